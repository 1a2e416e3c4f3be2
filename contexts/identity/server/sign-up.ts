import {
  type IdentityDocumentType,
  maskPhone,
  parseIdentityDocument,
  parseMobilePhone,
  textOfFaults,
} from '@lingjiang/codes'
import { dayOf, refuse } from '@lingjiang/kernel'
import { endpoint, enterActor } from '@lingjiang/platform'
import { CANDIDATE_CONSENT, SignUp } from '../contract/index.ts'
import { isPersonName, isStrongPassword, normaliseName } from '../domain/index.ts'
import { accountStore } from './account-store.ts'
import { consentStore } from './consent-store.ts'
import { personStore } from './person-store.ts'
import { hashPassword, openSession, SYSTEM } from './sign-in.ts'

/** A whole workshop may sit behind one network address. */
const ADDRESS_LIMIT = [
  { count: 30, seconds: 60 },
  { count: 200, seconds: 3600 },
] as const

/** 四（二）: a candidate registers with name, identity document and phone; what the document says of sex and birth is taken from it. */
export const signUp = endpoint(SignUp, async (context) => {
  const { tx, body, now, services, language } = context
  const wait = services.limits.take(`sign-up ${context.client.address}`, ADDRESS_LIMIT)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  const name = normaliseName(body.name)
  if (!isPersonName(name)) return refuse('person-name-invalid')
  const type = body.documentType as IdentityDocumentType
  const document = parseIdentityDocument(type, body.documentNumber, dayOf(now))
  if (!document.ok) return refuse('identity-document-invalid', { fault: textOfFaults(document.faults)[language] })
  const phone = parseMobilePhone(body.phone)
  if (!phone.ok) return refuse('phone-invalid')
  if (!isStrongPassword(body.password, phone.value, name)) return refuse('password-too-weak')

  await enterActor(tx, SYSTEM)
  const known = await personStore.findByDocument(tx, services.vault, type, document.value.number)
  if (known && normaliseName(known.name) !== name) return refuse('person-name-differs')
  const { sex, bornOn, number } = document.value
  const [person] = known
    ? [known]
    : await personStore.ensure(
        tx,
        services.vault,
        [{ name, documentType: type, documentNumber: number, sex, bornOn, phone: phone.value }],
        now,
      )
  if (!person) return refuse('account-exists')
  if (known) await personStore.setPhone(tx, services.vault, person.id, phone.value)
  const accountId = await accountStore.create(tx, {
    loginLabel: maskPhone(phone.value),
    loginIndex: services.vault.blindIndex('login', phone.value),
    displayName: name,
    passwordHash: await hashPassword(body.password),
    personId: person.id,
    createdAt: now,
  })
  if (!accountId) return refuse('account-exists')
  await consentStore.give(tx, accountId, CANDIDATE_CONSENT, now)
  context.record({
    action: 'candidate-signed-up',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { documentType: type, consent: CANDIDATE_CONSENT },
  })
  return openSession(context, await accountStore.get(tx, accountId))
})
