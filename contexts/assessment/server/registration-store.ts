import type { Actor, Facts } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { RegistrationState, SessionKind } from '../contract/index.ts'

/** A person in a session. The document number is masked; the number itself stays with identity. */
export type Registration = {
  readonly id: string
  readonly number: string
  readonly sessionId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly personId: string
  readonly candidateName: string
  readonly documentType: string
  readonly documentMasked: string
  readonly sex: 'male' | 'female' | null
  readonly phoneMasked: string | null
  readonly employer: string | null
  readonly kind: SessionKind
  readonly source: 'portal' | 'import' | 'demo'
  readonly importId: string | null
  readonly alternative: string
  readonly claim: unknown
  readonly evaluation: unknown
  readonly warnings: unknown
  readonly justification: string | null
  readonly photoSha256: string | null
  readonly state: RegistrationState
  readonly stateReason: string | null
  readonly ticketNumber: string | null
  readonly parameterVersions: Readonly<Record<string, number>>
  readonly version: number
  readonly submittedAt: string
  readonly changedAt: string
}

export type NewRegistration = Omit<Registration, 'version' | 'changedAt' | 'stateReason' | 'ticketNumber'> & {
  readonly ticketNumber?: string | null
}

export type RegistrationEventKind =
  | 'submitted'
  | 'resubmitted'
  | 'returned'
  | 'accepted'
  | 'admitted'
  | 'cancelled'
  | 'document-revealed'
export type RegistrationEvent = {
  readonly number: number
  readonly kind: RegistrationEventKind
  readonly reason: string | null
  readonly facts: Facts
  readonly actorKind: string
  readonly role: string | null
  readonly at: string
}

const COLUMNS = [
  'id',
  'number',
  'session_id',
  'organisation_id',
  'region_code',
  'person_id',
  'candidate_name',
  'document_type',
  'document_masked',
  'sex',
  'phone_masked',
  'employer',
  'kind',
  'source',
  'import_id',
  'alternative',
  'claim',
  'evaluation',
  'warnings',
  'justification',
  'photo_sha256',
  'state',
  'state_reason',
  'ticket_number',
  'parameter_versions',
  'version',
  'submitted_at',
  'changed_at',
] as const

export type RegistrationFilter = {
  readonly sessionId: string
  readonly state?: RegistrationState | undefined
  readonly text?: string | undefined
  /** Number of the last one seen. */
  readonly after?: string | undefined
  readonly limit: number
}

