import { BrokenInvariant, type PlainDate } from '@lingjiang/kernel'
import {
  type AlternativeOutcome,
  ELIGIBILITY_RULE_SETS,
  type EligibilityClaim,
  type EligibilityEvaluation,
  type EligibilityRuleSet,
  evaluateEligibility,
  ruleSetFor,
} from '../domain/index.ts'

/** What is kept of an evaluation: the rules, the day and which alternatives held. The rest follows from the stored claim. */
export type StoredEvaluation = {
  readonly ruleSet: string
  readonly level: string
  readonly on: PlainDate
  readonly holding: readonly string[]
}

/** The table in force on a day. */
export function ruleSetOn(day: PlainDate, named?: string): EligibilityRuleSet {
  const ruleSet = ruleSetFor(ELIGIBILITY_RULE_SETS, day, named)
  if (!ruleSet) throw new BrokenInvariant(`no eligibility rules on ${day}`)
  return ruleSet
}

/** Evaluates a claim on a day. @returns what is kept, and the outcome of the alternative claimed (undefined when the level has no such) */
export function evaluateClaim(
  claim: EligibilityClaim,
  alternative: string,
  on: PlainDate,
): { readonly evaluation: StoredEvaluation; readonly outcome: AlternativeOutcome | undefined } {
  const { ruleSet, level, holding, alternatives } = evaluateEligibility(claim, ruleSetOn(on), on)
  return {
    evaluation: { ruleSet, level, on, holding },
    outcome: alternatives.find((one) => one.id === alternative),
  }
}

/** The full evaluation of a stored claim, under the rules and on the day it was decided. */
export function recallEvaluation(claim: EligibilityClaim, stored: StoredEvaluation): EligibilityEvaluation {
  return evaluateEligibility(claim, ruleSetOn(stored.on, stored.ruleSet), stored.on)
}
