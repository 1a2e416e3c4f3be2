import type { Actor, Instant } from '@lingjiang/kernel'
import type { Tx } from '../database/sql.ts'
import type { AuditEntry } from '../http/endpoint.ts'
import type { DomainEvent } from './domain-event.ts'

export type Outcome = 'done' | 'refused' | 'failed'

/** Writes audit records in the given transaction. */
export async function appendAudit(
  tx: Tx,
  actor: Actor,
  entries: readonly AuditEntry[],
  at: Instant,
  correlationId: string,
  outcome: Outcome = 'done',
): Promise<void> {
  if (entries.length === 0) return
  const account = actor.kind === 'account' ? actor : undefined
  const rows = entries.map((entry) => ({
    at,
    actorKind: actor.kind,
    accountId: account?.accountId ?? null,
    mandateId: account?.mandateId ?? null,
    role: account?.role ?? null,
    delegatedBy: account?.delegatedBy ?? null,
    action: entry.action,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    regionCode: entry.regionCode ?? null,
    organisationId: entry.organisationId ?? null,
    outcome,
    facts: tx.json((entry.facts ?? {}) as never),
    correlationId,
  }))
  await tx`insert into platform.audit_event ${tx(rows)}`
}

/** Writes domain events to the outbox in the given transaction. */
export async function appendOutbox(tx: Tx, events: readonly DomainEvent[], at: Instant): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(({ type, body }) => ({ type, body: tx.json(body as never), at }))
  await tx`insert into platform.outbox ${tx(rows)}`
}
