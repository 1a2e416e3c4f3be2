import type { Text } from '@lingjiang/kernel'

export {
  ASSESSMENT_METHOD_NAMES,
  ASSESSMENT_METHODS,
  type AssessmentMethod,
  SUBJECT_NAMES,
  SUBJECTS,
  type Subject,
} from '@lingjiang/kernel'

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
