import type { AccountActor, Actor, Refused, RegionCode, Role } from '@lingjiang/kernel'
import { dayOf, instant, isRefused, refuse } from '@lingjiang/kernel'
import { type Context, CSRF_COOKIE, endpoint, enterActor, SESSION_COOKIE } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { hash, verify } from '@node-rs/argon2'
import { SignIn } from '../contract/index.ts'
import { afterFailure, deviceOf, idleMinutesOf, isActivated, minutesLocked } from '../domain/index.ts'
import { type Account, accountStore } from './account-store.ts'
import { type SessionState, sessionStore } from './session-store.ts'
import { replyFor } from './sign-in-reply.ts'

/** argon2id, 19 MiB, two passes (OWASP's minimum). */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const NOBODY = hash('nobody has this password', ARGON)

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON)
}

export const SYSTEM: Actor = { kind: 'system', job: 'sign-in' }

/** Sign-ins a network address may try: guessing many accounts from one place. */
const ADDRESS_LIMIT = [
  { count: 60, seconds: 60 },
  { count: 600, seconds: 3600 },
] as const

export const signIn = endpoint(SignIn, async (context) => {
  const { tx, body, now, services } = context
  const wait = services.limits.take(`sign-in ${context.client.address}`, ADDRESS_LIMIT)
  if (wait) return refuse('too-many-requests', { seconds: wait })
  await enterActor(tx, SYSTEM)
  const account = await accountStore.findByLogin(
    tx,
    services.vault.blindIndex('login', body.account.trim().toLowerCase()),
  )
  const checked = await checkPassword(tx, account, body.password, now)
  if (isRefused(checked) || !account)
    return settleFailure(context, account, isRefused(checked) ? checked : refuse('sign-in-failed'))
  return openSession(context, account)
})

/** The same work for an unknown account as for a wrong password: neither answer nor time tells them apart. */
async function checkPassword(
  tx: Tx,
  account: Account | undefined,
  password: string,
  now: string,
): Promise<Refused | 'right'> {
  const right = await verify(account?.passwordHash ?? (await NOBODY), password)
  if (!account || account.disabledAt) return refuse('sign-in-failed')
  const locked = minutesLocked({ failed: account.failedAttempts, lockedUntil: account.lockedUntil }, now)
  if (locked) return refuse('account-locked', { minutes: locked })
  if (!right) return refuse('sign-in-failed')
  if (account.passwordUntil && account.passwordUntil <= now) return refuse('one-time-password-expired')
  if (account.failedAttempts) await accountStore.noteAttempt(tx, account.id, 0, null)
  return 'right'
}

/** The count of failures stays although the sign-in is refused. */
async function settleFailure(
  context: Context<typeof SignIn>,
  account: Account | undefined,
  refusal: Refused,
): Promise<Refused> {
  context.record({
    action: 'sign-in-failed',
    subjectKind: 'account',
    subjectId: account?.id ?? '-',
    facts: { code: refusal.code },
  })
  if (account && refusal.code === 'sign-in-failed') {
    const next = afterFailure({ failed: account.failedAttempts, lockedUntil: account.lockedUntil }, context.now)
    await accountStore.noteAttempt(context.tx, account.id, next.failed, next.lockedUntil)
  }
  return context.keep(refusal)
}

type SignInContext = Pick<Context<typeof SignIn>, 'tx' | 'now' | 'cookie' | 'record'>
type OpeningContext = SignInContext & Pick<Context<typeof SignIn>, 'client'>

/** Opens a session in the right first state: one-time code for accounts that have one, else as `goOn`. */
export async function openSession(context: OpeningContext, account: Account) {
  const { tx, now } = context
  const state: SessionState = account.totpSealed ? 'totp-required' : stateAfterCode(account)
  const opened = {
    accountId: account.id,
    device: deviceOf(context.client.userAgent),
    idleMinutes: idleMinutesOf(account),
  }
  const session = await sessionStore.create(tx, opened, state, now)
  context.record({ action: 'signed-in', subjectKind: 'account', subjectId: account.id, facts: { step: state } })
  if (state !== 'totp-required') return goOn(context, session.id, account)
  setSessionCookies(context, session)
  return replyFor(tx, state, [])
}

function stateAfterCode(account: Account): SessionState {
  const { passwordUntil, needsOneTimeCode, totpSealed } = account
  const activated = isActivated({ passwordUntil, needsOneTimeCode, hasOneTimeCode: totpSealed !== null })
  return activated ? 'choose-mandate' : 'activation-required'
}

/** After password and one-time code: to the activation of an account that is not yet its owner's, else to the mandates, of which a single one is chosen. */
export async function goOn(context: SignInContext, sessionId: string, account: Account) {
  const { tx, now } = context
  const step = stateAfterCode(account)
  const mandates =
    step === 'activation-required' ? [] : await accountStore.listMandates(tx, account.id, dayOf(instant(now)))
  const state: SessionState = step === 'choose-mandate' && mandates.length <= 1 ? 'signed-in' : step
  const chosen = state === 'signed-in' ? (mandates[0]?.id ?? null) : null
  setSessionCookies(context, await sessionStore.renew(tx, sessionId, state, chosen, now))
  return replyFor(tx, state, mandates)
}

export function setSessionCookies(
  context: { cookie: Context<never>['cookie'] },
  tokens: { readonly token: string; readonly csrfToken: string },
) {
  context.cookie(SESSION_COOKIE, tokens.token, { httpOnly: true })
  context.cookie(CSRF_COOKIE, tokens.csrfToken, { httpOnly: false })
}

/** The actor of a session that is past its sign-in steps; anonymous before. A candidate without any mandate acts as candidate. */
export function actorOf(session: {
  readonly state: SessionState
  readonly accountId: string
  readonly personId: string | null
  readonly mandateId: string | null
  readonly role: string | null
  readonly regionCodes: readonly string[] | null
  readonly organisationId: string | null
  readonly delegatedBy: string | null
}): Actor {
  if (session.state !== 'signed-in') return { kind: 'anonymous' }
  const role = (session.role as Role | null) ?? (session.personId ? 'candidate' : undefined)
  if (!role) return { kind: 'anonymous' }
  const actor: AccountActor = {
    kind: 'account',
    accountId: session.accountId,
    mandateId: session.mandateId ?? session.accountId,
    role,
    regions: (session.regionCodes ?? []) as readonly RegionCode[],
    ...(session.organisationId ? { organisationId: session.organisationId } : {}),
    ...(session.personId ? { personId: session.personId } : {}),
    ...(session.delegatedBy ? { delegatedBy: session.delegatedBy } : {}),
  }
  return actor
}
