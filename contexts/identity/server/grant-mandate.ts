import { randomUUID } from 'node:crypto'
import { dayOf, parsePlainDate, type RegionCode, refuse } from '@lingjiang/kernel'
import { endpoint, Malformed } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { GrantMandate, RevokeMandate } from '../contract/index.ts'
import { grantMandate, isAdministrator } from '../domain/index.ts'
import { accountOf } from './account-actor.ts'
import { findAccount } from './account-views.ts'
import { isLastAdministrator } from './manage-accounts.ts'
import { mandateStore } from './mandate-store.ts'
import { regionStore } from './region-store.ts'

/** A day of a request, or the fault that it is none. */
export function readDay(pointer: string, text: string) {
  const day = parsePlainDate(text)
  if (!day) throw new Malformed([{ pointer, text: '日期不正确 / Not a calendar day' }])
  return day
}

export const grantMandateRoute = endpoint(GrantMandate, async ({ tx, params, body, actor, now, record }) => {
  const granter = accountOf(actor)
  const account = await findAccount(tx, params.accountId, now)
  if (!account) return refuse('not-found')
  const known = await regionStore.names(tx, body.regions)
  if (body.regions.some((code) => !known.has(code))) return refuse('mandate-regions-invalid')
  const organisation = await organisationOf(tx, body)
  const validFrom = readDay('/validFrom', body.validFrom)
  const validTo = body.validTo ? readDay('/validTo', body.validTo) : null
  const regions = body.regions as RegionCode[]
  const decision = grantMandate(
    { role: body.role, regions, hasOrganisation: organisation !== undefined, validFrom, validTo },
    {
      id: account.id,
      disabled: account.state === 'disabled',
      hasOneTimeCode: account.oneTimeCode !== 'absent',
      roles: account.roles,
    },
    granter.accountId,
    dayOf(now),
  )
  if (!decision.ok) return decision
  const mandateId = await mandateStore.grant(tx, {
    accountId: account.id,
    role: body.role,
    regionCodes: regions,
    organisationId: organisation?.id ?? null,
    organisationName: organisation?.name ?? null,
    validFrom,
    validTo,
    delegatedFrom: null,
    reason: body.reason,
    grantedBy: granter.accountId,
    grantedAt: now,
  })
  if (!mandateId) return refuse('administrators-exclude-one-another')
  record({
    action: 'mandate-granted',
    subjectKind: 'account',
    subjectId: account.id,
    organisationId: organisation?.id ?? null,
    facts: { mandateId, role: body.role, regions, reason: body.reason },
  })
  return { mandateId }
})

/** A known organisation by its id, or a new one by its name. */
async function organisationOf(tx: Tx, body: { readonly organisationId?: string; readonly organisationName?: string }) {
  if (body.organisationId) {
    const name = await mandateStore.organisationName(tx, body.organisationId)
    return name === undefined ? undefined : { id: body.organisationId, name }
  }
  return body.organisationName?.trim() ? { id: randomUUID(), name: body.organisationName.trim() } : undefined
}

export const revokeMandate = endpoint(RevokeMandate, async ({ tx, params, body, actor, now, record }) => {
  const mandate = await mandateStore.find(tx, params.mandateId)
  if (!mandate) return refuse('not-found')
  if (mandate.accountId === accountOf(actor).accountId) return refuse('own-account')
  const holder = { id: mandate.accountId, roles: [mandate.role] }
  if (isAdministrator(mandate.role) && (await isLastAdministrator(tx, actor, holder, now)))
    return refuse('last-administrator')
  await mandateStore.revoke(tx, mandate.id, now)
  record({
    action: 'mandate-revoked',
    subjectKind: 'account',
    subjectId: mandate.accountId,
    facts: { mandateId: mandate.id, role: mandate.role, reason: body.reason },
  })
  return { state: 'revoked' as const }
})
