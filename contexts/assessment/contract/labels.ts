import type { Text } from '@lingjiang/kernel'

export { SUBJECT_NAMES } from '../domain/subject.ts'

/** What is assessed: theory, practical skill, comprehensive review (levels 2 and 1), work performance. */
export const SUBJECTS = ['theory', 'practical', 'review', 'performance'] as const
export type Subject = (typeof SUBJECTS)[number]
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

export const DUTY_ROLES = ['invigilator', 'lead-examiner', 'examiner', 'review-panel', 'internal-supervisor'] as const
export type DutyRole = (typeof DUTY_ROLES)[number]
export const DUTY_ROLE_NAMES: Readonly<Record<DutyRole, Text>> = {
  invigilator: { zh: '监考员', en: 'Invigilator' },
  'lead-examiner': { zh: '考评组长', en: 'Lead examiner' },
  examiner: { zh: '考评员', en: 'Examiner' },
  'review-panel': { zh: '综合评审委员', en: 'Review panel' },
  'internal-supervisor': { zh: '内督员', en: 'Internal supervisor' },
}

export const SESSION_KINDS = ['regular', 'resit'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]
export const SESSION_KIND_NAMES: Readonly<Record<SessionKind, Text>> = {
  regular: { zh: '正考', en: 'First sitting' },
  resit: { zh: '补考', en: 'Resit' },
}

export const REGISTRATION_STATES = ['submitted', 'returned', 'accepted', 'admitted', 'cancelled'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]
export const REGISTRATION_STATE_NAMES: Readonly<Record<RegistrationState, Text>> = {
  submitted: { zh: '待审核', en: 'Waiting for review' },
  returned: { zh: '已退回', en: 'Returned' },
  accepted: { zh: '审核通过', en: 'Accepted' },
  admitted: { zh: '已编排考场', en: 'Seated, ticket issued' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}
