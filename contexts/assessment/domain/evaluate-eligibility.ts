import { ageOn, type Facts, type PlainDate, type StandardLevel, type Text } from '@lingjiang/kernel'
import type { EligibilityClaim, HeldCertificate, HeldTitle, Study } from './eligibility-claim.ts'
import type {
  EligibilityAlternative,
  EligibilityCondition,
  EligibilityRuleSet,
  EvidenceKind,
} from './eligibility-rule-set.ts'
import { wordCondition, wordMissing } from './eligibility-wording.ts'
import { COUNTED_YEAR, partsOfTime, timeBetween, workTime } from './work-time.ts'

export type ConditionOutcome = {
  readonly condition: EligibilityCondition
  readonly met: boolean
  /** What is asked. */
  readonly asks: Text
  /** What is missing, with the amount; null when met. */
  readonly missing: Text | null
  readonly facts: Facts
}

export type AlternativeOutcome = {
  readonly id: string
  readonly holds: boolean
  readonly conditions: readonly ConditionOutcome[]
  readonly evidence: readonly EvidenceKind[]
}

export type EligibilityEvaluation = {
  readonly ruleSet: string
  readonly level: StandardLevel
  readonly on: PlainDate
  readonly alternatives: readonly AlternativeOutcome[]
  /** Ids of the alternatives that hold, in the order of the table. */
  readonly holding: readonly string[]
}

/** What a check of one condition found: met, or what is lacking. `short` is counted time. */
export type Finding = {
  readonly met: boolean
  readonly short?: number
  readonly lacks?: 'certificate' | 'title' | 'study' | 'work'
}

/** Checks a claim against every alternative of its level: which hold, and what the others lack (编制技术规程 2023, 申报条件). */
export function evaluateEligibility(
  claim: EligibilityClaim,
  ruleSet: EligibilityRuleSet,
  on: PlainDate,
): EligibilityEvaluation {
  const alternatives = ruleSet.alternatives
    .filter((alternative) => alternative.level === claim.level)
    .map((alternative) => evaluateAlternative(claim, alternative, on))
  const holding = alternatives.filter((alternative) => alternative.holds).map((alternative) => alternative.id)
  return { ruleSet: ruleSet.id, level: claim.level, on, alternatives, holding }
}

function evaluateAlternative(
  claim: EligibilityClaim,
  alternative: EligibilityAlternative,
  on: PlainDate,
): AlternativeOutcome {
  const conditions = alternative.conditions.map((condition): ConditionOutcome => {
    const finding = CHECKS[condition.kind](claim, condition as never, on)
    return {
      condition,
      met: finding.met,
      asks: wordCondition(condition),
      missing: finding.met ? null : wordMissing(condition, finding),
      facts: finding.short === undefined ? {} : partsOfTime(finding.short),
    }
  })
  return {
    id: alternative.id,
    holds: conditions.every((condition) => condition.met),
    conditions,
    evidence: alternative.evidence,
  }
}

type Check<K extends EligibilityCondition['kind']> = (
  claim: EligibilityClaim,
  condition: Extract<EligibilityCondition, { kind: K }>,
  on: PlainDate,
) => Finding

const CHECKS: { readonly [K in EligibilityCondition['kind']]: Check<K> } = {
  age: (claim, { years }, on) => {
    const met = ageOn(claim.bornOn, on) >= years
    return met ? { met } : { met, short: years * COUNTED_YEAR - timeBetween(claim.bornOn, on) }
  },
  'intends-to-work': (claim) => ({ met: claim.intendsToWork }),
  'works-in-occupation': (claim, _condition, on) => ({
    met: claim.work.some((p) => p.relation !== 'other' && p.from <= on && (!p.to || p.to >= on)),
  }),
  work: (claim, { years }, on) => enough(workTime(claim.work, on), years),
  certificate: (claim, { level }, on) =>
    earliestCertificate(claim, level, on) ? { met: true } : { met: false, lacks: 'certificate' },
  'certificate-held': (claim, { level, years }, on) => {
    const held = earliestCertificate(claim, level, on)
    return held ? enough(timeBetween(held.issuedOn, on), years) : { met: false, lacks: 'certificate' }
  },
  'work-after-certificate': (claim, { level, years }, on) => {
    const held = earliestCertificate(claim, level, on)
    return held ? enough(workTime(claim.work, on, held.issuedOn), years) : { met: false, lacks: 'certificate' }
  },
  'work-after-title': (claim, { rank, years }, on) => {
    const held = earliestTitle(claim.titles, rank, on)
    return held ? enough(workTime(claim.work, on, held.awardedOn), years) : { met: false, lacks: 'title' }
  },
  study: (claim, condition) =>
    claim.studies.some((study) => studyFits(study, condition)) ? { met: true } : { met: false, lacks: 'study' },
}

function enough(time: number, years: number): Finding {
  const short = years * COUNTED_YEAR - time
  return short <= 0 ? { met: true } : { met: false, short }
}

function earliestCertificate(claim: EligibilityClaim, level: string, on: PlainDate): HeldCertificate | undefined {
  return claim.certificates
    .filter((held) => held.relation !== 'other' && held.level === level && held.issuedOn <= on)
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))[0]
}

function earliestTitle(titles: readonly HeldTitle[], rank: string, on: PlainDate): HeldTitle | undefined {
  return titles
    .filter((held) => held.relation !== 'other' && held.rank === rank && held.awardedOn <= on)
    .toSorted((a, b) => (a.awardedOn < b.awardedOn ? -1 : 1))[0]
}

function studyFits(study: Study, condition: Extract<EligibilityCondition, { kind: 'study' }>): boolean {
  return (
    study.relation !== 'other' &&
    condition.schools.includes(study.school) &&
    condition.statuses.includes(study.status) &&
    (condition.classes === undefined || condition.classes.includes(study.technicalClass)) &&
    (condition.approvedOnly === undefined || study.approvedProgramme === true)
  )
}
