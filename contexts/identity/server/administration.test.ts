import { randomUUID } from 'node:crypto'
import { instant, type Role, regionCode } from '@lingjiang/kernel'
import { ListCases, openCase, recordParameter, transactAsSystem } from '@lingjiang/platform'
import { activate, enter, newBrowser, probeProcess, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  ActivateAccount,
  BeginActivation,
  ChooseMandate,
  GetAccount,
  GetMe,
  GrantMandate,
  ListAccounts,
  ListMandateOrganisations,
  OpenAccount,
  ResetCredentials,
  RevokeMandate,
  SignIn,
  SwitchAccount,
} from '../contract/index.ts'

const system = testApp({ cases: [{ process: probeProcess, subjectPath: (id) => `/probe/${id}` }] })
let opener: TestClient
let granter: TestClient
let login = 0

beforeAll(async () => {
  opener = await system.signIn({ role: 'system-administrator' })
  granter = await system.signIn({ role: 'security-administrator' })
})

async function open(oneTimeCode = true) {
  login += 1
  const name = `staff-${login}`
  const made = await opener.get(OpenAccount, { body: { login: name, name: `经办${login}`, oneTimeCode } })
  const { password, secret } = await activate(system, { login: name, password: made.password })
  return { accountId: made.accountId, login: name, password, secret }
}
const grant = (accountId: string, role: Exclude<Role, 'candidate'>, regions: string[] = [], more: object = {}) =>
  granter.call(GrantMandate, {
    params: { accountId },
    body: { role, regions, validFrom: '2026-11-23', reason: '任命', ...more },
  })

