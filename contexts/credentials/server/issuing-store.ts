import type { Instant } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { IssuingGroup } from './issuing-group.ts'

export type Issuing = {
  readonly sessionId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly occupationCode: string
  readonly occupationName: string
  readonly level: string
  readonly passed: number
  readonly issued: number
  readonly failure: string | null
  readonly taskId: string | null
  readonly openedAt: Instant
  readonly finishedAt: Instant | null
}

export const issuingStore = {
  /** Opens the issue of a session, once. @returns false when it was opened before */
  async open(tx: Tx, group: IssuingGroup, passed: number, taskId: string, now: Instant): Promise<boolean> {
    const rows = await tx`insert into credentials.issuing ${tx({
      sessionId: group.sessionId,
      organisationId: group.organisation.id,
      regionCode: group.regionCode,
      occupationCode: group.occupation.code,
      occupationName: group.occupation.name,
      level: group.level,
      passed,
      taskId,
      openedAt: now,
    })} on conflict (session_id) do nothing returning 1`
    return rows.length === 1
  },

  async find(tx: Tx, sessionId: string): Promise<Issuing | undefined> {
    const [row] = await tx<Issuing[]>`select * from credentials.issuing where session_id = ${sessionId}`
    return row
  },

  async addIssued(tx: Tx, sessionId: string, count: number): Promise<void> {
    await tx`update credentials.issuing set issued = issued + ${count} where session_id = ${sessionId}`
  },

  async finish(tx: Tx, sessionId: string, now: Instant, failure: string | null): Promise<void> {
    await tx`update credentials.issuing set finished_at = ${now}, failure = ${failure} where session_id = ${sessionId}`
  },

  async list(
    tx: Tx,
    state: 'waiting' | 'finished' | 'all',
    cursor: string | undefined,
    limit: number,
  ): Promise<readonly Issuing[]> {
    const [at, id] = /^(\S+)~([0-9a-f-]{36})$/.exec(cursor ?? '')?.slice(1) ?? []
    return tx<Issuing[]>`
      select * from credentials.issuing where true
      ${state === 'waiting' ? tx`and finished_at is null` : state === 'finished' ? tx`and finished_at is not null` : tx``}
      ${at && id && !Number.isNaN(Date.parse(at)) ? tx`and (opened_at, session_id) < (${at}, ${id}::uuid)` : tx``}
      order by opened_at desc, session_id desc limit ${limit + 1}`
  },

  async countWaiting(tx: Tx): Promise<number> {
    const [row] = await tx<
      { count: number }[]
    >`select count(*)::integer as count from credentials.issuing where finished_at is null`
    return row?.count ?? 0
  },
}
