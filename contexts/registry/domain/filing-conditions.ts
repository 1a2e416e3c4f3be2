import { type Facts, fillText, type OrganisationKind, type Reason, type Text } from '@lingjiang/kernel'
import type { FilingApplication } from './filing-application.ts'
import { ITEM_CONDITIONS } from './filing-conditions-items.ts'
import { ORGANISATION_CONDITIONS } from './filing-conditions-organisation.ts'
import { SITE_CONDITIONS } from './filing-conditions-sites.ts'
import type { RegistryParameters } from './parameters.ts'

/** One condition as it applies: about the organisation, or about the occupation or site named. */
export type FilingReason = Reason & {
  readonly about: string | null
  /** What is asked, filled with the amount. */
  readonly asks: Text
  /** What was found. */
  readonly found: Text
}

export type Finding = { readonly met: boolean; readonly about?: string; readonly facts?: Facts }

/** A condition: texts with `{needed}` and `{have}`; `check` gives a finding for each thing looked at, none where it does not apply. */
export type FilingCondition = {
  readonly rule: string
  readonly kinds: readonly OrganisationKind[]
  readonly asks: Text
  readonly found: Text
  check(application: FilingApplication, parameters: RegistryParameters): readonly Finding[]
}

export const FILING_CONDITIONS: readonly FilingCondition[] = [
  ...ORGANISATION_CONDITIONS,
  ...ITEM_CONDITIONS,
  ...SITE_CONDITIONS,
]

/** 五（一）: every filing condition of the kind with its outcome, for the form while it is filled in, the officer and the record. */
export function checkFilingConditions(
  application: FilingApplication,
  parameters: RegistryParameters,
): readonly FilingReason[] {
  return FILING_CONDITIONS.filter((condition) => condition.kinds.includes(application.kind)).flatMap((condition) =>
    condition.check(application, parameters).map((finding) => toReason(condition, finding)),
  )
}

/** Whether an application may be submitted: all conditions met. */
export function meetsFilingConditions(reasons: readonly FilingReason[]): boolean {
  return reasons.every((reason) => reason.met)
}

function toReason(condition: FilingCondition, finding: Finding): FilingReason {
  const facts = finding.facts ?? {}
  const fill = (text: Text): Text => ({ zh: fillText(text.zh, facts), en: fillText(text.en, facts) })
  return {
    rule: condition.rule,
    met: finding.met,
    facts,
    about: finding.about ?? null,
    asks: fill(condition.asks),
    found: finding.met ? { zh: '符合', en: 'met' } : fill(condition.found),
  }
}
