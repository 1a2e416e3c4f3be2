import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { dayOf } from '@lingjiang/kernel'
import { activate, enter, newBrowser, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  BeginOneTimeCode,
  ChangePassword,
  ChooseMandate,
  ConfirmOneTimeCode,
  EndOtherSessions,
  EndOwnSession,
  GetMe,
  GetOwnAccount,
  GrantMandate,
  MakeRecoveryCodes,
  OpenAccount,
  ResetAtDesk,
  SignIn,
  SignUp,
  UseRecoveryCode,
} from '../contract/index.ts'
import { totpCode } from './index.ts'

const system = testApp()
const OWN = 'a quiet river at night'
const NEXT = 'another river by day'
let opener: TestClient
let granter: TestClient
let number = 0

beforeAll(async () => {
  opener = await system.signIn({ role: 'system-administrator' })
  granter = await system.signIn({ role: 'security-administrator' })
})
beforeEach(() => system.app.services.limits.forget())

/** An officer of two counties, as the administrators make one, whose account is activated. */
async function officer() {
  number += 1
  const login = `desk-${number}`
  const { accountId, password } = await opener.get(OpenAccount, {
    body: { login, name: `经办${number}`, oneTimeCode: true },
  })
  await granter.get(GrantMandate, {
    params: { accountId },
    body: {
      role: 'county-officer',
      regions: ['440106', '440104'],
      validFrom: dayOf(system.clock.now()),
      reason: '任命',
    },
  })
  return { accountId, ...(await activate(system, { login, password })) }
}
/** The next code of an authenticator: a minute later, for a code is good once. */
function codeOf(secret: string): string {
  system.clock.set(new Date(Date.parse(system.clock.now()) + 60_000).toISOString())
  return totpCode(secret, system.clock.now())
}
const minutesPass = (minutes: number) =>
  system.clock.set(new Date(Date.parse(system.clock.now()) + minutes * 60_000).toISOString())

describe('the own password', () => {
  test('is changed by who knows the old one: other sessions end, this one goes on, the old password is worth nothing', async () => {
    const own = await officer()
    const elsewhere = await enter(system, own)
    const changed = await own.call(ChangePassword, { body: { oldPassword: OWN, newPassword: NEXT } })
    expect(changed.body).toEqual({ ended: 1 })
    expect((await own.call(GetMe)).status).toBe(200)
    expect((await elsewhere.call(GetMe)).status).toBe(401)
    expect((await enter(system, own)).last.problem?.code).toBe('sign-in-failed')
    expect((await enter(system, { ...own, password: NEXT })).last.body.state).toBe('signed-in')
    const [row] =
      await system.owner`select facts from platform.audit_event where action = 'password-changed' and subject_id = ${own.accountId}`
    expect(row?.facts).toEqual({ sessionsEnded: 1 })
  })

  test.each([
    ['a wrong old one', { oldPassword: 'guess', newPassword: NEXT }, 'old-password-wrong'],
    ['the same again', { oldPassword: OWN, newPassword: OWN }, 'password-unchanged'],
    ['a common one', { oldPassword: OWN, newPassword: 'password2026!' }, 'password-too-weak'],
    ['a short one', { oldPassword: OWN, newPassword: 'kZ7!pq' }, 'password-too-weak'],
  ])('is not changed with %s', async (_what, body, code) => {
    const own = await officer()
    expect((await own.call(ChangePassword, { body })).problem?.code).toBe(code)
    expect((await enter(system, own)).last.body.state).toBe('signed-in')
  })

  test('is not to be guessed from a session left open', async () => {
    const own = await officer()
    const guess = (i: number) => own.call(ChangePassword, { body: { oldPassword: `guess ${i}`, newPassword: NEXT } })
    for (let i = 0; i < 20; i += 1) expect((await guess(i)).problem?.code).toBe('old-password-wrong')
    expect((await own.call(ChangePassword, { body: { oldPassword: OWN, newPassword: NEXT } })).problem?.code).toBe(
      'too-many-requests',
    )
  })
})