describe('the system administrator', () => {
  test('opens an account by a one-time password; only its owner knows the password and the one-time code set at the first sign-in', async () => {
    const made = await opener.get(OpenAccount, { body: { login: 'wen.qing', name: '文清', oneTimeCode: true } })
    await grant(made.accountId, 'county-officer', ['440106'])
    const given = { login: 'wen.qing', password: made.password }
    const go = newBrowser(system)
    const first = await go(SignIn, { body: { account: given.login, password: given.password } })
    expect(first.body).toEqual({ state: 'activation-required', mandates: [] })
    expect((await go(GetMe)).status).toBe(401)
    expect((await go(ChooseMandate, { body: { mandateId: randomUUID() } })).problem?.code).toBe(
      'session-not-at-this-step',
    )
    const own = await activate(system, given)
    expect(own.last.body.state).toBe('signed-in')
    expect((await own.call(GetMe)).body.mandate?.role).toBe('county-officer')
    // The handed-over password is worth nothing any more, and the browser that had begun with it is out.
    expect((await enter(system, { ...given, secret: '' })).last.problem?.code).toBe('sign-in-failed')
    expect((await go(BeginActivation)).problem?.code).toBe('session-not-at-this-step')
    expect((await enter(system, own)).last.body.state).toBe('signed-in')
    const stored = await system.owner`select * from identity.account where id = ${made.accountId}`
    expect(JSON.stringify(stored)).not.toContain(own.password)
    expect(Buffer.from(stored[0]?.totpSealed).includes(own.secret)).toBe(false)
  })

  test.each([
    ['a common password', { password: 'password123' }, 'password-too-weak'],
    ['the handed-over password', {}, 'password-unchanged'],
    ['a wrong code', { password: 'a quiet river at night', code: '000000' }, 'totp-code-wrong'],
    ['no code', { password: 'a quiet river at night' }, 'totp-code-wrong'],
  ])('an account is not activated with %s', async (_name, change, code) => {
    login += 1
    const given = { login: `staff-${login}`, name: '林夏', oneTimeCode: true }
    const { accountId, password } = await opener.get(OpenAccount, { body: given })
    const go = newBrowser(system)
    await go(SignIn, { body: { account: given.login, password } })
    await go(BeginActivation)
    const refused = await go(ActivateAccount, { body: { password, ...change } })
    expect(refused.problem?.code).toBe(code)
    expect(
      await system.owner`select password_changed_at, totp_sealed from identity.account where id = ${accountId}`,
    ).toEqual([{ passwordChangedAt: null, totpSealed: null }])
  })

  test('a one-time password that nobody took up expires, and a new one is given', async () => {
    login += 1
    const name = `staff-${login}`
    const { accountId, password } = await opener.get(OpenAccount, {
      body: { login: name, name: '晚来', oneTimeCode: false },
    })
    const before = system.clock.now()
    system.clock.advanceDays(8)
    const late = await enter(system, { login: name, password, secret: '' })
    expect(late.last.problem?.code).toBe('one-time-password-expired')
    const again = await opener.get(ResetCredentials, {
      params: { accountId },
      body: { reset: 'password', reason: '逾期' },
    })
    expect((await activate(system, { login: name, password: again.password })).last.status).toBe(200)
    system.clock.set(before)
  })

  test('what is shown once is kept nowhere: not with the reply of a repeated request, not in the audit trail', async () => {
    const body = { login: 'kept-nowhere', name: '无痕', oneTimeCode: true }
    const { password } = (await opener.call(OpenAccount, { body, idempotencyKey: randomUUID() })).body
    const go = newBrowser(system)
    await go(SignIn, { body: { account: body.login, password } })
    const begun = await go(BeginActivation, { idempotencyKey: randomUUID() })
    const kept = JSON.stringify([
      await system.owner`select reply from platform.idempotent_reply`,
      await system.owner`select facts from platform.audit_event`,
    ])
    expect(kept).not.toContain(password)
    expect(begun.body.oneTimeCode?.address).toMatch(/^otpauth:\/\/totp\/.*issuer=/)
    expect(kept).not.toContain(begun.body.oneTimeCode?.secret)
  })

  test('a login name is taken once, in the form that is compared', async () => {
    const { login: taken } = await open()
    expect(
      (await opener.call(OpenAccount, { body: { login: taken, name: '重名', oneTimeCode: true } })).problem?.code,
    ).toBe('login-taken')
    expect((await opener.call(OpenAccount, { body: { login: 'Upper', name: '大写', oneTimeCode: true } })).status).toBe(
      400,
    )
  })

  test('resets password or one-time code by a one-time password: the old one is worth nothing and all sessions end', async () => {
    const account = await open()
    await grant(account.accountId, 'expert')
    const before = await enter(system, account)
    const reset = (what: 'password' | 'one-time-code') =>
      opener.get(ResetCredentials, {
        params: { accountId: account.accountId },
        body: { reset: what, reason: '手机遗失' },
      })
    const given = await reset('one-time-code')
    expect((await before.call(GetMe)).status).toBe(401)
    expect((await enter(system, account)).last.problem?.code).toBe('sign-in-failed')
    const fresh = await activate(system, { login: account.login, password: given.password }, 'another river by day')
    expect(fresh.secret).not.toBe(account.secret)
    expect((await enter(system, fresh)).last.body.state).toBe('signed-in')
    // The password alone: the one-time code stays, and is asked before the new password is chosen.
    const { password } = await reset('password')
    const handedOver = await enter(system, { ...fresh, password })
    expect(handedOver.last.body.state).toBe('activation-required')
    const chosen = await handedOver.call(ActivateAccount, { body: { password: 'the third river at dawn' } })
    expect(chosen.body.state).toBe('signed-in')
    expect((await enter(system, { ...fresh, password: 'the third river at dawn' })).last.status).toBe(200)
  })

  test('disables an account, which ends its sessions, and opens it again', async () => {
    const account = await open(false)
    await grant(account.accountId, 'expert')
    const { call } = await enter(system, account)
    const to = (state: 'open' | 'disabled') =>
      opener.get(SwitchAccount, { params: { accountId: account.accountId }, body: { state, reason: '离职' } })
    await to('disabled')
    expect((await call(GetMe)).status).toBe(401)
    expect((await enter(system, account)).last.problem?.code).toBe('sign-in-failed')
    await to('open')
    expect((await enter(system, account)).last.status).toBe(200)
  })

  test('neither disables itself nor grants roles; pages through the accounts without gap or double', async () => {
    const accountId = opener.session?.accountId ?? ''
    const itself = await opener.call(SwitchAccount, {
      params: { accountId },
      body: { state: 'disabled', reason: '试' },
    })
    expect(itself.problem?.code).toBe('own-account')
    const granting = await opener.call(GrantMandate, {
      params: { accountId },
      body: { role: 'expert', regions: [], validFrom: '2026-11-23', reason: '试' },
    })
    expect(granting.problem?.code).toBe('not-permitted')
    for (let i = 0; i < 60; i += 1)
      await system.owner`insert into identity.account (id, login_label, login_index, display_name, password_hash, created_at)
        values (${randomUUID()}, ${`many-${i}`}, ${Buffer.from(`many-${i}`)}, '众', '-', '2026-01-01')`
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await opener.get(ListAccounts, { query: cursor ? { cursor } : {} })
      seen.push(...page.accounts.map((row) => row.id))
      cursor = page.next
    }
    const [{ count } = { count: 0 }] = await system.owner<{ count: number }[]>`select count(*) from identity.account`
    expect([seen.length, new Set(seen).size]).toEqual([count, count])
    expect((await opener.get(ListAccounts, { query: { text: 'many-7' } })).accounts.map((row) => row.login)).toEqual([
      'many-7',
    ])
  })
})

