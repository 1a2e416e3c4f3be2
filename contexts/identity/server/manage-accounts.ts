import { type Actor, dayOf, type Instant, refuse } from '@lingjiang/kernel'
import { endpoint } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { OpenAccount, ResetCredentials, SwitchAccount } from '../contract/index.ts'
import { isAdministrator, oneTimePasswordUntil } from '../domain/index.ts'
import { accountOf } from './account-actor.ts'
import { accountStore } from './account-store.ts'
import { type AccountRow, findAccount } from './account-views.ts'
import { asSystem } from './as-system.ts'
import { mandateStore } from './mandate-store.ts'
import { newPassword } from './new-credentials.ts'
import { sessionStore } from './session-store.ts'
import { hashPassword } from './sign-in.ts'

/** Replies with secrets are for one pair of eyes: they are not kept for a repeated request. */
const SHOWN_ONCE = { shownOnce: true } as const

export const openAccount = endpoint(
  OpenAccount,
  async ({ tx, body, now, services, record }) => {
    const [password, until] = [newPassword(), oneTimePasswordUntil(now)]
    const accountId = await accountStore.create(tx, {
      loginLabel: body.login,
      loginIndex: services.vault.blindIndex('login', body.login),
      displayName: body.name.trim(),
      passwordHash: await hashPassword(password),
      passwordUntil: until,
      needsOneTimeCode: body.oneTimeCode,
      createdAt: now,
    })
    if (!accountId) return refuse('login-taken')
    record({
      action: 'account-opened',
      subjectKind: 'account',
      subjectId: accountId,
      facts: { login: body.login, oneTimeCode: body.oneTimeCode },
    })
    return { accountId, password, until }
  },
  SHOWN_ONCE,
)

export const resetCredentials = endpoint(
  ResetCredentials,
  async ({ tx, params, body, actor, now, record }) => {
    const account = await findAccount(tx, params.accountId, now)
    if (!account) return refuse('not-found')
    if (account.id === accountOf(actor).accountId) return refuse('own-account')
    if (account.state === 'disabled') return refuse('account-disabled')
    // A lost one-time code takes the password with it: else the old password alone would open the way to a new code.
    const [password, until] = [newPassword(), oneTimePasswordUntil(now)]
    await accountStore.setOneTimePassword(tx, account.id, await hashPassword(password), until)
    if (body.reset === 'one-time-code') await accountStore.forgetOneTimeCode(tx, account.id)
    await asSystem(tx, actor, 'end-sessions', () => sessionStore.endAll(tx, account.id, now))
    record({
      action: `${body.reset}-reset`,
      subjectKind: 'account',
      subjectId: account.id,
      facts: { reason: body.reason },
    })
    return { password, until }
  },
  SHOWN_ONCE,
)

export const switchAccount = endpoint(SwitchAccount, async ({ tx, params, body, actor, now, record }) => {
  const account = await findAccount(tx, params.accountId, now)
  if (!account) return refuse('not-found')
  if (account.id === accountOf(actor).accountId) return refuse('own-account')
  if (body.state === 'disabled') {
    if (await isLastAdministrator(tx, actor, account, now)) return refuse('last-administrator')
    await asSystem(tx, actor, 'end-sessions', () => sessionStore.endAll(tx, account.id, now))
  }
  await accountStore.setDisabled(tx, account.id, body.state === 'disabled' ? now : null)
  record({
    action: body.state === 'disabled' ? 'account-disabled' : 'account-enabled',
    subjectKind: 'account',
    subjectId: account.id,
    facts: { reason: body.reason },
  })
  return { state: body.state }
})

/** Without an administrator of each kind nobody could appoint one again. */
export async function isLastAdministrator(
  tx: Tx,
  actor: Actor,
  account: Pick<AccountRow, 'id' | 'roles'>,
  now: Instant,
): Promise<boolean> {
  const role = account.roles.find(isAdministrator)
  if (!role) return false
  const holders = await asSystem(tx, actor, 'count-administrators', () =>
    mandateStore.administrators(tx, role, dayOf(now)),
  )
  return holders.includes(account.id) && holders.every((holder) => holder === account.id)
}
