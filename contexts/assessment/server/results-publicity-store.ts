import type { Sql, Tx } from '@lingjiang/platform/sql'

export type Publicity = {
  readonly sessionId: string
  readonly organisationName: string
  readonly siteName: string
  readonly regionCode: string
  readonly occupationName: string
  readonly level: string
  readonly examDay: string
  readonly fromDay: string
  readonly toDay: string
  readonly endedAt: string | null
}
export type PublicityEntry = {
  readonly registrationId: string
  readonly maskedName: string
  readonly ticketTail: string
}

export const publicityStore = {
  /** Opens the publicity of a session, or opens it again after a return. */
  async open(
    tx: Tx,
    publicity: Omit<Publicity, 'endedAt'> & { readonly organisationId: string; readonly publishedAt: string },
    entries: readonly PublicityEntry[],
  ): Promise<void> {
    await tx`insert into assessment.publicity ${tx(publicity as never)} on conflict (session_id) do update
      set from_day = excluded.from_day, to_day = excluded.to_day, published_at = excluded.published_at, ended_at = null,
        round = assessment.publicity.round + 1`
    await this.replaceEntries(tx, publicity.sessionId, entries)
  },

  async replaceEntries(tx: Tx, sessionId: string, entries: readonly PublicityEntry[]): Promise<void> {
    await tx`delete from assessment.publicity_entry where session_id = ${sessionId}`
    for (let from = 0; from < entries.length; from += 2000)
      await tx`insert into assessment.publicity_entry ${tx(entries.slice(from, from + 2000).map((entry) => ({ sessionId, ...entry })))}`
  },

  async find(tx: Tx, sessionId: string): Promise<Publicity | undefined> {
    const [row] = await tx<Publicity[]>`
      select session_id, organisation_name, site_name, region_code, occupation_name, level, exam_day, from_day, to_day, ended_at
      from assessment.publicity where session_id = ${sessionId}`
    return row
  },

  /** Ends it: the names go, the dates stay. */
  async end(tx: Tx, sessionId: string, now: string): Promise<void> {
    await tx`delete from assessment.publicity_entry where session_id = ${sessionId}`
    await tx`update assessment.publicity set ended_at = ${now} where session_id = ${sessionId} and ended_at is null`
  },

  /** What stands in public on a day; the day counts too, so that a late job shows nothing after the period. */
  async listPublic(
    db: Sql,
    filter: {
      readonly day: string
      readonly regionPrefix: string
      readonly cursor?: string | undefined
      readonly limit: number
    },
  ): Promise<{
    readonly sessions: readonly (Publicity & { readonly entries: number })[]
    readonly next: string | null
  }> {
    const [afterDay, afterId] = /^(\d{4}-\d\d-\d\d)~([0-9a-f-]{36})$/.exec(filter.cursor ?? '')?.slice(1) ?? []
    const rows = await db<(Publicity & { entries: number })[]>`
      select p.session_id, p.organisation_name, p.site_name, p.region_code, p.occupation_name, p.level, p.exam_day, p.from_day, p.to_day, p.ended_at,
        (select count(*)::integer from assessment.publicity_entry e where e.session_id = p.session_id) as entries
      from assessment.publicity p where p.ended_at is null and p.from_day <= ${filter.day} and p.to_day >= ${filter.day}
        and p.region_code like ${`${filter.regionPrefix}%`}
        ${afterDay && afterId ? db`and (p.to_day, p.session_id) > (${afterDay}::date, ${afterId}::uuid)` : db``}
      order by p.to_day, p.session_id limit ${filter.limit + 1}`
    const sessions = rows.slice(0, filter.limit)
    const last = sessions.at(-1)
    return { sessions, next: rows.length > filter.limit && last ? `${last.toDay}~${last.sessionId}` : null }
  },

  async findPublic(db: Sql, sessionId: string, day: string): Promise<Publicity | undefined> {
    const [row] = await db<Publicity[]>`
      select session_id, organisation_name, site_name, region_code, occupation_name, level, exam_day, from_day, to_day, ended_at
      from assessment.publicity where session_id = ${sessionId} and ended_at is null and from_day <= ${day} and to_day >= ${day}`
    return row
  },

  async listEntries(
    db: Sql,
    sessionId: string,
    cursor: string | undefined,
    limit: number,
  ): Promise<{
    readonly entries: readonly { readonly name: string; readonly ticketTail: string }[]
    readonly next: string | null
  }> {
    const [afterTail, afterName] = cursor?.split('~') ?? []
    const rows = await db<{ name: string; ticketTail: string }[]>`
      select masked_name as name, ticket_tail from assessment.publicity_entry where session_id = ${sessionId}
        ${afterTail && afterName ? db`and (ticket_tail, masked_name) > (${afterTail}, ${afterName})` : db``}
      order by ticket_tail, masked_name limit ${limit + 1}`
    const entries = rows.slice(0, limit)
    const last = entries.at(-1)
    return { entries, next: rows.length > limit && last ? `${last.ticketTail}~${last.name}` : null }
  },
}