async function openCases() {
  const source = { effectiveFrom: '2020-01-01', authority: 'test', document: 'test', mark: 'inference' } as const
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    for (const key of ['probe.leave.decision', 'probe.leave.attention'])
      await recordParameter(tx, { key, value: 3, unit: 'workdays', ...source }, null)
    for (const [title, region] of Object.entries({ 天河: '440106', 越秀: '440104', 海珠: '440105' }))
      await openCase(tx, probeProcess, {
        subjectId: randomUUID(),
        title,
        regionCode: regionCode(region),
        actor: { kind: 'system', job: 'test' },
        now: instant(system.clock.now()),
      })
  })
}

describe('the security administrator', () => {
  test('grants several counties to one officer, who then sees the cases of exactly these', async () => {
    await openCases()
    const account = await open()
    expect((await grant(account.accountId, 'county-officer', ['440106', '440104'])).status).toBe(200)
    const { call } = await enter(system, account)
    const { cases } = (await call(ListCases, { query: { queue: 'open' } })).body
    expect(cases.map((row) => row.title).sort()).toEqual(['天河', '越秀'].sort())
  })

  test.each([
    ['a city to a county officer', 'county-officer', ['440100'], 'mandate-regions-invalid'],
    ['a region that does not exist', 'county-officer', ['449999'], 'mandate-regions-invalid'],
    ['a manager without organisation', 'organisation-manager', [], 'mandate-organisation-missing'],
  ] as const)('is refused %s', async (_name, role, regions, code) => {
    expect((await grant((await open()).accountId, role, [...regions])).problem?.code).toBe(code)
  })

  test('officers and administrators need a one-time code first', async () => {
    const { accountId } = await open(false)
    expect((await grant(accountId, 'city-officer', ['440100'])).problem?.code).toBe('one-time-code-needed')
    expect((await grant(accountId, 'audit-administrator')).problem?.code).toBe('one-time-code-needed')
  })

  test('the three administrators exclude one another, also when two are granted at once', async () => {
    const one = await open()
    expect((await grant(one.accountId, 'audit-administrator')).status).toBe(200)
    expect((await grant(one.accountId, 'system-administrator')).problem?.code).toBe(
      'administrators-exclude-one-another',
    )
    const two = await open()
    const both = await Promise.all([
      grant(two.accountId, 'audit-administrator'),
      grant(two.accountId, 'system-administrator'),
    ])
    expect(both.map((result) => result.problem?.code ?? 'granted').sort()).toEqual([
      'administrators-exclude-one-another',
      'granted',
    ])
  })

  test('a manager gets a new organisation by name, a second one the same by id', async () => {
    const [one, two] = [await open(), await open()]
    await grant(one.accountId, 'organisation-manager', [], { organisationName: '示例技工学校' })
    const { organisations } = await granter.get(ListMandateOrganisations, { query: { text: '示例技工' } })
    expect(organisations).toHaveLength(1)
    await grant(two.accountId, 'examiner', [], { organisationId: organisations[0]?.id })
    const seen = await granter.get(GetAccount, { params: { accountId: two.accountId } })
    expect(seen.mandates[0]?.organisation).toEqual(organisations[0])
  })

  test('revokes a mandate: who acts in it can no longer, and the record of it stays', async () => {
    const account = await open()
    const { mandateId } = (await grant(account.accountId, 'county-officer', ['440106'])).body
    const { call } = await enter(system, account)
    expect((await call(GetMe)).status).toBe(200)
    await granter.get(RevokeMandate, { params: { mandateId }, body: { reason: '调离' } })
    expect((await call(GetMe)).status).toBe(401)
    const { mandates } = await granter.get(GetAccount, { params: { accountId: account.accountId } })
    expect(mandates).toMatchObject([{ id: mandateId, revokedAt: expect.any(String) }])
    expect((await granter.call(RevokeMandate, { params: { mandateId }, body: { reason: '再' } })).problem?.code).toBe(
      'not-found',
    )
  })

  test('the last administrator of a kind can be neither revoked nor disabled', async () => {
    const mandateId = opener.session?.mandateId ?? ''
    const revoke = () => granter.call(RevokeMandate, { params: { mandateId }, body: { reason: '试' } })
    await system.owner`update identity.mandate set revoked_at = now() where role = 'system-administrator' and id <> ${mandateId}`
    const refused = await revoke()
    expect(refused.problem?.code).toBe('last-administrator')
  })
})