describe('the own sessions', () => {
  test('are listed with where they were opened, ended one by one or all but this, and never those of others', async () => {
    const [own, other] = [await officer(), await officer()]
    const [second, third] = [await enter(system, own), await enter(system, own)]
    const { sessions, login } = (await own.call(GetOwnAccount)).body
    expect(login).toBe(own.login)
    expect(sessions.map((session) => session.current)).toEqual([true, false, false])
    const secondId = (await second.call(GetOwnAccount)).body.sessions.find((session) => session.current)?.id ?? ''
    expect((await other.call(EndOwnSession, { params: { sessionId: secondId } })).status).toBe(404)
    await own.call(EndOwnSession, { params: { sessionId: secondId } })
    expect((await second.call(GetMe)).status).toBe(401)
    expect((await own.call(EndOtherSessions)).body).toEqual({ ended: 1 })
    expect((await third.call(GetMe)).status).toBe(401)
    expect((await own.call(GetOwnAccount)).body.sessions).toHaveLength(1)
    expect((await other.call(GetMe)).status).toBe(200)
  })

  test('end after half an hour without use, go on while they are used, and end twelve hours after they began', async () => {
    const own = await officer()
    minutesPass(29)
    expect((await own.call(GetMe)).status).toBe(200)
    minutesPass(29)
    expect((await own.call(GetMe)).status).toBe(200)
    minutesPass(31)
    expect((await own.call(GetMe)).status).toBe(401)

    const { call } = await enter(system, own)
    const mandateId = (await call(GetMe)).body.mandate?.id ?? ''
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      minutesPass(20)
      // However often the role is changed: that does not prolong it.
      expect((await call(ChooseMandate, { body: { mandateId } })).status).toBe(200)
    }
    minutesPass(21)
    expect((await call(GetMe)).status).toBe(401)
  })
})

describe('the own one-time code', () => {
  test('is renewed by password and the code in use; the old one works until the new one was shown to work', async () => {
    const own = await officer()
    const begin = (code: string, password = OWN) => own.call(BeginOneTimeCode, { body: { password, code } })
    expect((await begin('000000')).problem?.code).toBe('present-code-wrong')
    expect((await begin(codeOf(own.secret), 'guess')).problem?.code).toBe('old-password-wrong')
    expect((await own.call(ConfirmOneTimeCode, { body: { code: '000000' } })).problem?.code).toBe(
      'one-time-code-not-begun',
    )
    const secret = (await begin(codeOf(own.secret))).body.oneTimeCode.secret
    expect((await enter(system, own)).last.body.state).toBe('signed-in')
    expect((await own.call(ConfirmOneTimeCode, { body: { code: '000000' } })).problem?.code).toBe('present-code-wrong')
    expect((await own.call(ConfirmOneTimeCode, { body: { code: codeOf(secret) } })).body).toEqual({ ended: 1 })
    expect((await enter(system, own)).last.problem?.code).toBe('totp-code-wrong')
    expect((await enter(system, { ...own, secret })).last.body.state).toBe('signed-in')
  })

  test('has recovery codes, each good once in its place; a new set spends the old one, and only digests are kept', async () => {
    const own = await officer()
    const make = async () => (await own.call(MakeRecoveryCodes, { body: { code: codeOf(own.secret) } })).body.codes
    const [old = ''] = await make()
    const codes = await make()
    expect(new Set(codes).size).toBe(8)
    const recover = async (code: string) => {
      const go = newBrowser(system)
      await go(SignIn, { body: { account: own.login, password: OWN } })
      return { result: await go(UseRecoveryCode, { body: { code } }), go }
    }
    expect((await recover(old)).result.problem?.code).toBe('recovery-code-wrong')
    const { result, go } = await recover(codes[0]?.toUpperCase() ?? '')
    expect(result.body.state).toBe('signed-in')
    expect((await recover(codes[0] ?? '')).result.problem?.code).toBe('recovery-code-wrong')
    expect((await go(GetOwnAccount)).body.recoveryCodesLeft).toBe(7)
    // The authenticator is lost: another recovery code stands for it when a new one is set up.
    const begun = await go(BeginOneTimeCode, { body: { password: OWN, code: codes[1] ?? '' } })
    expect(begun.body.oneTimeCode.secret).toMatch(/^[A-Z2-7]+$/)
    const kept = JSON.stringify([
      await system.owner`select facts from platform.audit_event`,
      await system.owner`select account_id, encode(code_hash, 'hex') from identity.recovery_code`,
      await system.owner`select reply from platform.idempotent_reply`,
    ])
    for (const code of codes) expect(kept).not.toContain(code)
  })

  test('five wrong recovery codes end the attempt, as wrong one-time codes do', async () => {
    const own = await officer()
    const go = newBrowser(system)
    await go(SignIn, { body: { account: own.login, password: OWN } })
    for (let i = 0; i < 5; i += 1)
      expect((await go(UseRecoveryCode, { body: { code: `wrong-${i}` } })).problem?.code).toBe('recovery-code-wrong')
    expect((await go(UseRecoveryCode, { body: { code: 'wrong' } })).problem?.code).toBe('session-not-at-this-step')
  })
})

