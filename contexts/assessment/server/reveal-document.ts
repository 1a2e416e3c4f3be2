import { DOCUMENT_PLACE, personStore } from '@lingjiang/identity/server'
import { BrokenInvariant, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import { RevealDocumentNumber } from '../contract/index.ts'
import { asSystem } from './acting-store.ts'
import { registrationStore } from './registration-store.ts'

/** Looking up one by one is work; a hundred in an hour is a copy of the register. */
const ACCOUNT_LIMIT = [
  { count: 30, seconds: 600 },
  { count: 200, seconds: 86_400 },
] as const

/** Shows a full document number once, for a purpose; the purpose stands in the audit trail and in the registration's own record. */
export const revealDocument = endpoint(
  RevealDocumentNumber,
  async ({ tx, params, body, actor, now, services, record }) => {
    if (actor.kind !== 'account') throw new BrokenInvariant('only an account reveals')
    const registration = await registrationStore.find(tx, params.registrationId)
    if (!registration) return refuse('not-found')
    const wait = services.limits.take(`reveal ${actor.accountId}`, ACCOUNT_LIMIT)
    if (wait) return refuse('too-many-requests', { seconds: wait })
    const person = await asSystem(tx, 'reveal-document', () => personStore.find(tx, registration.personId))
    if (!person) throw new BrokenInvariant('a registration without its person')
    const facts = { purpose: body.purpose, remark: body.remark ?? null }
    await registrationStore.appendEvent(tx, [registration.id], { kind: 'document-revealed', facts }, actor, now)
    record({
      action: 'document-number-revealed',
      subjectKind: 'registration',
      subjectId: registration.id,
      regionCode: registration.regionCode,
      organisationId: registration.organisationId,
      facts,
    })
    return {
      documentType: person.documentType,
      documentNumber: services.vault.decrypt(person.documentSealed, DOCUMENT_PLACE),
    }
  },
)
