import type { PlainDate, SkillLevel, StandardLevel } from '@lingjiang/kernel'

/** How an occupation, major or speciality stands to the one applied for. `same` and `related` count as 本职业或相关职业. */
export const OCCUPATION_RELATIONS = ['same', 'related', 'other'] as const
export type OccupationRelation = (typeof OCCUPATION_RELATIONS)[number]

export const TITLE_RANKS = ['junior', 'intermediate', 'senior'] as const
export type TitleRank = (typeof TITLE_RANKS)[number]

export const SCHOOL_KINDS = [
  'ordinary-technical-school',
  'senior-technical-school',
  'technician-college',
  'secondary-vocational-school',
  'higher-vocational-college',
  'university',
  'general-school',
] as const
export type SchoolKind = (typeof SCHOOL_KINDS)[number]

/** Class of a technical college; `none` for other schools. */
export const TECHNICAL_CLASSES = ['none', 'intermediate-worker', 'senior-worker', 'technician'] as const
export type TechnicalClass = (typeof TECHNICAL_CLASSES)[number]

export const STUDY_STATUSES = ['graduate', 'final-year', 'studying'] as const
export type StudyStatus = (typeof STUDY_STATUSES)[number]

/** A time of work. `to` is the last day worked; absent while the work goes on. */
export type WorkPeriod = {
  readonly relation: OccupationRelation
  readonly from: PlainDate
  readonly to?: PlainDate | null
}
export type HeldCertificate = {
  readonly relation: OccupationRelation
  readonly level: SkillLevel
  readonly issuedOn: PlainDate
}
export type HeldTitle = {
  readonly relation: OccupationRelation
  readonly rank: TitleRank
  readonly awardedOn: PlainDate
}
export type Study = {
  readonly school: SchoolKind
  readonly technicalClass: TechnicalClass
  readonly relation: OccupationRelation
  readonly status: StudyStatus
  /** The programme was assessed and approved (经评估论证) for applying straight for level 3. */
  readonly approvedProgramme?: boolean
}

/** What a candidate states of themself for one occupation and level. */
export type EligibilityClaim = {
  readonly level: StandardLevel
  readonly bornOn: PlainDate
  /** Means to work in the occupation or a related one. */
  readonly intendsToWork: boolean
  readonly work: readonly WorkPeriod[]
  readonly certificates: readonly HeldCertificate[]
  readonly titles: readonly HeldTitle[]
  readonly studies: readonly Study[]
}
