import { type IdentityDocumentType, maskDocumentNumber, parseIdentityDocument, textOfFaults } from '@lingjiang/codes'
import { isPersonName, normaliseName } from '@lingjiang/identity/domain'
import { personStore } from '@lingjiang/identity/server'
import type { Actor } from '@lingjiang/kernel'
import { dayOf, type Instant, type Language, type Refused, refuse } from '@lingjiang/kernel'
import { enterActor, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'

export type NamedPerson = {
  readonly name: string
  readonly documentType: IdentityDocumentType
  readonly documentNumber: string
}

export type EnsuredPerson = { readonly personId: string; readonly name: string; readonly documentMasked: string }

/** Finds a natural person by identity document, or puts the person on record; the name must be the one on record. Only a job may see persons, so the transaction turns into one meanwhile. */
export async function ensurePerson(
  context: {
    readonly tx: Tx
    readonly actor: Actor
    readonly services: Services
    readonly now: Instant
    readonly language: Language
  },
  person: NamedPerson,
): Promise<EnsuredPerson | Refused> {
  const { tx, actor, services, now, language } = context
  const name = normaliseName(person.name)
  if (!isPersonName(name)) return refuse('person-name-invalid')
  const document = parseIdentityDocument(person.documentType, person.documentNumber, dayOf(now))
  if (!document.ok) return refuse('identity-document-invalid', { fault: textOfFaults(document.faults)[language] })
  const { number, sex, bornOn } = document.value
  await enterActor(tx, { kind: 'system', job: 'ensure-person' })
  const [found] = await personStore.ensure(
    tx,
    services.vault,
    [{ name, documentType: person.documentType, documentNumber: number, sex, bornOn, phone: null }],
    now,
  )
  await enterActor(tx, actor)
  if (!found || normaliseName(found.name) !== name) return refuse('person-name-differs')
  return { personId: found.id, name, documentMasked: maskDocumentNumber(number) }
}
