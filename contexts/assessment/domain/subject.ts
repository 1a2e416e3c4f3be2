import type { SkillLevel, Text } from '@lingjiang/kernel'

/** What is assessed. Levels 2 and 1 add the comprehensive review; employers may assess work performance instead of exams. */
export type AssessedSubject = 'theory' | 'practical' | 'review' | 'performance'

export const SUBJECT_NAMES: Readonly<Record<AssessedSubject, Text>> = {
  theory: { zh: '理论知识考试', en: 'Theory' },
  practical: { zh: '操作技能考核', en: 'Practical' },
  review: { zh: '综合评审', en: 'Comprehensive review' },
  performance: { zh: '工作业绩评审', en: 'Work performance' },
}

/** The subjects an exam of a level needs; none for the grades that are appointed or converted. */
export function subjectsOfExam(level: SkillLevel): readonly AssessedSubject[] {
  if (level === '2' || level === '1') return ['theory', 'practical', 'review']
  return level === '5' || level === '4' || level === '3' ? ['theory', 'practical'] : []
}
