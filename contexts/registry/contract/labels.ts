import type { Text } from '@lingjiang/kernel'

/** What an organisation is before the law, as its credit code begins. */
export const LEGAL_FORMS = ['company', 'public-institution', 'association', 'private-non-enterprise', 'other'] as const
export type LegalForm = (typeof LEGAL_FORMS)[number]
export const LEGAL_FORM_NAMES: Readonly<Record<LegalForm, Text>> = {
  company: { zh: '企业', en: 'Company' },
  'public-institution': { zh: '事业单位', en: 'Public institution' },
  association: { zh: '社会团体', en: 'Association' },
  'private-non-enterprise': { zh: '民办非企业单位', en: 'Private non-enterprise unit' },
  other: { zh: '其他', en: 'Other' },
}

export const TENURES = ['owned', 'leased'] as const
export type Tenure = (typeof TENURES)[number]
export const TENURE_NAMES: Readonly<Record<Tenure, Text>> = {
  owned: { zh: '自有', en: 'Owned' },
  leased: { zh: '租用', en: 'Leased' },
}

export const STAFF_KINDS = ['manager', 'examiner', 'internal-supervisor', 'expert'] as const
export type StaffKind = (typeof STAFF_KINDS)[number]
export const STAFF_KIND_NAMES: Readonly<Record<StaffKind, Text>> = {
  manager: { zh: '认定管理人员', en: 'Assessment manager' },
  examiner: { zh: '考评员', en: 'Examiner' },
  'internal-supervisor': { zh: '内督员', en: 'Internal supervisor' },
  expert: { zh: '专家', en: 'Expert' },
}

export const EXAMINER_GRADES = ['examiner', 'senior-examiner'] as const
export type ExaminerGrade = (typeof EXAMINER_GRADES)[number]
export const EXAMINER_GRADE_NAMES: Readonly<Record<ExaminerGrade, Text>> = {
  examiner: { zh: '考评员', en: 'Examiner' },
  'senior-examiner': { zh: '高级考评员', en: 'Senior examiner' },
}

export const CATALOGUE_STATUSES = ['listed', 'warned', 'suspended', 'removed'] as const
export type CatalogueStatus = (typeof CATALOGUE_STATUSES)[number]
export const CATALOGUE_STATUS_NAMES: Readonly<Record<CatalogueStatus, Text>> = {
  listed: { zh: '在册', en: 'Listed' },
  warned: { zh: '在册（警示）', en: 'Listed, with a warning' },
  suspended: { zh: '暂停', en: 'Suspended' },
  removed: { zh: '已移出', en: 'Removed' },
}

export const CATALOGUE_EVENT_KINDS = ['listed', 'warned', 'suspended', 'resumed', 'removed'] as const
export type CatalogueEventKind = (typeof CATALOGUE_EVENT_KINDS)[number]
export const CATALOGUE_EVENT_NAMES: Readonly<Record<CatalogueEventKind, Text>> = {
  listed: { zh: '列入目录', en: 'Listed' },
  warned: { zh: '警示', en: 'Warned' },
  suspended: { zh: '暂停', en: 'Suspended' },
  resumed: { zh: '恢复', en: 'Resumed' },
  removed: { zh: '移出目录', en: 'Removed' },
}
