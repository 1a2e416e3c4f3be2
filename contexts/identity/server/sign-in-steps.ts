import { dayOf, instant, refuse } from '@lingjiang/kernel'
import { CSRF_COOKIE, endpoint, enterActor, SESSION_COOKIE } from '@lingjiang/platform'
import { ChooseMandate, ConfirmTotp, SignOut } from '../contract/index.ts'
import { accountStore } from './account-store.ts'
import { sessionStore } from './session-store.ts'
import { goOn, SYSTEM, setSessionCookies } from './sign-in.ts'
import { replyFor } from './sign-in-reply.ts'
import { acceptedStep, TOTP_PLACE } from './totp.ts'

export const MOST_WRONG_CODES = 5

export const confirmTotp = endpoint(ConfirmTotp, async (context) => {
  const { tx, body, now, services } = context
  await enterActor(tx, SYSTEM)
  const session = context.sessionToken ? await sessionStore.findOpen(tx, context.sessionToken, now) : undefined
  if (session?.state !== 'totp-required' || session.attempts >= MOST_WRONG_CODES)
    return refuse('session-not-at-this-step')
  const account = await accountStore.get(tx, session.accountId)
  const secret = account.totpSealed ? services.vault.decrypt(account.totpSealed, TOTP_PLACE) : undefined
  const step = secret ? acceptedStep(secret, body.code, now) : undefined
  if (step === undefined || !(await accountStore.noteTotpStep(tx, account.id, step))) {
    await sessionStore.noteWrongCode(tx, session.id, MOST_WRONG_CODES)
    context.record({ action: 'one-time-code-wrong', subjectKind: 'account', subjectId: account.id })
    return context.keep(refuse('totp-code-wrong'))
  }
  context.record({ action: 'one-time-code-confirmed', subjectKind: 'account', subjectId: account.id })
  return goOn(context, session.id, account)
})

export const chooseMandate = endpoint(ChooseMandate, async (context) => {
  const { tx, body, now } = context
  await enterActor(tx, SYSTEM)
  const session = context.sessionToken ? await sessionStore.findOpen(tx, context.sessionToken, now) : undefined
  if (!session || session.state === 'totp-required' || session.state === 'activation-required')
    return refuse('session-not-at-this-step')
  const mandates = await accountStore.listMandates(tx, session.accountId, dayOf(instant(now)))
  const chosen = mandates.find((mandate) => mandate.id === body.mandateId)
  if (!chosen) return refuse('mandate-not-yours')
  setSessionCookies(context, await sessionStore.renew(tx, session.id, 'signed-in', chosen.id, now))
  context.record({
    action: 'mandate-chosen',
    subjectKind: 'account',
    subjectId: session.accountId,
    facts: { role: chosen.role },
  })
  return replyFor(tx, 'signed-in', mandates)
})

export const signOut = endpoint(SignOut, async (context) => {
  const { tx, now } = context
  await enterActor(tx, SYSTEM)
  const accountId = context.sessionToken ? await sessionStore.end(tx, context.sessionToken, now) : undefined
  context.cookie(SESSION_COOKIE, null, { httpOnly: true })
  context.cookie(CSRF_COOKIE, null, { httpOnly: false })
  context.record({ action: 'signed-out', subjectKind: 'account', subjectId: accountId ?? '-' })
  return { state: 'signed-out' as const }
})
