import { refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { GetAccount, ListAccounts, ListMandateOrganisations } from '../contract/index.ts'
import { findAccount, listAccounts, listOrganisations, mandatesOf } from './account-views.ts'
import { regionStore } from './region-store.ts'

const PAGE = 50
const CURSOR = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) ([0-9a-f-]{36})$/

export const listAccountsRoute = endpoint(ListAccounts, async ({ tx, query, now }) => {
  const [, at, id] = CURSOR.exec(query.cursor ?? '') ?? []
  const after = at && id ? { at, id } : undefined
  const rows = await listAccounts(tx, { ...query, after, limit: PAGE + 1, now })
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return {
    accounts: rows.slice(0, PAGE).map((row) => ({ ...row, roles: [...row.roles] })),
    next: last ? `${last.createdAt} ${last.id}` : null,
  }
})

export const getAccountRoute = endpoint(GetAccount, async ({ tx, params, now }) => {
  const account = await findAccount(tx, params.accountId, now)
  if (!account) return refuse('not-found')
  const mandates = await mandatesOf(tx, account.id)
  const names = await regionStore.names(
    tx,
    mandates.flatMap((mandate) => mandate.regionCodes),
  )
  return {
    account: { ...account, roles: [...account.roles] },
    mandates: mandates.map(({ regionCodes, organisationId, organisationName, accountId: _own, ...mandate }) => ({
      ...mandate,
      regions: regionCodes.map((code) => ({ code, name: names.get(code) ?? code })),
      organisation: organisationId ? { id: organisationId, name: organisationName ?? '' } : null,
    })),
  }
})

export const listMandateOrganisations = endpoint(ListMandateOrganisations, async ({ tx, query }) => ({
  organisations: [...(await listOrganisations(tx, query.text?.trim() ?? ''))],
}))
