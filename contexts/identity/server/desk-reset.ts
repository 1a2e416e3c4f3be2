import {
  type IdentityDocumentType,
  maskPhone,
  parseIdentityDocument,
  parseMobilePhone,
  textOfFaults,
} from '@lingjiang/codes'
import { dayOf, instant, type Refused, refuse } from '@lingjiang/kernel'
import { type Context, endpoint, enterActor } from '@lingjiang/platform'
import { ResetAtDesk } from '../contract/index.ts'
import { normaliseName, oneTimePasswordUntil } from '../domain/index.ts'
import { accountOf } from './account-actor.ts'
import { type Account, accountStore } from './account-store.ts'
import { newPassword } from './new-credentials.ts'
import { personStore } from './person-store.ts'
import { sessionStore } from './session-store.ts'
import { hashPassword, SYSTEM } from './sign-in.ts'

/** What a desk handles in an hour; more is somebody trying numbers out. */
const LIMIT = [{ count: 20, seconds: 3600 }] as const
const OWN_ROLES: readonly string[] = ['candidate']

export const resetAtDesk = endpoint(
  ResetAtDesk,
  async (context) => {
    const { tx, body, actor, now, services, language, record } = context
    const officer = accountOf(actor)
    const wait = services.limits.take(`desk-reset ${officer.accountId}`, LIMIT)
    if (wait) return refuse('too-many-requests', { seconds: wait })
    const type = body.documentType as IdentityDocumentType
    const document = parseIdentityDocument(type, body.documentNumber, dayOf(now))
    if (!document.ok) return refuse('identity-document-invalid', { fault: textOfFaults(document.faults)[language] })
    await enterActor(tx, SYSTEM)
    const person = await personStore.findByDocument(tx, services.vault, type, document.value.number)
    const account =
      person && normaliseName(person.name) === normaliseName(body.name)
        ? await accountStore.findByPerson(tx, person.id)
        : undefined
    if (!person || !account) return refuse('candidate-unknown')
    if (account.disabledAt) return refuse('account-disabled')
    const mandates = await accountStore.listMandates(tx, account.id, dayOf(instant(now)))
    // Whoever decides for others gets credentials from the system administrator only: a desk must not be a way into an office.
    if (account.needsOneTimeCode || account.totpSealed || mandates.some(({ role }) => !OWN_ROLES.includes(role)))
      return refuse('account-not-of-candidate')
    const login = await changePhone(context, account)
    if (typeof login !== 'string') return login
    const [password, until] = [newPassword(), oneTimePasswordUntil(now)]
    await accountStore.setOneTimePassword(tx, account.id, await hashPassword(password), until)
    const ended = await sessionStore.endAll(tx, account.id, now)
    record({
      action: 'password-reset-at-desk',
      subjectKind: 'account',
      subjectId: account.id,
      facts: { documentType: type, documentSeen: true, phoneChanged: body.phone !== undefined, sessionsEnded: ended },
    })
    return { login, password, until }
  },
  { shownOnce: true },
)

/** @returns the masked login, the old one or the new */
async function changePhone(
  { tx, body, services }: Pick<Context<typeof ResetAtDesk>, 'tx' | 'body' | 'services'>,
  account: Account,
): Promise<string | Refused> {
  if (body.phone === undefined || !account.personId) return account.loginLabel
  const phone = parseMobilePhone(body.phone)
  if (!phone.ok) return refuse('phone-invalid')
  const index = services.vault.blindIndex('login', phone.value)
  const holder = await accountStore.findByLogin(tx, index)
  if (holder && holder.id !== account.id) return refuse('login-taken')
  await accountStore.setLogin(tx, account.id, maskPhone(phone.value), index)
  await personStore.setPhone(tx, services.vault, account.personId, phone.value)
  return maskPhone(phone.value)
}
