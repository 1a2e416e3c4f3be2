import type { Text } from './text.ts'

/** What is assessed: theory, practical skill, comprehensive review (levels 2 and 1), work performance. */
export const SUBJECTS = ['theory', 'practical', 'review', 'performance'] as const
export type Subject = (typeof SUBJECTS)[number]
export const SUBJECT_NAMES: Readonly<Record<Subject, Text>> = {
  theory: { zh: '理论知识考试', en: 'Theory' },
  practical: { zh: '操作技能考核', en: 'Practical' },
  review: { zh: '综合评审', en: 'Comprehensive review' },
  performance: { zh: '工作业绩评审', en: 'Work performance' },
}

/** How it is assessed: a set, not one of them (人社厅发〔2020〕104号). */
export const ASSESSMENT_METHODS = [
  'computer-exam',
  'paper-exam',
  'practical-operation',
  'process-assessment',
  'module-assessment',
  'performance-review',
  'oral-defence',
] as const
export type AssessmentMethod = (typeof ASSESSMENT_METHODS)[number]
export const ASSESSMENT_METHOD_NAMES: Readonly<Record<AssessmentMethod, Text>> = {
  'computer-exam': { zh: '机考', en: 'Computer exam' },
  'paper-exam': { zh: '笔试', en: 'Paper exam' },
  'practical-operation': { zh: '实际操作', en: 'Practical operation' },
  'process-assessment': { zh: '过程化考核', en: 'Assessment of the process' },
  'module-assessment': { zh: '模块化考核', en: 'Assessment by modules' },
  'performance-review': { zh: '业绩评审', en: 'Performance review' },
  'oral-defence': { zh: '答辩', en: 'Oral defence' },
}