describe('a candidate who has forgotten the password', () => {
  async function candidate(index: number) {
    const { name, documentType, documentNumber, phone } = syntheticPerson('own-account', index)
    const go = newBrowser(system)
    await go(SignUp, { body: { name, documentType, documentNumber, phone, password: OWN, consent: true } })
    return { go, phone, atDesk: { name, documentType, documentNumber, documentSeen: true as const } }
  }

  test('gets a one-time password at a desk against the original document, and chooses an own one', async () => {
    const [{ call }, { go, phone, atDesk }] = [await officer(), await candidate(1)]
    const { password, login } = (await call(ResetAtDesk, { body: atDesk })).body
    expect(login).not.toContain(phone)
    expect((await go(GetMe)).status).toBe(401)
    expect((await enter(system, { login: phone, password: OWN, secret: '' })).last.problem?.code).toBe('sign-in-failed')
    const own = await activate(system, { login: phone, password }, NEXT)
    expect(own.secret).toBe('')
    expect(own.last.body.state).toBe('signed-in')
    const [row] = await system.owner`select facts from platform.audit_event where action = 'password-reset-at-desk'`
    expect(row?.facts).toMatchObject({ documentSeen: true, phoneChanged: false })
    expect(JSON.stringify(row)).not.toContain(atDesk.documentNumber)
  })

  test('who has a new phone number signs in with that from then on', async () => {
    const [{ call }, { phone, atDesk }] = [await officer(), await candidate(2)]
    const renewed = syntheticPerson('own-account', 3).phone
    const { password } = (await call(ResetAtDesk, { body: { ...atDesk, phone: renewed } })).body
    expect((await enter(system, { login: phone, password, secret: '' })).last.problem?.code).toBe('sign-in-failed')
    expect((await activate(system, { login: renewed, password }, NEXT)).last.body.state).toBe('signed-in')
    const taken = await candidate(4)
    expect((await call(ResetAtDesk, { body: { ...taken.atDesk, phone: renewed } })).problem?.code).toBe('login-taken')
  })

  test('a desk is no way into an office, and tells nothing about people without an account', async () => {
    const [{ call }, { go, atDesk }] = [await officer(), await candidate(5)]
    const other = { ...atDesk, name: '欧阳别人' }
    expect((await call(ResetAtDesk, { body: other })).problem?.code).toBe('candidate-unknown')
    const { name, documentType, documentNumber } = syntheticPerson('own-account', 99)
    const unknown = { name, documentType, documentNumber, documentSeen: true as const }
    expect((await call(ResetAtDesk, { body: unknown })).problem?.code).toBe('candidate-unknown')
    const accountId = (await go(GetMe)).body.account.id
    await granter.get(GrantMandate, {
      params: { accountId },
      body: { role: 'expert', regions: [], validFrom: dayOf(system.clock.now()), reason: '聘任' },
    })
    expect((await call(ResetAtDesk, { body: atDesk })).problem?.code).toBe('account-not-of-candidate')
    const manager = await system.signIn({ role: 'organisation-manager', organisationId: crypto.randomUUID() })
    expect((await manager.call(ResetAtDesk, { body: atDesk })).problem?.code).toBe('not-permitted')
  })
})
