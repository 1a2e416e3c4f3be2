import { endpoint } from '@lingjiang/platform'
import { ListIssuings } from '../contract/index.ts'
import { issuingStore } from './issuing-store.ts'

export const listIssuings = endpoint(ListIssuings, async ({ tx, query }) => {
  const rows = await issuingStore.list(tx, query.state, query.cursor, query.limit)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    issuings: page,
    next: rows.length > query.limit && last ? `${last.openedAt}~${last.sessionId}` : null,
    waiting: await issuingStore.countWaiting(tx),
  }
})
