import { addDays, addMonths, addYears, type PlainDate, plainDate } from '@lingjiang/kernel'
import type { RegistryParameters } from './parameters.ts'

export type Validity = { readonly validFrom: PlainDate; readonly validTo: PlainDate }

/** F-10: a filing holds for the years of the rule from its decision, last day included. */
export function validityFrom(decidedOn: PlainDate, parameters: RegistryParameters): Validity {
  return {
    validFrom: decidedOn,
    validTo: addDays(addYears(decidedOn, parameters['registry.filing.validity-years']), -1),
  }
}

/** F-11: a renewal goes on where the old validity ends, or from its decision when that is later; the code stays. */
export function validityOfRenewal(old: Validity, decidedOn: PlainDate, parameters: RegistryParameters): Validity {
  const next = addDays(old.validTo, 1)
  return validityFrom(next > decidedOn ? next : decidedOn, parameters)
}

export type ValidityPhase = 'not-begun' | 'in-force' | 'expiring' | 'grace' | 'expired'

/** Where a day lies: expiring shortly before the end; in the grace days data may be handed in but nothing assessed. */
export function phaseOn(validity: Validity, on: PlainDate, parameters: RegistryParameters): ValidityPhase {
  if (on < validity.validFrom) return 'not-begun'
  if (on > addDays(validity.validTo, parameters['registry.filing.grace-days'])) return 'expired'
  if (on > validity.validTo) return 'grace'
  return on > addDays(validity.validTo, -parameters['registry.filing.expiring-days']) ? 'expiring' : 'in-force'
}

export type Idleness = {
  readonly idleSince: PlainDate
  readonly removable: boolean
  readonly barredUntil: PlainDate | null
}

/** F-16: no assessment for the months of the rule, counted from the last one or from filing: removable, and barred from then on. */
export function idlenessOn(lastActiveOn: PlainDate, on: PlainDate, parameters: RegistryParameters): Idleness {
  const removable = addMonths(lastActiveOn, parameters['registry.filing.idle-months']) <= on
  const bar = addMonths(on, parameters['registry.filing.idle-bar-months'])
  return { idleSince: lastActiveOn, removable, barredUntil: removable ? bar : null }
}

/** F-17: the last day for publishing the plan of a year. */
export function annualPlanDueOn(year: number, parameters: RegistryParameters): PlainDate {
  return plainDate(`${year}-${parameters['registry.filing.annual-plan-due']}`)
}
