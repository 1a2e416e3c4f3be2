import {
  accept,
  type Decision,
  OFFICER_ROLES,
  type PlainDate,
  type RegionCode,
  type Role,
  refuse,
  tierOf,
} from '@lingjiang/kernel'

/** The three that exclude one another (GB/T 22239 tier 3): who opens accounts, who grants, who watches both. */
export const ADMINISTRATOR_ROLES = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const satisfies readonly Role[]
export type AdministratorRole = (typeof ADMINISTRATOR_ROLES)[number]
/** Roles that are held for an organisation. */
export const ORGANISATION_ROLES = [
  'organisation-manager',
  'examiner',
  'internal-supervisor',
] as const satisfies readonly Role[]

const isOneOf = (list: readonly Role[], role: Role) => list.includes(role)
export const isOfficer = (role: Role) => isOneOf(OFFICER_ROLES, role)
export const isAdministrator = (role: Role) => isOneOf(ADMINISTRATOR_ROLES, role)
export const needsOrganisation = (role: Role) => isOneOf(ORGANISATION_ROLES, role)

export type GrantRequest = {
  readonly role: Role
  readonly regions: readonly RegionCode[]
  readonly hasOrganisation: boolean
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
}
export type AccountFacts = {
  readonly id: string
  readonly disabled: boolean
  /** Has a one-time code, or must set one up before anything can be done with the account. */
  readonly hasOneTimeCode: boolean
  /** Roles of the mandates that were not revoked. */
  readonly roles: readonly Role[]
}
type GrantRefusal =
  | 'own-account'
  | 'account-disabled'
  | 'mandate-regions-invalid'
  | 'mandate-organisation-missing'
  | 'mandate-days-invalid'
  | 'one-time-code-needed'
  | 'administrators-exclude-one-another'

/**
 * The security administrator grants a role: officers for regions of their own tier, organisation roles for an organisation, officers and
 * administrators only with a one-time code; one account holds at most one of the three administrator roles, and nobody grants to the own account.
 */
export function grantMandate(
  request: GrantRequest,
  account: AccountFacts,
  granterId: string,
  today: PlainDate,
): Decision<{ readonly kind: 'mandate-granted' }, GrantRefusal> {
  if (account.id === granterId) return refuse('own-account')
  if (account.disabled) return refuse('account-disabled')
  if (!regionsFit(request)) return refuse('mandate-regions-invalid')
  if (needsOrganisation(request.role) !== request.hasOrganisation) return refuse('mandate-organisation-missing')
  if (request.validFrom < today || (request.validTo !== null && request.validTo < request.validFrom))
    return refuse('mandate-days-invalid')
  if ((isOfficer(request.role) || isAdministrator(request.role)) && !account.hasOneTimeCode)
    return refuse('one-time-code-needed')
  if (isAdministrator(request.role) && account.roles.some(isAdministrator))
    return refuse('administrators-exclude-one-another')
  return accept({ kind: 'mandate-granted' as const })
}

/** An officer's regions lie on the officer's tier: one or several counties, cities, or the province. Others have none. */
function regionsFit({ role, regions }: GrantRequest): boolean {
  if (!isOfficer(role)) return regions.length === 0
  return regions.length > 0 && regions.every((region) => role === `${tierOf(region)}-officer`)
}
