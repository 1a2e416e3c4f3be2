import { type AccountActor, dayOf, type Instant, prefixOf, type RegionCode } from '@lingjiang/kernel'
import { type DueStanding, type ListCases, SOON_WORKDAYS } from '@lingjiang/process/contract'
import { addWorkdays } from '@lingjiang/workdays'
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
  readonly soon: number
  readonly none: number
}
type Query = QueryOf<typeof ListCases>

/** Sorts after every date. The ended ones sort by what is left until the year 10000, in milliseconds: the last one first. */
const NEVER = '9999-12-31'

/**
 * The conditions of a list, without the page: the same for rows and counts. What one may see at all is row-level security's business; the
 * regions are said here too, because a policy is no way into an index.
 */
function conditionsOf(tx: Tx, query: Query, actor: AccountActor, now: Instant) {
  const queue =
    query.queue === 'closed'
      ? tx`f.closed_at is not null`
      : query.queue === 'open'
        ? tx`f.closed_at is null`
        : tx`f.closed_at is null and f.waiting_roles && ${[actor.role]}`
  return tx`${queue} and (${concernOf(tx, actor)})
    ${query.process ? tx`and f.process = ${query.process}` : tx``}
    ${query.state ? tx`and f.state = ${query.state}` : tx``}
    ${query.region ? tx`and ${under(tx, query.region as RegionCode)}` : tx``}
    ${query.text ? tx`and f.title ilike ${`%${query.text.replace(/[\\%_]/g, '\\$&')}%`}` : tx``}
    ${query.due ? tx`and ${standing(tx, query.due, now)}` : tx``}`
}

/** Codes from the prefix of a division up to, not including, the next one: the form in which the index by region serves. */
function under(tx: Tx, region: RegionCode) {
  const from = prefixOf(region)
  const to = from.slice(0, -1) + String.fromCharCode(from.charCodeAt(from.length - 1) + 1)
  return tx`(f.region_code ~>=~ ${from} and f.region_code ~<~ ${to})`
}

/** Whose cases they may be: of the regions, the organisation, the person that the actor acts for. */
function concernOf(tx: Tx, actor: AccountActor) {
  const ways = actor.regions.map((region) => under(tx, region))
  if (actor.organisationId) ways.push(tx`f.organisation_id = ${actor.organisationId}`)
  if (actor.personId) ways.push(tx`f.person_id = ${actor.personId}`)
  return ways.length ? ways.reduce((all, one) => tx`${all} or ${one}`) : tx`false`
}

function standing(tx: Tx, due: DueStanding, now: Instant) {
  const today = dayOf(now)
  const soon = addWorkdays(today, SOON_WORKDAYS)
  if (due === 'late') return tx`c.due_on < ${today}`
  if (due === 'soon') return tx`c.due_on between ${today} and ${soon}`
  return due === 'later' ? tx`c.due_on > ${soon}` : tx`c.due_on is null`
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
      ? tx`lpad((253402300800000 - floor(extract(epoch from f.closed_at) * 1000))::bigint::text, 15, '0')`
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

/** How many wait in each state, how many of them are late, due soon or without a limit: counted in SQL over the whole queue. */
export async function countCases(
  tx: Tx,
  query: Query,
  actor: AccountActor,
  now: Instant,
): Promise<readonly CaseCount[]> {
  const whole = { queue: query.queue, limit: query.limit, ...(query.region ? { region: query.region } : {}) }
  return tx<CaseCount[]>`
    select f.process, f.state, count(*)::integer as count, count(*) filter (where ${standing(tx, 'late', now)})::integer as late,
      count(*) filter (where ${standing(tx, 'soon', now)})::integer as soon, count(*) filter (where ${standing(tx, 'none', now)})::integer as none
    from ${withClock(tx)} where ${conditionsOf(tx, whole, actor, now)} group by 1, 2 order by 1, 2`
}

/** From outside: anything but our own form starts at the first page. */
function decodeCursor(cursor: string | undefined): readonly [string, string] | readonly [] {
  const match = /^([0-9-]{1,20})~([0-9a-f-]{36})$/.exec(cursor ?? '')
  return match?.[1] && match[2] ? [match[1], match[2]] : []
}
