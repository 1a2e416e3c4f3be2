import type { Outcome, Reason, Step, StepFacts, StepName } from './verdict.ts'
import { REASON_TEXTS, STEP_TEXTS, worded } from './words.ts'

/** One step with its plain words. A fact `xEn` is used for `x` in English where there is one. */
export function stepOf(step: StepName, outcome: Outcome, why: Reason, facts: StepFacts = {}): Step {
  return { step, outcome, why, facts, title: STEP_TEXTS[step], text: worded(REASON_TEXTS[why], facts) }
}
