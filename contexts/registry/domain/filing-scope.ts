import {
  type Audience,
  type OrganisationKind,
  type PlainDate,
  type RegionCode,
  SKILL_LEVELS,
  type SkillLevel,
} from '@lingjiang/kernel'
import type { CollegeType } from './filing-application.ts'
import type { RegistryParameters } from './parameters.ts'

/** F-07: the levels a kind of organisation may assess; a college by the type of school. Lowest first. */
export function levelsFor(
  kind: OrganisationKind,
  collegeType: CollegeType | null,
  parameters: RegistryParameters,
): readonly SkillLevel[] {
  const allowed = {
    employer: () => parameters['registry.filing.employer-levels'],
    'technical-college': () => (collegeType ? parameters['registry.filing.college-levels'][collegeType] : []),
    'training-and-assessment-org': () => parameters['registry.filing.social-levels'],
  }[kind]()
  return SKILL_LEVELS.filter((level) => allowed.includes(level))
}

/** 三（一）: employers assess their own staff, colleges their own students; the public is for filings as social organisation. */
export function audiencesFor(kind: OrganisationKind): readonly Audience[] {
  const audience = {
    employer: 'own-staff',
    'technical-college': 'own-students',
    'training-and-assessment-org': 'public',
  } as const satisfies Record<OrganisationKind, Audience>
  return [audience[kind]]
}

/** F-14: the letter of the organisation code. Colleges that assess their own students carry Y, as employers do. */
export function categoryFor(audience: Audience): 'Y' | 'S' {
  return audience === 'public' ? 'S' : 'Y'
}

export const FILING_STANDINGS = ['active', 'suspended', 'cancelled', 'closed'] as const
export type FilingStanding = (typeof FILING_STANDINGS)[number]

export type FiledItem = {
  readonly occupationCode: string
  readonly levels: readonly SkillLevel[]
  readonly audience: Audience
  readonly active: boolean
}

/** What a filing allows on a day. Valid in the whole province (F-18). */
export type FiledScope = {
  readonly standing: FilingStanding
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  readonly items: readonly FiledItem[]
}

export type ScopeQuestion = {
  readonly occupationCode: string
  readonly level: SkillLevel
  readonly audience: Audience
  readonly on: PlainDate
}

export type ScopeGap = 'filing-not-in-force' | 'occupation-not-filed' | 'level-not-filed' | 'audience-not-filed'

/** F-18: whether a filing covers an assessment; undefined when it does, else the first thing missing. */
export function findScopeGap(filing: FiledScope, question: ScopeQuestion): ScopeGap | undefined {
  const inForce = filing.standing === 'active' && filing.validFrom <= question.on && question.on <= filing.validTo
  if (!inForce) return 'filing-not-in-force'
  const items = filing.items.filter((item) => item.active && item.occupationCode === question.occupationCode)
  if (items.length === 0) return 'occupation-not-filed'
  const atLevel = items.filter((item) => item.levels.includes(question.level))
  if (atLevel.length === 0) return 'level-not-filed'
  return atLevel.some((item) => item.audience === question.audience) ? undefined : 'audience-not-filed'
}

/** F-18: the exam site's division supervises and counts, wherever the organisation is filed. */
export function supervisingRegion(siteRegion: RegionCode): RegionCode {
  return siteRegion
}
