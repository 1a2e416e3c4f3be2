import { refuse } from '@lingjiang/kernel'
import { endpoint, enterActor } from '@lingjiang/platform'
import { BeginOneTimeCode, ConfirmOneTimeCode, MakeRecoveryCodes, UseRecoveryCode } from '../contract/index.ts'
import { accountOf } from './account-actor.ts'
import { accountStore } from './account-store.ts'
import { asSystem } from './as-system.ts'
import { confirmActor, takeTry } from './confirm-actor.ts'
import { newOneTimeCode } from './new-credentials.ts'
import { keepOnlyThisSession } from './own-account.ts'
import { replaceRecoveryCodes, spendRecoveryCode } from './recovery-codes.ts'
import { sessionStore } from './session-store.ts'
import { goOn, SYSTEM } from './sign-in.ts'
import { MOST_WRONG_CODES } from './sign-in-steps.ts'
import { acceptedStep, TOTP_PLACE } from './totp.ts'

const SHOWN_ONCE = { shownOnce: true } as const

export const beginOneTimeCode = endpoint(
  BeginOneTimeCode,
  async ({ tx, body, actor, now, services, record }) => {
    const own = accountOf(actor)
    const known = await confirmActor(tx, services, own, { password: body.password }, now)
    if ('ok' in known) return known.code === 'too-many-requests' ? known : refuse('old-password-wrong')
    const account = await accountStore.get(tx, own.accountId)
    if (account.totpSealed) {
      const code = body.code ?? ''
      const proven = /^\d{6}$/.test(code)
        ? !('ok' in (await confirmActor(tx, services, own, { code }, now)))
        : await asSystem(tx, actor, 'spend-recovery-code', () => spendRecoveryCode(tx, account.id, code, now))
      if (!proven) return refuse('present-code-wrong')
    }
    const made = await newOneTimeCode(account.loginLabel, services.vault)
    await asSystem(tx, actor, 'begin-one-time-code', () => accountStore.setPendingCode(tx, account.id, made.sealed))
    record({ action: 'one-time-code-handed-out', subjectKind: 'account', subjectId: account.id })
    return { oneTimeCode: made.shown }
  },
  SHOWN_ONCE,
)

export const confirmOneTimeCode = endpoint(ConfirmOneTimeCode, async (context) => {
  const { tx, body, actor, now, services } = context
  const own = accountOf(actor)
  const wait = takeTry(services, own)
  if (wait) return wait
  const { totpPending } = await accountStore.get(tx, own.accountId)
  if (!totpPending) return refuse('one-time-code-not-begun')
  const step = acceptedStep(services.vault.decrypt(totpPending, TOTP_PLACE), body.code, now)
  if (step === undefined) return refuse('present-code-wrong')
  await asSystem(tx, actor, 'set-one-time-code', () =>
    accountStore.setOneTimeCode(tx, own.accountId, totpPending, step),
  )
  const ended = await keepOnlyThisSession(context)
  context.record({
    action: 'one-time-code-renewed',
    subjectKind: 'account',
    subjectId: own.accountId,
    facts: { sessionsEnded: ended },
  })
  return { ended }
})

export const makeRecoveryCodes = endpoint(
  MakeRecoveryCodes,
  async ({ tx, body, actor, now, services, record }) => {
    const own = accountOf(actor)
    const proven = await confirmActor(tx, services, own, { code: body.code }, now)
    if ('ok' in proven) return proven.code === 'too-many-requests' ? proven : refuse('present-code-wrong')
    const codes = await asSystem(tx, actor, 'make-recovery-codes', () => replaceRecoveryCodes(tx, own.accountId, now))
    record({ action: 'recovery-codes-made', subjectKind: 'account', subjectId: own.accountId })
    return { codes }
  },
  SHOWN_ONCE,
)

export const useRecoveryCode = endpoint(UseRecoveryCode, async (context) => {
  const { tx, body, now } = context
  await enterActor(tx, SYSTEM)
  const session = context.sessionToken ? await sessionStore.findOpen(tx, context.sessionToken, now) : undefined
  if (session?.state !== 'totp-required' || session.attempts >= MOST_WRONG_CODES)
    return refuse('session-not-at-this-step')
  const { accountId } = session
  if (!(await spendRecoveryCode(tx, accountId, body.code, now))) {
    await sessionStore.noteWrongCode(tx, session.id, MOST_WRONG_CODES)
    context.record({ action: 'recovery-code-wrong', subjectKind: 'account', subjectId: accountId })
    return context.keep(refuse('recovery-code-wrong'))
  }
  context.record({ action: 'recovery-code-spent', subjectKind: 'account', subjectId: accountId })
  return goOn(context, session.id, await accountStore.get(tx, accountId))
})
