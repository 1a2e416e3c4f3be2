import type { PlainDate, Role } from '@lingjiang/kernel'
import { auditActions, digestAuditDay, endpoint, searchAudit } from '@lingjiang/platform'
import { CheckAuditSeal, ListAuditSeals, SearchAudit } from '../contract/index.ts'
import { accountIdsLike, accountsById } from './account-views.ts'
import { readDay } from './grant-mandate.ts'
import { listSeals, sealOfDay } from './seal-audit.ts'

const PAGE = 50
/** The actions by which somebody saw a full identity number. */
const FULL_NUMBER_VIEWS = ['document-number-revealed'] as const

export const searchAuditRoute = endpoint(SearchAudit, async ({ tx, query }) => {
  const account = query.account?.trim()
  const rows = await searchAudit(tx, {
    accountIds: account ? await accountIdsLike(tx, account) : undefined,
    subject: query.subject?.trim() || undefined,
    action: query.action?.trim() || undefined,
    actions: query.views ? FULL_NUMBER_VIEWS : undefined,
    outcome: query.outcome,
    from: query.from ? readDay('/query/from', query.from) : undefined,
    to: query.to ? readDay('/query/to', query.to) : undefined,
    before: query.before,
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const names = await accountsById(
    tx,
    page.flatMap((row) => [row.accountId, row.delegatedBy]).filter((id) => id !== null),
  )
  return {
    events: page.map(({ accountId, delegatedBy, role, ...row }) => ({
      ...row,
      role: role as Role | null,
      account: accountId ? (names.get(accountId) ?? { id: accountId, login: accountId, name: '' }) : null,
      delegatedBy: delegatedBy ? (names.get(delegatedBy)?.name ?? delegatedBy) : null,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
    actions: [...(await auditActions(tx))],
  }
})

export const listAuditSeals = endpoint(ListAuditSeals, async ({ query, services }) => {
  const seals = await listSeals(services.publicDb, query.before, PAGE + 1)
  const page = seals.slice(0, PAGE)
  return { seals: page, next: seals.length > PAGE ? (page.at(-1)?.day ?? null) : null }
})

export const checkAuditSeal = endpoint(CheckAuditSeal, async ({ tx, params, services }) => {
  const day: PlainDate = readDay('/params/day', params.day)
  const sealed = await sealOfDay(services.publicDb, day)
  const found = await digestAuditDay(tx, day)
  const same = sealed?.digest === found.digest && sealed.events === found.events
  const standing = !sealed ? ('not-sealed' as const) : same ? ('intact' as const) : ('changed' as const)
  return { day, standing, sealed: sealed ?? null, found }
})
