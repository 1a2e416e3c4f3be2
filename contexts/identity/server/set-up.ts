import { type IdentityDocumentType, parseIdentityDocument, textOfFaults } from '@lingjiang/codes'
import { dayOf, isRefused, type Refused, ROLE_NAMES, refuse } from '@lingjiang/kernel'
import { type BodyOf, type Context, endpoint, enterActor, eventOf } from '@lingjiang/platform'
import { GetSetUp, identityEvents, SET_UP_FACT, SetUpProvince } from '../contract/index.ts'
import {
  ADMINISTRATOR_ROLES,
  type AdministratorRole,
  appointAdministrators,
  isPersonName,
  normaliseName,
  oneTimePasswordUntil,
} from '../domain/index.ts'
import { accountStore } from './account-store.ts'
import { newPassword } from './new-credentials.ts'
import { personStore } from './person-store.ts'
import { isSetUpCode, isSetUpOpen } from './set-up-code.ts'
import { setUpStore } from './set-up-store.ts'
import { hashPassword, SYSTEM } from './sign-in.ts'

/** Eighty random bits are not guessed at this pace. */
const ADDRESS_LIMIT = [
  { count: 10, seconds: 60 },
  { count: 40, seconds: 3600 },
] as const

export const getSetUp = endpoint(GetSetUp, async ({ tx }) => {
  await enterActor(tx, SYSTEM)
  return { open: await isSetUpOpen(tx) }
})

/** Code, three people, accounts, roles, the closed set-up, its leaf in the register: one transaction. */
export const setUpProvince = endpoint(
  SetUpProvince,
  async (context) => {
    const { tx, body, now, services } = context
    const wait = services.limits.take(`set-up ${context.client.address}`, ADDRESS_LIMIT)
    if (wait) return refuse('too-many-requests', { seconds: wait })
    await enterActor(tx, SYSTEM)
    await setUpStore.lock(tx)
    if (!(await isSetUpOpen(tx))) return refuse('not-found')
    const open = await setUpStore.findOpen(tx)
    // Nothing else is looked at before the code is right: a stranger learns nothing about logins and documents.
    if (!open || !isSetUpCode(body.code, open, now)) return refuse('set-up-code-wrong')
    const named = readAdministrators(context)
    if (isRefused(named)) return named
    const decision = appointAdministrators(named)
    if (!decision.ok) return decision
    const accounts: Appointed[] = []
    for (const role of ADMINISTRATOR_ROLES) {
      const appointed = await appoint(context, role, named[role])
      if (isRefused(appointed)) return appointed
      accounts.push(appointed)
    }
    await setUpStore.close(tx, now)
    const ids = Object.fromEntries(accounts.map(({ role, accountId }) => [role, accountId])) as Record<
      AdministratorRole,
      string
    >
    context.record({ action: 'province-set-up', subjectKind: 'set-up', subjectId: 'province', facts: ids })
    context.publish(eventOf(identityEvents, 'province-set-up', { accounts: ids }))
    const leaf = JSON.stringify({ kind: SET_UP_FACT, at: now, administrators: [...ADMINISTRATOR_ROLES] })
    await services.register.enter(
      tx,
      [{ kind: SET_UP_FACT, subject: 'province', body: new TextEncoder().encode(leaf) }],
      now,
    )
    return { accounts: accounts.map(({ accountId: _own, ...shown }) => shown) }
  },
  { shownOnce: true },
)

type SetUpContext = Context<typeof SetUpProvince>
type Administrator = BodyOf<typeof SetUpProvince>['administrators'][AdministratorRole]
type Read = Omit<Administrator, 'documentNumber'> & {
  readonly documentNumber: string
  readonly document: string
  readonly sex: 'male' | 'female' | null
  readonly bornOn: string | null
}
type Appointed = {
  readonly accountId: string
  readonly role: AdministratorRole
  readonly login: string
  readonly name: string
  readonly password: string
  readonly until: string
}

/** Names and documents as they are kept, by role; or the first that cannot be read. */
function readAdministrators({ body, now, language }: SetUpContext): Record<AdministratorRole, Read> | Refused {
  const read = {} as Record<AdministratorRole, Read>
  for (const role of ADMINISTRATOR_ROLES) {
    const typed = body.administrators[role]
    const name = normaliseName(typed.name)
    if (!isPersonName(name)) return refuse('person-name-invalid')
    const type = typed.documentType as IdentityDocumentType
    const document = parseIdentityDocument(type, typed.documentNumber, dayOf(now))
    if (!document.ok) {
      const fault = `${ROLE_NAMES[role][language]} – ${textOfFaults(document.faults)[language]}`
      return refuse('identity-document-invalid', { fault })
    }
    const { number, sex, bornOn } = document.value
    read[role] = { ...typed, name, documentNumber: number, document: `${type} ${number}`, sex, bornOn }
  }
  return read
}

/** One person has one account and one account one of the three roles: the database itself keeps the three apart. */
async function appoint(
  { tx, now, services }: SetUpContext,
  role: AdministratorRole,
  { login, document: _compared, ...holder }: Read,
): Promise<Appointed | Refused> {
  const [person] = await personStore.ensure(tx, services.vault, [{ ...holder, phone: null }], now)
  if (!person || normaliseName(person.name) !== holder.name) return refuse('person-name-differs')
  const index = services.vault.blindIndex('login', login)
  if (await accountStore.findByLogin(tx, index)) return refuse('login-taken')
  const [password, until] = [newPassword(), oneTimePasswordUntil(now)]
  const accountId = await accountStore.create(tx, {
    loginLabel: login,
    loginIndex: index,
    displayName: holder.name,
    passwordHash: await hashPassword(password),
    passwordUntil: until,
    needsOneTimeCode: true,
    personId: person.id,
    createdAt: now,
  })
  if (!accountId) return refuse('account-exists')
  await accountStore.grant(tx, { accountId, role, validFrom: dayOf(now), reason: '初始设置', grantedAt: now })
  return { accountId, role, login, name: holder.name, password, until }
}
