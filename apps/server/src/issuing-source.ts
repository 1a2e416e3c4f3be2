import { registrationStore, resultStore, type Session, sessionStore } from '@lingjiang/assessment/server'
import type { Issuable, IssuingGroup, IssuingSource } from '@lingjiang/credentials/server'
import { DOCUMENT_PLACE, personStore } from '@lingjiang/identity/server'
import { BrokenInvariant, dayOf, type PlainDate, type SkillLevel } from '@lingjiang/kernel'
import type { Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { findFiledEntry, findOrganisation } from '@lingjiang/registry/server'

/**
 * Where certificates get their approved results from: assessment knows who passed, registry under which filing the organisation assessed on
 * the day of the exam, identity whose document it is. Runs as a job; the numbers in the clear stay in memory.
 */
export const issuingSource: IssuingSource = async (tx, services, sessionId) => {
  const session = await sessionStore.find(tx, sessionId)
  if (!session) return undefined
  const passed = await resultStore.listPassed(tx, sessionId)
  if (passed.length === 0) return { gap: 'nobody-passed' }
  const group = await groupOf(tx, session, services)
  return 'gap' in group ? group : { group, people: await peopleOf(tx, services, passed) }
}

async function groupOf(tx: Tx, session: Session, services: Services): Promise<IssuingGroup | { readonly gap: string }> {
  const on = session.lastDay as PlainDate
  const level = session.level as SkillLevel
  const question = { occupationCode: session.occupationCode, level, audience: session.audience, on }
  const filed = await findFiledEntry(tx, session.organisationId, question)
  if ('gap' in filed) return { gap: filed.gap }
  const organisation = await findOrganisation(tx, session.organisationId)
  if (!organisation || !filed.entry.letterNumber)
    throw new BrokenInvariant('a filed organisation without its data or its letter')
  return {
    sessionId: session.id,
    organisation: {
      id: organisation.id,
      code: filed.entry.organisationCode,
      name: organisation.name,
      uscc: organisation.creditCode,
      kind: filed.entry.kind,
    },
    occupation: { code: session.occupationCode, name: session.occupationName, workType: session.workType },
    level,
    audience: session.audience,
    regionCode: session.regionCode,
    issuedOn: dayOf(services.clock.now()),
    authority: { filing: filed.entry.letterNumber, from: filed.entry.validFrom, to: filed.entry.validTo },
  }
}

type Passed = Awaited<ReturnType<typeof resultStore.listPassed>>[number]

async function peopleOf(tx: Tx, services: Services, passed: readonly Passed[]): Promise<readonly Issuable[]> {
  const persons = await personStore.findMany(
    tx,
    passed.map((result) => result.personId),
  )
  const registrations = await registrationStore.findMany(
    tx,
    passed.map((result) => result.registrationId),
  )
  return passed.map((result) => {
    const person = persons.get(result.personId)
    const registration = registrations.get(result.registrationId)
    if (!person || !registration) throw new BrokenInvariant('a result without its person')
    const scores = result.scores.flatMap(({ subject, tenths }) =>
      tenths === null ? [] : [[subject, tenths / 10] as const],
    )
    return {
      registrationId: result.registrationId,
      personId: result.personId,
      holderName: registration.candidateName,
      documentType: person.documentType,
      documentNumber: services.vault.decrypt(person.documentSealed, DOCUMENT_PLACE),
      photoSha256: registration.photoSha256,
      scores: Object.fromEntries(scores),
    }
  })
}
