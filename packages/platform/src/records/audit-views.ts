import { createHash } from 'node:crypto'
import { addDays, type PlainDate, startOfDay } from '@lingjiang/kernel'
import type { Sql, Tx } from '../database/sql.ts'

export type AuditRow = {
  readonly id: number
  readonly at: string
  readonly actorKind: 'anonymous' | 'system' | 'account'
  readonly accountId: string | null
  readonly role: string | null
  readonly delegatedBy: string | null
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly regionCode: string | null
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly facts: unknown
  readonly correlationId: string
}
export type AuditFilter = {
  /** Accounts that acted or for whom somebody acted; absent for all. */
  readonly accountIds?: readonly string[] | undefined
  readonly subject?: string | undefined
  readonly action?: string | undefined
  /** One of these actions. */
  readonly actions?: readonly string[] | undefined
  readonly outcome?: string | undefined
  readonly from?: PlainDate | undefined
  readonly to?: PlainDate | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** Audit events that the actor of the transaction may see, the newest first. */
export async function searchAudit(tx: Tx, filter: AuditFilter): Promise<readonly AuditRow[]> {
  const { accountIds, subject, action, actions, outcome, before } = filter
  return tx<AuditRow[]>`
    select id, at, actor_kind, account_id, role, delegated_by, action, subject_kind, subject_id, region_code, outcome, facts, correlation_id
    from platform.audit_event
    where true
      ${accountIds ? tx`and (account_id = any(${[...accountIds]}::uuid[]) or delegated_by = any(${[...accountIds]}::uuid[]))` : tx``}
      ${subject ? tx`and (subject_id = ${subject} or subject_kind = ${subject})` : tx``}
      ${action ? tx`and action = ${action}` : tx``}
      ${actions ? tx`and action = any(${[...actions]}::text[])` : tx``}
      ${outcome ? tx`and outcome = ${outcome}` : tx``}
      ${filter.from ? tx`and at >= ${startOfDay(filter.from)}` : tx``}
      ${filter.to ? tx`and at < ${startOfDay(addDays(filter.to, 1))}` : tx``}
      ${before ? tx`and id < ${before}` : tx``}
    order by id desc limit ${filter.limit}`
}

/** The names of actions in the trail, found by skipping through the index. */
export async function auditActions(tx: Tx): Promise<readonly string[]> {
  const rows = await tx<{ action: string }[]>`
    with recursive found as (
      (select action from platform.audit_event order by action limit 1)
      union all
      select (select e.action from platform.audit_event e where e.action > found.action order by e.action limit 1) from found where found.action is not null)
    select action from found where action is not null`
  return rows.map((row) => row.action)
}

export type AuditDigest = { readonly events: number; readonly digest: string }

/**
 * SHA-256 over all audit events of a Beijing day, in the order of their ids, each as one line of PostgreSQL's own text of the whole row:
 * any changed, added or removed event gives another digest. Read in portions, so that a day of any length takes little memory.
 */
export async function digestAuditDay(db: Sql | Tx, day: PlainDate): Promise<AuditDigest> {
  const hash = createHash('sha256')
  let events = 0
  for (let last = 0; ; ) {
    const rows = await db<{ id: number; line: string }[]>`
      select e.id, jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind, e.account_id,
        e.mandate_id, e.role, e.delegated_by, e.action, e.subject_kind, e.subject_id, e.region_code, e.organisation_id, e.outcome, e.facts,
        e.correlation_id)::text as line
      from platform.audit_event e
      where e.at >= ${startOfDay(day)} and e.at < ${startOfDay(addDays(day, 1))} and e.id > ${last} order by e.id limit 5000`
    for (const row of rows) hash.update(row.line).update('\n')
    events += rows.length
    const end = rows.at(-1)
    if (!end || rows.length < 5000) return { events, digest: hash.digest('hex') }
    last = end.id
  }
}

/** The first day of the trail; undefined while it is empty. */
export async function firstAuditDay(db: Sql | Tx): Promise<string | undefined> {
  const [row] = await db<
    { day: string | null }[]
  >`select (min(at) at time zone 'Asia/Shanghai')::date as day from platform.audit_event`
  return row?.day ?? undefined
}

/** Leaves of a kind in the register, by subject, the last first. */
export async function latestLeaves(db: Sql | Tx, kind: string, before: string | undefined, limit: number) {
  return db<{ index: number; subject: string; body: Buffer; enteredAt: string }[]>`
    select index, subject, body, entered_at from register.leaf
    where kind = ${kind} ${before ? db`and subject < ${before}` : db``} order by subject desc limit ${limit}`
}