export const registrationStore = {
  async find(tx: Tx, id: string): Promise<Registration | undefined> {
    const [row] = await tx<Registration[]>`select ${tx(COLUMNS)} from assessment.registration where id = ${id}`
    return row
  },

  async findMany(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Registration>> {
    const found = new Map<string, Registration>()
    for (let from = 0; from < ids.length; from += 5000) {
      const rows = await tx<Registration[]>`
        select ${tx(COLUMNS)} from assessment.registration where id in ${tx(ids.slice(from, from + 5000))}`
      for (const row of rows) found.set(row.id, row)
    }
    return found
  },

  async lock(tx: Tx, id: string): Promise<Registration | undefined> {
    const [row] = await tx<
      Registration[]
    >`select ${tx(COLUMNS)} from assessment.registration where id = ${id} for update`
    return row
  },

  async findActive(tx: Tx, sessionId: string, personId: string): Promise<Registration | undefined> {
    const [row] = await tx<Registration[]>`
      select ${tx(COLUMNS)} from assessment.registration where session_id = ${sessionId} and person_id = ${personId} and state <> 'cancelled'`
    return row
  },

  /** The registrations of a person, newest first. */
  async listOfPerson(tx: Tx, personId: string): Promise<readonly Registration[]> {
    return tx<Registration[]>`
      select ${tx(COLUMNS)} from assessment.registration where person_id = ${personId} order by submitted_at desc, id limit 200`
  },

  /** One page of a session's registrations by number. */
  async list(tx: Tx, filter: RegistrationFilter): Promise<readonly Registration[]> {
    return tx<Registration[]>`
      select ${tx(COLUMNS)} from assessment.registration where session_id = ${filter.sessionId}
      ${filter.state ? tx`and state = ${filter.state}` : tx``}
      ${filter.text ? tx`and (candidate_name like ${`${escapeLike(filter.text)}%`} or number = ${filter.text} or ticket_number = ${filter.text})` : tx``}
      ${filter.after ? tx`and number > ${filter.after}` : tx``}
      order by number limit ${filter.limit}`
  },

  /** How many stand in each state. */
  async count(
    tx: Tx,
    sessionId: string,
  ): Promise<readonly { readonly state: RegistrationState; readonly count: number }[]> {
    return tx`select state, count(*)::integer as count from assessment.registration where session_id = ${sessionId} group by state order by state`
  },

  /** @returns false when the person is registered for the session already */
  async insert(tx: Tx, registration: NewRegistration): Promise<boolean> {
    const rows = await tx`
      insert into assessment.registration ${tx(rowOf(tx, registration) as never)}
      on conflict (session_id, person_id) where state <> 'cancelled' do nothing returning id`
    return rows.length === 1
  },

  /** Who is in a session, except those who cancelled. */
  async personsIn(tx: Tx, sessionId: string): Promise<ReadonlySet<string>> {
    const rows = await tx<{ personId: string }[]>`
      select person_id from assessment.registration where session_id = ${sessionId} and state <> 'cancelled'`
    return new Set(rows.map((row) => row.personId))
  },

  /** Inserts many at once; somebody who is registered already makes the whole transaction fail. */
  async insertMany(tx: Tx, registrations: readonly NewRegistration[]): Promise<void> {
    for (let i = 0; i < registrations.length; i += 1000)
      await tx`insert into assessment.registration ${tx(registrations.slice(i, i + 1000).map((r) => rowOf(tx, r)) as never)}`
  },

  /** Replaces what a returned registration claims. */
  async resubmit(
    tx: Tx,
    id: string,
    change: Pick<
      Registration,
      | 'employer'
      | 'alternative'
      | 'claim'
      | 'evaluation'
      | 'warnings'
      | 'justification'
      | 'photoSha256'
      | 'parameterVersions'
    >,
    now: string,
  ): Promise<void> {
    await tx`update assessment.registration set ${tx({
      ...change,
      claim: tx.json(change.claim as never),
      evaluation: tx.json(change.evaluation as never),
      warnings: tx.json(change.warnings as never),
      parameterVersions: tx.json(change.parameterVersions as never),
      state: 'submitted',
      stateReason: null,
      changedAt: now,
    } as never)}, version = version + 1 where id = ${id}`
  },

  /** @returns the new version, or undefined when the registration has moved on */
  async move(
    tx: Tx,
    id: string,
    from: readonly RegistrationState[],
    to: RegistrationState,
    reason: string | null,
    now: string,
  ): Promise<number | undefined> {
    const [row] = await tx<{ version: number }[]>`
      update assessment.registration set state = ${to}, state_reason = ${reason}, changed_at = ${now}, version = version + 1
      where id = ${id} and state in ${tx([...from])} returning version`
    return row?.version
  },

  async countState(tx: Tx, sessionId: string, state: RegistrationState): Promise<number> {
    const [row] = await tx<{ count: number }[]>`
      select count(*)::integer as count from assessment.registration where session_id = ${sessionId} and state = ${state}`
    return row?.count ?? 0
  },

  /** In the order of their random ids. */
  async idsInState(tx: Tx, sessionId: string, state: RegistrationState): Promise<readonly string[]> {
    const rows = await tx<{ id: string }[]>`
      select id from assessment.registration where session_id = ${sessionId} and state = ${state} order by id`
    return rows.map((row) => row.id)
  },

  /** Ends all registrations of a session that is cancelled. @returns their ids */
  async cancelAll(tx: Tx, sessionId: string, reason: string | null, now: string): Promise<readonly string[]> {
    const rows = await tx<{ id: string }[]>`
      update assessment.registration set state = 'cancelled', state_reason = ${reason}, changed_at = ${now}, version = version + 1
      where session_id = ${sessionId} and state <> 'cancelled' returning id`
    return rows.map((row) => row.id)
  },

  /** Accepts whatever waits without a warning. @returns their ids */
  async acceptAll(tx: Tx, sessionId: string, now: string): Promise<readonly string[]> {
    const rows = await tx<{ id: string }[]>`
      update assessment.registration set state = 'accepted', changed_at = ${now}, version = version + 1
      where session_id = ${sessionId} and state = 'submitted' and warnings = '[]' returning id`
    return rows.map((row) => row.id)
  },

  async appendEvent(
    tx: Tx,
    registrationIds: readonly string[],
    event: { readonly kind: RegistrationEventKind; readonly reason?: string | null; readonly facts?: Facts },
    actor: Actor,
    now: string,
  ): Promise<void> {
    const account = actor.kind === 'account' ? actor : undefined
    await tx`
      insert into assessment.registration_event (registration_id, number, kind, reason, facts, actor_kind, account_id, role, at)
      select r.id, coalesce((select max(e.number) from assessment.registration_event e where e.registration_id = r.id), 0) + 1,
        ${event.kind}, ${event.reason ?? null}, ${tx.json((event.facts ?? {}) as never)}, ${actor.kind}, ${account?.accountId ?? null}::uuid,
        ${account?.role ?? null}, ${now}::timestamptz
      from unnest(${[...registrationIds]}::uuid[]) as r (id)`
  },

  async listEvents(tx: Tx, registrationId: string): Promise<readonly RegistrationEvent[]> {
    return tx<RegistrationEvent[]>`
      select number, kind, reason, facts, actor_kind, role, at from assessment.registration_event
      where registration_id = ${registrationId} order by number`
  },
}

function rowOf(tx: Tx, registration: NewRegistration) {
  return {
    ...registration,
    ticketNumber: registration.ticketNumber ?? null,
    claim: tx.json(registration.claim as never),
    evaluation: tx.json(registration.evaluation as never),
    warnings: tx.json(registration.warnings as never),
    parameterVersions: tx.json(registration.parameterVersions as never),
    changedAt: registration.submittedAt,
  }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
