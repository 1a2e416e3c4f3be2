import type { Text } from './text.ts'

/** 三（一）: employers, technical colleges, social training-and-assessment organisations. One legal person may hold filings of several kinds. */
export const ORGANISATION_KINDS = ['employer', 'technical-college', 'training-and-assessment-org'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export const ORGANISATION_KIND_NAMES: Readonly<Record<OrganisationKind, Text>> = {
  employer: { zh: '用人单位', en: 'Employer' },
  'technical-college': { zh: '技工院校', en: 'Technical college' },
  'training-and-assessment-org': { zh: '社会培训评价组织', en: 'Training-and-assessment organisation' },
}

/** Whom a filed occupation may be assessed for: own staff, own students, the public. */
export const AUDIENCES = ['own-staff', 'own-students', 'public'] as const
export type Audience = (typeof AUDIENCES)[number]

export const AUDIENCE_NAMES: Readonly<Record<Audience, Text>> = {
  'own-staff': { zh: '本单位职工', en: 'Own staff' },
  'own-students': { zh: '本校学生', en: 'Own students' },
  public: { zh: '社会人员', en: 'The public' },
}
