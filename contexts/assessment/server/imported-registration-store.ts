import type { Actor, Facts } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { NewRegistration, RegistrationEventKind } from './registration-store.ts'

export const importedRegistrationStore = {
  /** Inserts what an import brings: one statement for a batch, its columns as lists. */
  async insert(tx: Tx, registrations: readonly NewRegistration[]): Promise<void> {
    const [first] = registrations
    if (!first) return
    const of = (key: keyof NewRegistration) => registrations.map((r) => r[key] as string | null)
    const json = (key: keyof NewRegistration) => registrations.map((r) => JSON.stringify(r[key]))
    await tx`
      insert into assessment.registration (id, number, session_id, organisation_id, region_code, person_id, candidate_name, document_type,
        document_masked, sex, phone_masked, employer, kind, source, import_id, alternative, claim, evaluation, warnings, justification, state,
        parameter_versions, submitted_at, changed_at)
      select n.id, n.number, ${first.sessionId}, ${first.organisationId}, ${first.regionCode}, n.person_id, n.name, n.document_type,
        n.document_masked, n.sex, n.phone_masked, n.employer, ${first.kind}, ${first.source}, ${first.importId}, n.alternative, n.claim::jsonb,
        n.evaluation::jsonb, n.warnings::jsonb, n.justification, ${first.state}, ${tx.json(first.parameterVersions as never)},
        ${first.submittedAt}::timestamptz, ${first.submittedAt}::timestamptz
      from unnest(${of('id')}::uuid[], ${of('number')}::text[], ${of('personId')}::uuid[], ${of('candidateName')}::text[],
        ${of('documentType')}::text[], ${of('documentMasked')}::text[], ${of('sex')}::text[], ${of('phoneMasked')}::text[],
        ${of('employer')}::text[], ${of('alternative')}::text[], ${json('claim')}::text[], ${json('evaluation')}::text[],
        ${json('warnings')}::text[], ${of('justification')}::text[])
        as n (id, number, person_id, name, document_type, document_masked, sex, phone_masked, employer, alternative, claim, evaluation, warnings,
          justification)`
  },

  /** The first event of registrations that were just inserted. */
  async appendFirstEvent(
    tx: Tx,
    registrationIds: readonly string[],
    event: { readonly kind: RegistrationEventKind; readonly facts: Facts },
    actor: Actor,
    now: string,
  ): Promise<void> {
    await tx`
      insert into assessment.registration_event (registration_id, number, kind, facts, actor_kind, at)
      select r.id, 1, ${event.kind}, ${tx.json(event.facts as never)}, ${actor.kind}, ${now}::timestamptz
      from unnest(${[...registrationIds]}::uuid[]) as r (id)`
  },
}
