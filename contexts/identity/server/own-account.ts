import { refuse } from '@lingjiang/kernel'
import { type Context, endpoint } from '@lingjiang/platform'
import { verify } from '@node-rs/argon2'
import { ChangePassword, EndOtherSessions, EndOwnSession, GetOwnAccount } from '../contract/index.ts'
import { isStrongPassword } from '../domain/index.ts'
import { accountOf } from './account-actor.ts'
import { accountStore } from './account-store.ts'
import { asSystem } from './as-system.ts'
import { confirmActor } from './confirm-actor.ts'
import { recoveryCodeStore } from './recovery-code-store.ts'
import { sessionStore } from './session-store.ts'
import { hashPassword, setSessionCookies } from './sign-in.ts'

type Own = Pick<Context<typeof ChangePassword>, 'tx' | 'actor' | 'now' | 'sessionToken' | 'cookie'>

export const getOwnAccount = endpoint(GetOwnAccount, async ({ tx, actor, now, sessionToken }) => {
  const account = await accountStore.get(tx, accountOf(actor).accountId)
  return {
    login: account.loginLabel,
    name: account.displayName,
    oneTimeCode: account.totpSealed ? ('present' as const) : ('absent' as const),
    passwordChangedAt: account.passwordChangedAt,
    recoveryCodesLeft: await recoveryCodeStore.countLeft(tx, account.id),
    sessions: [...(await sessionStore.listOpen(tx, account.id, sessionToken ?? '', now))],
  }
})

/** Ends all sessions of the account but the one that asks, which goes on under a new token. @returns how many ended */
export async function keepOnlyThisSession({ tx, actor, now, sessionToken, cookie }: Own): Promise<number> {
  const { accountId } = accountOf(actor)
  const session = sessionToken ? await sessionStore.findOpen(tx, sessionToken, now) : undefined
  if (!session) return sessionStore.endAll(tx, accountId, now)
  const ended = await sessionStore.endOthers(tx, accountId, session.id, now)
  setSessionCookies({ cookie }, await sessionStore.renew(tx, session.id, session.state, session.mandateId, now))
  return ended
}

export const changePassword = endpoint(ChangePassword, async (context) => {
  const { tx, body, actor, now, services } = context
  const { accountId } = accountOf(actor)
  const confirmed = await confirmActor(tx, services, accountOf(actor), { password: body.oldPassword }, now)
  if ('ok' in confirmed) return confirmed.code === 'too-many-requests' ? confirmed : refuse('old-password-wrong')
  const account = await accountStore.get(tx, accountId)
  if (!isStrongPassword(body.newPassword, account.loginLabel, account.displayName)) return refuse('password-too-weak')
  if (await verify(account.passwordHash, body.newPassword)) return refuse('password-unchanged')
  const passwordHash = await hashPassword(body.newPassword)
  await asSystem(tx, actor, 'change-password', () => accountStore.setOwnPassword(tx, accountId, passwordHash, now))
  const ended = await keepOnlyThisSession(context)
  context.record({
    action: 'password-changed',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { sessionsEnded: ended },
  })
  return { ended }
})

export const endOwnSession = endpoint(EndOwnSession, async ({ tx, params, actor, now, record }) => {
  const { accountId } = accountOf(actor)
  const ended = await sessionStore.endOne(tx, accountId, params.sessionId, now)
  if (!ended) return refuse('not-found')
  record({ action: 'session-ended', subjectKind: 'account', subjectId: accountId })
  return { ended: 1 }
})

export const endOtherSessions = endpoint(EndOtherSessions, async (context) => {
  const { tx, actor, now, sessionToken } = context
  const { accountId } = accountOf(actor)
  const session = sessionToken ? await sessionStore.findOpen(tx, sessionToken, now) : undefined
  const ended = session ? await sessionStore.endOthers(tx, accountId, session.id, now) : 0
  context.record({
    action: 'other-sessions-ended',
    subjectKind: 'account',
    subjectId: accountId,
    facts: { sessionsEnded: ended },
  })
  return { ended }
})
