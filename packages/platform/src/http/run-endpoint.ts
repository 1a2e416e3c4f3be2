import { type Actor, BrokenInvariant, isRefused, type Language, type Refused, refuse } from '@lingjiang/kernel'
import type { Tx } from '../database/sql.ts'
import { transact } from '../database/transaction.ts'
import { appendAudit, appendOutbox } from '../records/audit-store.ts'
import type { DomainEvent } from '../records/domain-event.ts'
import { findReply, idempotencyKey, storeReply } from '../records/idempotency-store.ts'
import type { Services } from '../services.ts'
import type { AuditEntry, Context, Route, Upload } from './endpoint.ts'

/** One request as the transport hands it over. */
export type Call = {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly actor: Actor
  readonly language: Language
  readonly correlationId: string
  readonly client: { readonly address: string; readonly userAgent: string }
  readonly idempotencyKey?: string
  readonly upload?: Upload
  readonly sessionToken?: string
  readonly bearer?: string
  cookie: Context<never>['cookie']
  /** Reads the session, if there is one. */
  visitor(): Promise<Actor>
}

/** Carries a refusal out of the transaction, so that everything is rolled back. */
class RolledBack extends Error {
  readonly refusal: Refused
  constructor(refusal: Refused) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Runs one endpoint: load, decide, save in one transaction with audit and outbox; a refusal leaves nothing behind but its audit record. */
export async function runEndpoint(route: Route, call: Call, services: Services): Promise<unknown> {
  const now = services.clock.now()
  if (route.mode === 'public-read') return route.handle({ ...call, now, services, db: services.publicDb })
  if (route.mode === 'self-committed') return route.handle({ ...call, now, services })
  const writes = route.contract.method !== 'GET'
  try {
    return await transact(services.db, call.actor, writes ? 'read write' : 'read only', (tx) =>
      runInside(tx, route, call, services, now),
    )
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    if (writes) await recordRefusal(route, call, services, error.refusal)
    return error.refusal
  }
}

async function runInside(
  tx: Tx,
  route: Route,
  call: Call,
  services: Services,
  now: ReturnType<Services['clock']['now']>,
) {
  const writes = route.contract.method !== 'GET'
  const name = `${route.contract.method} ${route.contract.path}`
  const key =
    writes && call.idempotencyKey && !route.shownOnce
      ? idempotencyKey(call.actor, name, call.idempotencyKey, {
          params: call.params,
          query: call.query,
          body: call.body,
        })
      : undefined
  const earlier = key ? await findReply(tx, key) : undefined
  if (earlier) {
    if (isRefused(earlier)) throw new RolledBack(earlier)
    return earlier.reply
  }
  const entries: AuditEntry[] = []
  const events: DomainEvent[] = []
  let kept: Refused | undefined
  let audited = false
  const result = await route.handle({
    ...call,
    now,
    services,
    tx,
    audited: () => {
      audited = true
    },
    keep: (refusal: Refused) => {
      kept = refusal
      return refusal
    },
    record: (entry: AuditEntry) => entries.push(entry),
    publish: (event: DomainEvent) => events.push(event),
  })
  if (isRefused(result) && kept !== result) throw new RolledBack(result)
  if (writes && entries.length === 0 && !audited) throw new BrokenInvariant(`${name} wrote without an audit record`)
  const refused = isRefused(result)
  await Promise.all([
    appendAudit(tx, call.actor, entries, now, call.correlationId, refused ? 'refused' : 'done'),
    ...(refused ? [] : [appendOutbox(tx, events, now)]),
    ...(refused || !key ? [] : [storeReply(tx, key, result)]),
  ])
  return result
}

/** An attempt that a rule refused is part of the audit trail too: with its code, without what was typed. */
async function recordRefusal(route: Route, call: Call, services: Services, refusal: Refused): Promise<void> {
  const params = (call.params ?? {}) as Record<string, string>
  const entry: AuditEntry = {
    action: `${route.contract.method} ${route.contract.path}`,
    subjectKind: 'endpoint',
    subjectId: Object.values(params)[0] ?? '-',
    facts: { code: refusal.code },
  }
  await transact(services.db, call.actor, 'read write', (tx) =>
    appendAudit(tx, call.actor, [entry], services.clock.now(), call.correlationId, 'refused'),
  )
}

/** @returns a refusal when the actor may not call the endpoint at all */
export function refuseEntry(actor: Actor, allowed: boolean): Refused | undefined {
  if (allowed) return undefined
  return refuse(actor.kind === 'anonymous' ? 'not-signed-in' : 'not-permitted')
}
