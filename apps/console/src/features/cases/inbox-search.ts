import { DUE_STANDINGS, type DueStanding, type ListCases } from '@lingjiang/process/contract'
import type { QueryOf } from '@lingjiang/ui'

/** What the address of the inbox says: queue, filters and page. Absent members are the defaults. */
export type InboxSearch = {
  readonly queue?: 'open' | 'closed'
  readonly process?: string
  readonly state?: string
  readonly region?: string
  readonly due?: DueStanding
  readonly text?: string
  readonly cursor?: string
}

const words = (value: unknown, limit: number) =>
  typeof value === 'string' && value.trim() && value.length <= limit ? value : undefined

/** Reads the address; whatever does not belong there falls away. */
export function toInboxSearch(search: Record<string, unknown>): InboxSearch {
  const region = typeof search.region === 'number' ? String(search.region) : search.region
  const found = {
    queue: search.queue === 'open' || search.queue === 'closed' ? search.queue : undefined,
    process: words(search.process, 80),
    state: words(search.state, 80),
    region: typeof region === 'string' && /^\d{6}(\d{3})?$/.test(region) ? region : undefined,
    due: DUE_STANDINGS.find((due) => due === search.due),
    text: words(search.text, 60),
    cursor: words(search.cursor, 200),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as InboxSearch
}

/** The address as the server's query. */
export function toQuery(search: InboxSearch): QueryOf<typeof ListCases> {
  return { ...search, queue: search.queue ?? 'mine', limit: 50 }
}
