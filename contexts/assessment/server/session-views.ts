import { type AccountActor, prefixOf, type RegionCode } from '@lingjiang/kernel'
import type { QueryOf } from '@lingjiang/platform'
import type { Sql, Tx } from '@lingjiang/platform/sql'
import type { FindSessions, ListSessions } from '../contract/index.ts'
import { type Session, sessionColumns } from './session-store.ts'

/** What the public role may read of a session and its plan. */
export type AnnouncedSession = Omit<
  Session,
  | 'normId'
  | 'siteLongitude'
  | 'siteLatitude'
  | 'version'
  | 'filedAt'
  | 'frozenAt'
  | 'createdAt'
  | 'changedAt'
  | 'siteSerial'
>
export type Page<T> = { readonly rows: readonly T[]; readonly next: string | null }

function announcedColumns(db: Sql) {
  return db`s.id, s.plan_id, p.number as plan_number, s.organisation_id, p.organisation_name, s.region_code, s.site_id, s.site_name, s.site_address,
    s.state, s.kind, p.occupation_code, p.occupation_name, p.work_type, p.level, p.norm_title, p.audience, s.methods, s.fee_fen, s.capacity, s.taken,
    s.first_day, s.last_day, s.registration_opens_on, s.registration_closes_on, s.notice, s.published_at`
}

/** One page of announced sessions from `today` on, the nearest day first; a cursor is the day and id of the last row seen. */
export async function findAnnounced(
  db: Sql,
  query: QueryOf<typeof FindSessions>,
  today: string,
  openStates: readonly string[],
): Promise<Page<AnnouncedSession>> {
  const [afterDay, afterId] = readCursor(query.cursor)
  const text = query.text?.trim()
  const rows = await db<AnnouncedSession[]>`
    select ${announcedColumns(db)} from assessment.session s join assessment.plan p on p.id = s.plan_id
    where s.first_day >= ${query.from && query.from > today ? query.from : today}
    ${query.to ? db`and s.first_day <= ${query.to}` : db``}
    ${query.open ? db`and s.state in ${db([...openStates])} and s.registration_opens_on <= ${today} and s.registration_closes_on >= ${today}` : db``}
    ${query.occupation ? db`and p.occupation_code = ${query.occupation}` : db``}
    ${query.level ? db`and p.level = ${query.level}` : db``}
    ${query.organisation ? db`and s.organisation_id = ${query.organisation}` : db``}
    ${query.region ? db`and s.region_code like ${`${prefixOf(query.region as RegionCode)}%`}` : db``}
    ${text ? db`and (p.occupation_name like ${like(text)} or p.organisation_name like ${like(text)} or s.site_name like ${like(text)})` : db``}
    ${afterDay && afterId ? db`and (s.first_day, s.id) > (${afterDay}::date, ${afterId}::uuid)` : db``}
    order by s.first_day, s.id limit ${query.limit + 1}`
  return pageOf(rows, query.limit, (row) => `${row.firstDay}~${row.id}`)
}

export async function findAnnouncedOne(db: Sql, id: string): Promise<AnnouncedSession | undefined> {
  const [row] = await db<AnnouncedSession[]>`
    select ${announcedColumns(db)} from assessment.session s join assessment.plan p on p.id = s.plan_id where s.id = ${id}`
  return row
}

/** Mine: my organisation's, of my regions, or where I am on duty. Announced sessions of others are not mine although row-level security shows them. */
function mine(tx: Tx, actor: AccountActor) {
  if (actor.regions.length > 0) return tx`s.region_code like any (${actor.regions.map((code) => `${prefixOf(code)}%`)})`
  if (actor.role === 'organisation-manager') return tx`s.organisation_id = ${actor.organisationId ?? null}`
  return tx`s.id in (select session_id from assessment.session_duty where person_id = ${actor.personId ?? null})`
}

function conditions(tx: Tx, query: QueryOf<typeof ListSessions>, actor: AccountActor) {
  const text = query.text?.trim()
  return tx`${mine(tx, actor)}
    ${query.region ? tx`and s.region_code like ${`${prefixOf(query.region as RegionCode)}%`}` : tx``}
    ${query.from ? tx`and s.first_day >= ${query.from}` : tx``}
    ${query.to ? tx`and s.first_day <= ${query.to}` : tx``}
    ${text ? tx`and (p.occupation_name like ${like(text)} or p.organisation_name like ${like(text)} or s.site_name like ${like(text)} or p.number = ${text})` : tx``}`
}

/** One page of my sessions, the latest day first. */
export async function listMine(
  tx: Tx,
  query: QueryOf<typeof ListSessions>,
  actor: AccountActor,
): Promise<Page<Session>> {
  const [beforeDay, beforeId] = readCursor(query.cursor)
  const rows = await tx<Session[]>`
    select ${sessionColumns(tx)} from assessment.session s join assessment.plan p on p.id = s.plan_id
    where ${conditions(tx, query, actor)} ${query.state ? tx`and s.state = ${query.state}` : tx``}
    ${beforeDay && beforeId ? tx`and (s.first_day, s.id) < (${beforeDay}::date, ${beforeId}::uuid)` : tx``}
    order by s.first_day desc, s.id desc limit ${query.limit + 1}`
  return pageOf(rows, query.limit, (row) => `${row.firstDay}~${row.id}`)
}

/** How many of my sessions stand in each state, under the same filters except the state. */
export async function countMine(
  tx: Tx,
  query: QueryOf<typeof ListSessions>,
  actor: AccountActor,
): Promise<readonly { readonly state: string; readonly count: number }[]> {
  return tx`select s.state, count(*)::integer as count from assessment.session s join assessment.plan p on p.id = s.plan_id
    where ${conditions(tx, query, actor)} group by s.state order by s.state`
}

function pageOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => string): Page<T> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? cursorOf(last) : null }
}

/** From outside: anything but our own form starts at the first page. */
function readCursor(cursor: string | undefined): readonly [string, string] | readonly [] {
  const match = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/.exec(cursor ?? '')
  return match?.[1] && match[2] ? [match[1], match[2]] : []
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`
