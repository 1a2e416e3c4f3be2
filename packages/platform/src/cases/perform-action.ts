import { type Actor, type Instant, isRefused, type Refused } from '@lingjiang/kernel'
import { caseEvents, decideAction, targetsOf } from '@lingjiang/process'
import type { Tx } from '../database/sql.ts'
import type { AuditEntry } from '../http/endpoint.ts'
import { appendAudit, appendOutbox } from '../records/audit-store.ts'
import { type DomainEvent, eventOf } from '../records/domain-event.ts'
import type { Services } from '../services.ts'
import type { CaseFile, CaseHandler } from './case-handler.ts'
import { moveCase } from './case-store.ts'

export type Requested = {
  readonly action: string
  readonly actor: Actor
  readonly now: Instant
  readonly reason?: string | undefined
  readonly input?: unknown
  readonly expectedVersion?: number
  readonly correlationId?: string
}

/**
 * Takes an action on a locked case: the process allows it, the context's rules agree and write their effects, the case moves; audit and
 * events with it, all in the given transaction. For the generic endpoint, for jobs and for contexts that move their own cases.
 */
export async function performAction(
  tx: Tx,
  handler: CaseHandler,
  file: CaseFile,
  requested: Requested,
  services: Services,
): Promise<CaseFile | Refused> {
  const { process } = handler
  const allowed = allows(handler, file, requested)
  if (allowed) return allowed
  const entries: AuditEntry[] = []
  const events: DomainEvent[] = []
  const reason = requested.reason?.trim() || null
  const effect = await handler.act?.({
    tx,
    case: file,
    action: requested.action,
    actor: requested.actor,
    now: requested.now,
    reason,
    input: requested.input,
    services,
    record: (entry) => entries.push(entry),
    publish: (event) => events.push(event),
  })
  if (isRefused(effect)) return effect
  const to = effect?.to ?? onlyTarget(handler, requested.action)
  const subject = {
    subjectKind: process.name,
    subjectId: file.subjectId,
    regionCode: file.regionCode,
    organisationId: file.organisationId,
  }
  entries.push({ action: requested.action, ...subject, facts: { from: file.state, to } })
  events.push(
    eventOf(caseEvents, 'case-moved', {
      caseId: file.id,
      process: process.name,
      subjectId: file.subjectId,
      from: file.state,
      to,
    }),
  )
  const correlationId = requested.correlationId ?? `case:${file.id}:${file.version + 1}`
  // In one packet: the case is locked, so nothing but a wrong target can refuse the move now, and a refusal rolls all back.
  const [moved] = await Promise.all([
    moveCase(tx, process, file, {
      action: requested.action,
      to,
      reason: reason ?? undefined,
      facts: effect?.facts,
      actor: requested.actor,
      now: requested.now,
      ...(requested.expectedVersion === undefined ? {} : { expectedVersion: requested.expectedVersion }),
    }),
    appendAudit(tx, requested.actor, entries, requested.now, correlationId),
    appendOutbox(tx, events, requested.now),
  ])
  return moved
}

/** The target where the declaration gives one; where it gives several and the context chose none, the process refuses. */
function onlyTarget(handler: CaseHandler, action: string): string {
  const declared = handler.process.actions[action]
  const targets = declared ? targetsOf(declared) : []
  return targets.length === 1 ? (targets[0] ?? '') : ''
}

/** The process's own answer before the context is asked, so that a wrong role never reaches the context's rules. */
function allows(handler: CaseHandler, file: CaseFile, requested: Requested): Refused | undefined {
  const declared = handler.process.actions[requested.action]
  const to = declared ? targetsOf(declared)[0] : undefined
  const decision = decideAction(handler.process, file.state, requested.actor, {
    action: requested.action,
    reason: requested.reason,
    to,
  })
  return isRefused(decision) ? decision : undefined
}
