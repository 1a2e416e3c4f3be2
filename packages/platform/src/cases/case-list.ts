import { type AccountActor, dayOf, type Instant, prefixOf, type RegionCode } from '@lingjiang/kernel'
import type { ListCases } from '@lingjiang/process/contract'
import type { Tx } from '../database/sql.ts'
import type { QueryOf } from '../http/endpoint.ts'
import type { CaseFile } from './case-handler.ts'

export type CaseListRow = CaseFile & {
  readonly clockName: string | null
  readonly clockDue: string | null
  readonly urgency: string
}
export type CaseCount = {
  readonly process: string
  readonly state: string
  readonly count: number
  readonly late: number
}
type Query = QueryOf<typeof ListCases>

/** Sorts after every date. */
const NEVER = '9999-12-31'

/** The conditions of a list, without the page: the same for rows and counts. What one may see at all is row-level security's business. */
function conditionsOf(tx: Tx, query: Query, actor: AccountActor, now: Instant) {
  const today = dayOf(now)
  const queue =
    query.queue === 'closed'
      ? tx`f.closed_at is not null`
      : query.queue === 'open'
        ? tx`f.closed_at is null`
        : tx`f.closed_at is null and f.waiting_roles && ${[actor.role]}`
  return tx`${queue}
    ${query.process ? tx`and f.process = ${query.process}` : tx``}
    ${query.state ? tx`and f.state = ${query.state}` : tx``}
    ${query.region ? tx`and f.region_code like ${`${prefixOf(query.region as RegionCode)}%`}` : tx``}
    ${query.text ? tx`and f.title ilike ${`%${query.text.replace(/[\\%_]/g, '\\$&')}%`}` : tx``}
    ${query.late ? tx`and c.due_on < ${today}` : tx``}`
}

/** The most urgent running clock of each case. */
function withClock(tx: Tx) {
  return tx`process.case_file f left join lateral (
    select name, due_on from process.clock k where k.case_id = f.id and k.stopped_at is null and k.paused_at is null order by due_on limit 1) c on true`
}

/** One page, the most urgent first; a cursor is the urgency and id of the last row seen. */
export async function listCases(
  tx: Tx,
  query: Query,
  actor: AccountActor,
  now: Instant,
): Promise<{ rows: readonly CaseListRow[]; next: string | null }> {
  const order =
    query.queue === 'closed'
      ? tx`to_char(timestamptz '9999-01-01' - f.closed_at, 'FM0000000000')`
      : tx`coalesce(c.due_on::text, ${NEVER})`
  const [after, afterId] = decodeCursor(query.cursor)
  const rows = await tx<CaseListRow[]>`
    select * from (
      select f.id, f.process, f.subject_id, f.title, f.state, f.region_code, f.organisation_id, f.person_id, f.version, f.opened_at, f.changed_at,
        f.closed_at, c.name as clock_name, c.due_on as clock_due, ${order} as urgency
      from ${withClock(tx)} where ${conditionsOf(tx, query, actor, now)}) page
    ${after && afterId ? tx`where (urgency, id) > (${after}, ${afterId}::uuid)` : tx``}
    order by urgency, id limit ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > query.limit && last ? `${last.urgency}~${last.id}` : null }
}

/** How many wait in each state, and how many of them are late: counted in SQL over the whole queue. */
export async function countCases(
  tx: Tx,
  query: Query,
  actor: AccountActor,
  now: Instant,
): Promise<readonly CaseCount[]> {
  const whole = { queue: query.queue, limit: query.limit, ...(query.region ? { region: query.region } : {}) }
  return tx<CaseCount[]>`
    select f.process, f.state, count(*)::integer as count, count(*) filter (where c.due_on < ${dayOf(now)})::integer as late
    from ${withClock(tx)} where ${conditionsOf(tx, whole, actor, now)} group by 1, 2 order by 1, 2`
}

/** From outside: anything but our own form starts at the first page. */
function decodeCursor(cursor: string | undefined): readonly [string, string] | readonly [] {
  const match = /^([0-9-]{1,20})~([0-9a-f-]{36})$/.exec(cursor ?? '')
  return match?.[1] && match[2] ? [match[1], match[2]] : []
}
