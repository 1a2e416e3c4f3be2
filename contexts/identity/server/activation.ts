import { refuse } from '@lingjiang/kernel'
import { type Context, endpoint, enterActor } from '@lingjiang/platform'
import { verify } from '@node-rs/argon2'
import { ActivateAccount, BeginActivation } from '../contract/index.ts'
import { isStrongPassword } from '../domain/index.ts'
import { type Account, accountStore } from './account-store.ts'
import { newOneTimeCode } from './new-credentials.ts'
import { type Session, sessionStore } from './session-store.ts'
import { goOn, hashPassword, SYSTEM } from './sign-in.ts'
import { MOST_WRONG_CODES } from './sign-in-steps.ts'
import { acceptedStep, TOTP_PLACE } from './totp.ts'

const missesCode = (account: Account) => account.needsOneTimeCode && !account.totpSealed

async function findActivation(
  context: Pick<Context<typeof BeginActivation>, 'tx' | 'now' | 'sessionToken'>,
): Promise<{ readonly session: Session; readonly account: Account } | undefined> {
  const { tx, now, sessionToken } = context
  await enterActor(tx, SYSTEM)
  const session = sessionToken ? await sessionStore.findOpen(tx, sessionToken, now) : undefined
  if (session?.state !== 'activation-required' || session.attempts >= MOST_WRONG_CODES) return undefined
  return { session, account: await accountStore.get(tx, session.accountId) }
}

export const beginActivation = endpoint(
  BeginActivation,
  async (context) => {
    const found = await findActivation(context)
    if (!found) return refuse('session-not-at-this-step')
    const { account } = found
    const code = missesCode(account) ? await newOneTimeCode(account.loginLabel, context.services.vault) : undefined
    if (code) await accountStore.setPendingCode(context.tx, account.id, code.sealed)
    context.record({ action: 'one-time-code-handed-out', subjectKind: 'account', subjectId: account.id })
    return { oneTimeCode: code?.shown ?? null }
  },
  { shownOnce: true },
)

export const activateAccount = endpoint(ActivateAccount, async (context) => {
  const { tx, body, now, services } = context
  const found = await findActivation(context)
  if (!found) return refuse('session-not-at-this-step')
  const { session, account } = found
  if (!isStrongPassword(body.password, account.loginLabel, account.displayName)) return refuse('password-too-weak')
  if (await verify(account.passwordHash, body.password)) return refuse('password-unchanged')
  if (missesCode(account)) {
    const pending = account.totpPending ? services.vault.decrypt(account.totpPending, TOTP_PLACE) : undefined
    const step = pending && body.code ? acceptedStep(pending, body.code, now) : undefined
    if (!account.totpPending || step === undefined) {
      await sessionStore.noteWrongCode(tx, session.id, MOST_WRONG_CODES)
      context.record({ action: 'one-time-code-wrong', subjectKind: 'account', subjectId: account.id })
      return context.keep(refuse('totp-code-wrong'))
    }
    await accountStore.setOneTimeCode(tx, account.id, account.totpPending, step)
  }
  await accountStore.setOwnPassword(tx, account.id, await hashPassword(body.password), now)
  await sessionStore.endOthers(tx, account.id, session.id, now)
  context.record({ action: 'account-activated', subjectKind: 'account', subjectId: account.id })
  return goOn(context, session.id, await accountStore.get(tx, account.id))
})
