import type { Audience, OrganisationKind, PlainDate, SkillLevel, Text } from '@lingjiang/kernel'

export const COLLEGE_TYPES = ['ordinary', 'senior', 'technician-college'] as const
export type CollegeType = (typeof COLLEGE_TYPES)[number]
export const COLLEGE_TYPE_NAMES: Readonly<Record<CollegeType, Text>> = {
  ordinary: { zh: '普通技工学校', en: 'Ordinary technical school' },
  senior: { zh: '高级技工学校', en: 'Senior technical school' },
  'technician-college': { zh: '技师学院', en: 'Technician college' },
}

export const SOCIAL_FORMS = [
  'leading-enterprise',
  'college',
  'association',
  'private-non-enterprise',
  'hr-service',
  'public-training-base',
  'other',
] as const
export type SocialForm = (typeof SOCIAL_FORMS)[number]
export const SOCIAL_FORM_NAMES: Readonly<Record<SocialForm, Text>> = {
  'leading-enterprise': { zh: '龙头企业', en: 'Leading enterprise' },
  college: { zh: '院校', en: 'College' },
  association: { zh: '行业协会、学会', en: 'Association or society' },
  'private-non-enterprise': { zh: '民办非企业单位', en: 'Private non-enterprise unit' },
  'hr-service': { zh: '人力资源服务机构', en: 'Human-resource service body' },
  'public-training-base': { zh: '公共实训基地', en: 'Public training base' },
  other: { zh: '其他', en: 'Other' },
}

export const SIZE_CLASSES = ['micro', 'small', 'medium', 'large'] as const
export type SizeClass = (typeof SIZE_CLASSES)[number]

export const ROOM_KINDS = ['paper', 'computer', 'practical', 'review'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]
export const ROOM_KIND_NAMES: Readonly<Record<RoomKind, Text>> = {
  paper: { zh: '纸笔考场', en: 'Paper room' },
  computer: { zh: '机考考场', en: 'Computer room' },
  practical: { zh: '实操考场', en: 'Practical room' },
  review: { zh: '评审考场', en: 'Review room' },
}

export type FilingItem = {
  /** Names the item in reasons: `4-03-02-01` or `4-03-02-01 work type`. */
  readonly occupationCode: string
  readonly occupationName: string
  readonly levels: readonly SkillLevel[]
  readonly audience: Audience
  readonly stations: number
  readonly examiners: number
  readonly experts: number
  /** A standard or an assessment norm is named. */
  readonly normNamed: boolean
  /** Employers: the occupation belongs to the main business. */
  readonly mainBusiness: boolean
  /** Colleges: a major on offer maps to the occupation. */
  readonly majorOffered: boolean
  /** Classes 3 to 6 of the dictionary, and occupations published later. */
  readonly skillOccupation: boolean
  /** Needs a licence to work (准入类): outside this system. */
  readonly entryQualification: boolean
  readonly newOccupation: boolean
}

export type FilingSite = {
  readonly name: string
  readonly tenure: 'owned' | 'leased'
  readonly leaseFrom: PlainDate | null
  readonly leaseTo: PlainDate | null
  readonly rooms: readonly RoomKind[]
  readonly videoSurveillance: boolean
}

/** What the conditions look at. Unknown facts are null and count as not met. */
export type FilingApplication = {
  readonly kind: OrganisationKind
  readonly on: PlainDate
  readonly legalPerson: boolean
  readonly goodCredit: boolean
  readonly violations: readonly PlainDate[]
  /** Last day of a bar on new applications. */
  readonly barredUntil: PlainDate | null
  readonly mainBusinessIsTraining: boolean
  readonly insuredStaff: number | null
  readonly sizeClass: SizeClass | null
  readonly payLinkedToLevels: boolean
  readonly educationFund: boolean
  readonly collegeType: CollegeType | null
  readonly socialForm: SocialForm | null
  readonly associationRating: number | null
  readonly trainingSince: PlainDate | null
  /** C19: took part in standards or item banks, assessed 200 own staff, assessed steadily for a year, or recommended by the industry's department. */
  readonly experienceRelaxed: boolean
  readonly undertakings: boolean
  readonly fullTimeManagers: number
  readonly supervisors: number
  readonly seniorSupervisors: number
  readonly items: readonly FilingItem[]
  readonly sites: readonly FilingSite[]
  readonly documents: readonly string[]
}
