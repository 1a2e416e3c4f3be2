import { randomUUID } from 'node:crypto'
import { type Actor, BrokenInvariant, type Instant, isRefused, type Refused, refuse } from '@lingjiang/kernel'
import {
  type ActionRequest,
  type ActionTaken,
  decideAction,
  type ProcessDeclaration,
  waitingRoles,
} from '@lingjiang/process'
import type { Tx } from '../database/sql.ts'
import type { CaseFile } from './case-handler.ts'
import { turnClocks } from './clock-store.ts'

export type OpenCase = {
  readonly subjectId: string
  readonly title: string
  readonly regionCode: string
  readonly organisationId?: string | null
  readonly personId?: string | null
  readonly actor: Actor
  readonly now: Instant
}

/** Opens a case of a process on a subject, in its initial state, with its first clocks. @returns the case's id */
export async function openCase(tx: Tx, process: ProcessDeclaration, open: OpenCase): Promise<string> {
  const id = randomUUID()
  await tx`insert into process.case_file ${tx({
    id,
    process: process.name,
    subjectId: open.subjectId,
    title: open.title,
    state: process.initial,
    waitingRoles: [...waitingRoles(process, process.initial)],
    regionCode: open.regionCode,
    organisationId: open.organisationId ?? null,
    personId: open.personId ?? null,
    openedAt: open.now,
    changedAt: open.now,
  })}`
  await turnClocks(tx, process, { id, regionCode: open.regionCode }, undefined, process.initial, open.now)
  return id
}

const COLUMNS = [
  'id',
  'process',
  'subject_id',
  'title',
  'state',
  'region_code',
  'organisation_id',
  'person_id',
  'version',
  'opened_at',
  'changed_at',
  'closed_at',
] as const

export async function findCase(tx: Tx, id: string): Promise<CaseFile | undefined> {
  const [row] = await tx<CaseFile[]>`select ${tx(COLUMNS)} from process.case_file where id = ${id}`
  return row
}

export async function findCaseOf(tx: Tx, process: string, subjectId: string): Promise<CaseFile | undefined> {
  const [row] = await tx<
    CaseFile[]
  >`select ${tx(COLUMNS)} from process.case_file where process = ${process} and subject_id = ${subjectId}`
  return row
}

/** Like findCase, and holds the case until the transaction ends: two officers cannot both move it. */
export async function lockCase(tx: Tx, id: string): Promise<CaseFile | undefined> {
  const [row] = await tx<CaseFile[]>`select ${tx(COLUMNS)} from process.case_file where id = ${id} for update`
  return row
}

/** Says anew what a case is about and where it belongs, when its subject changed before anybody else was asked. */
export async function restateCase(
  tx: Tx,
  process: string,
  subjectId: string,
  about: { readonly title: string; readonly regionCode: string },
): Promise<void> {
  await tx`update process.case_file set ${tx(about)} where process = ${process} and subject_id = ${subjectId}`
}

export type Move = ActionRequest & { readonly actor: Actor; readonly now: Instant; readonly expectedVersion?: number }

/**
 * Moves a case by an action: event, state and clocks in the given transaction.
 * @returns the case as it stands then, or why it cannot be moved
 */
export async function moveCase(
  tx: Tx,
  process: ProcessDeclaration,
  file: CaseFile,
  move: Move,
): Promise<CaseFile | Refused> {
  if (move.expectedVersion !== undefined && move.expectedVersion !== file.version) return refuse('stale-version')
  const decision = decideAction(process, file.state, move.actor, move)
  if (isRefused(decision)) return decision
  const event = decision.events[0]
  if (!event) throw new BrokenInvariant('a decision without its event')
  const [moved] = await Promise.all([
    saveMove(tx, process, file, event, move),
    turnClocks(tx, process, file, event.from, event.to, move.now),
  ])
  return moved
}

async function saveMove(
  tx: Tx,
  process: ProcessDeclaration,
  file: CaseFile,
  event: ActionTaken,
  move: Move,
): Promise<CaseFile | Refused> {
  const closedAt = process.states[event.to]?.final ? move.now : null
  const account = move.actor.kind === 'account' ? move.actor : undefined
  const [row] = await tx<CaseFile[]>`
    with moved as (
      update process.case_file set state = ${event.to}, waiting_roles = ${[...waitingRoles(process, event.to)]}, version = version + 1,
        changed_at = ${move.now}, closed_at = ${closedAt}
      where id = ${file.id} and version = ${file.version} returning *),
    noted as (
      insert into process.case_event (case_id, number, action, from_state, to_state, actor_kind, account_id, role, delegated_by, reason, facts, at)
      select id, version, ${event.action}, ${event.from}, ${event.to}, ${move.actor.kind}, ${account?.accountId ?? null}::uuid, ${account?.role ?? null},
        ${account?.delegatedBy ?? null}::uuid, ${event.reason}, ${tx.json(event.facts as never)}, ${move.now} from moved)
    select ${tx(COLUMNS)} from moved`
  return row ?? refuse('stale-version')
}

export type CaseEvent = {
  readonly number: number
  readonly action: string
  readonly fromState: string
  readonly toState: string
  readonly actorKind: string
  readonly accountId: string | null
  readonly role: string | null
  readonly reason: string | null
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: Instant
}

export async function listCaseEvents(tx: Tx, caseId: string): Promise<readonly CaseEvent[]> {
  return tx<CaseEvent[]>`
    select number, action, from_state, to_state, actor_kind, account_id, role, reason, facts, at from process.case_event
    where case_id = ${caseId} order by number`
}
