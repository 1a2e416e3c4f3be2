import type { Actor, Facts, Instant, Refused } from '@lingjiang/kernel'
import type { ProcessDeclaration } from '@lingjiang/process'
import type { Tx } from '../database/sql.ts'
import type { AuditEntry } from '../http/endpoint.ts'
import type { DomainEvent } from '../records/domain-event.ts'
import type { Services } from '../services.ts'

export type CaseFile = {
  readonly id: string
  readonly process: string
  readonly subjectId: string
  readonly title: string
  readonly state: string
  readonly regionCode: string
  readonly organisationId: string | null
  readonly personId: string | null
  readonly version: number
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly closedAt: Instant | null
}

/** What a context sees when somebody takes an action on one of its cases, in the transaction of the move. */
export type CaseAction = {
  readonly tx: Tx
  readonly case: CaseFile
  readonly action: string
  readonly actor: Actor
  readonly now: Instant
  readonly reason: string | null
  /** What the screen sent beside the reason; from outside, checked by the context. */
  readonly input: unknown
  readonly services: Services
  record(entry: AuditEntry): void
  publish(event: DomainEvent): void
}

/** How a context takes part in its processes: rules before the move and effects with it. */
export type CaseHandler = {
  readonly process: ProcessDeclaration
  /** Checks the domain's rules and writes the effects; may refuse, choose the target, add facts to the event. */
  act?(action: CaseAction): Promise<Refused | { readonly to?: string; readonly facts?: Facts } | undefined>
  /** Address of the subject's page in the console. */
  subjectPath(subjectId: string): string
}
