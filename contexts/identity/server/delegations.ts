import { dayOf, type PlainDate, type RegionCode, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { DelegateMandate, ListDelegations, WithdrawDelegation } from '../contract/index.ts'
import { delegateMandate } from '../domain/index.ts'
import { accountOf } from './account-actor.ts'
import { asSystem } from './as-system.ts'
import { borrowedBy, type DelegationRow, findOfficer, lentBy } from './delegation-views.ts'
import { readDay } from './grant-mandate.ts'
import { mandateStore } from './mandate-store.ts'
import { regionStore } from './region-store.ts'

/** Trying out login names is not what the form is for. */
const LIMIT = [{ count: 30, seconds: 3600 }] as const

export const listDelegations = endpoint(ListDelegations, async ({ tx, actor, now }) => {
  const { accountId } = accountOf(actor)
  const [lent, borrowed] = [await lentBy(tx, accountId), await borrowedBy(tx, accountId)]
  const names = await regionStore.names(
    tx,
    [...lent, ...borrowed].flatMap((row) => row.regionCodes),
  )
  const reply = (row: DelegationRow) => ({
    id: row.id,
    role: row.role,
    regions: row.regionCodes.map((code) => ({ code, name: names.get(code) ?? code })),
    other: row.other,
    from: row.validFrom,
    to: row.validTo,
    reason: row.reason,
    standing: standingOf(row, dayOf(now)),
  })
  return { lent: lent.map(reply), borrowed: borrowed.map(reply) }
})

function standingOf(row: DelegationRow, today: PlainDate) {
  if (row.ended) return 'withdrawn' as const
  if (row.validFrom > today) return 'upcoming' as const
  return row.validTo < today ? ('past' as const) : ('in-force' as const)
}

export const delegateMandateRoute = endpoint(DelegateMandate, async ({ tx, body, actor, now, services, record }) => {
  const own = accountOf(actor)
  const wait = services.limits.take(`delegate ${own.accountId}`, LIMIT)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  const today = dayOf(now)
  const login = services.vault.blindIndex('login', body.login.trim().toLowerCase())
  const borrower = await asSystem(tx, actor, 'find-borrower', () => findOfficer(tx, login, today))
  if (!borrower || borrower.id === own.accountId) return refuse('borrower-unknown')
  const mandate = await mandateStore.read(tx, own.mandateId)
  if (!mandate) return refuse('delegation-exceeds-own', { days: 0 })
  const decision = delegateMandate(
    {
      id: mandate.id,
      role: mandate.role,
      regions: mandate.regionCodes as RegionCode[],
      delegated: mandate.delegatedFrom !== null,
      validTo: mandate.validTo as PlainDate | null,
    },
    {
      toAccountId: borrower.id,
      regions: body.regions as RegionCode[],
      from: readDay('/from', body.from),
      to: readDay('/to', body.to),
      reason: body.reason,
    },
    today,
  )
  if (!decision.ok) return decision
  const delegationId = await mandateStore.grant(tx, {
    accountId: borrower.id,
    role: mandate.role,
    regionCodes: body.regions,
    organisationId: null,
    organisationName: null,
    validFrom: body.from,
    validTo: body.to,
    delegatedFrom: mandate.id,
    reason: body.reason,
    grantedBy: own.accountId,
    grantedAt: now,
  })
  if (!delegationId) throw new Error('a lent mandate has no constraint to clash with')
  record({
    action: 'mandate-delegated',
    subjectKind: 'account',
    subjectId: borrower.id,
    facts: {
      mandateId: delegationId,
      role: mandate.role,
      regions: body.regions,
      from: body.from,
      to: body.to,
      reason: body.reason,
    },
  })
  return { delegationId }
})

export const withdrawDelegation = endpoint(WithdrawDelegation, async ({ tx, params, actor, now, record }) => {
  const own = accountOf(actor)
  const lent = (await lentBy(tx, own.accountId)).find((row) => row.id === params.delegationId && !row.ended)
  if (!lent) return refuse('not-found')
  await mandateStore.revoke(tx, lent.id, now)
  record({
    action: 'delegation-withdrawn',
    subjectKind: 'mandate',
    subjectId: lent.id,
    facts: { role: lent.role, regions: lent.regionCodes },
  })
  return { state: 'withdrawn' as const }
})
