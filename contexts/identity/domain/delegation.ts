import {
  accept,
  covers,
  type Decision,
  daysBetween,
  type PlainDate,
  type RegionCode,
  type Role,
  refuse,
} from '@lingjiang/kernel'

export type OwnMandate = {
  readonly id: string
  readonly role: Role
  readonly regions: readonly RegionCode[]
  readonly delegated: boolean
  /** Last day of the own mandate; null when it has none. */
  readonly validTo?: PlainDate | null
}
export type DelegationRequest = {
  readonly toAccountId: string
  readonly regions: readonly RegionCode[]
  readonly from: PlainDate
  readonly to: PlainDate
  readonly reason: string
}
export type DelegationGranted = { readonly kind: 'mandate-delegated'; readonly mandateId: string } & DelegationRequest

/** Days for which an officer may lend the own mandate. Ours. */
export const LONGEST_DELEGATION_DAYS = 60

/**
 * An officer lends the own role for some of the own regions and some days, from today on and not beyond the own mandate; what was lent
 * cannot be lent on.
 */
export function delegateMandate(
  own: OwnMandate,
  request: DelegationRequest,
  today: PlainDate = request.from,
): Decision<DelegationGranted, 'delegation-exceeds-own'> {
  const within =
    request.regions.length > 0 && request.regions.every((region) => own.regions.some((mine) => covers(mine, region)))
  const days = daysBetween(request.from, request.to)
  const beyond = Boolean(own.validTo && request.to > own.validTo) || request.from < today
  if (own.delegated || !within || beyond || days < 0 || days > LONGEST_DELEGATION_DAYS)
    return refuse('delegation-exceeds-own', { days: LONGEST_DELEGATION_DAYS })
  return accept({ kind: 'mandate-delegated', mandateId: own.id, ...request })
}
