import { randomUUID } from 'node:crypto'
import { testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { ChooseMandate, ConfirmTotp, GetMe, ListRegions, SignIn, SignOut } from '../contract/index.ts'
import { accountStore, hashPassword, newTotpSecret, TOTP_PLACE, totpCode } from './index.ts'

const system = testApp()
const PASSWORD = 'a long and quiet password'
let secret = ''

async function openAccount(
  login: string,
  mandates: readonly { role: 'city-officer' | 'county-officer'; regionCodes: string[] }[],
  totp: boolean,
) {
  const { vault } = system.app.services
  secret = newTotpSecret()
  await system.owner.begin(async (tx) => {
    const id = await accountStore.create(tx as never, {
      loginLabel: login,
      loginIndex: vault.blindIndex('login', login),
      displayName: login,
      passwordHash: await hashPassword(PASSWORD),
      totpSealed: totp ? vault.encrypt(secret, TOTP_PLACE) : null,
      createdAt: system.clock.now(),
    })
    for (const mandate of mandates)
      await accountStore.grant(tx as never, {
        ...mandate,
        accountId: id ?? '',
        validFrom: '2026-01-01',
        grantedAt: system.clock.now(),
      })
  })
}

/** A browser that keeps the cookies it is given. */
function browser() {
  let cookies: Record<string, string> = {}
  return async (
    endpoint: typeof SignIn | typeof ConfirmTotp | typeof ChooseMandate | typeof GetMe | typeof SignOut,
    body?: object,
  ) => {
    const headers = {
      cookie: Object.entries(cookies)
        .map(([n, v]) => `${n}=${v}`)
        .join('; '),
      'x-csrf-token': cookies.lj_csrf ?? '',
    }
    const result = await system.anybody.call(endpoint, { headers, ...(body ? { body } : {}) } as never)
    cookies = { ...cookies, ...Object.fromEntries(result.cookies.map((c) => [c.name, c.value])) }
    return result
  }
}

describe('signing in', () => {
  beforeAll(() =>
    openAccount(
      'guangzhou',
      [
        { role: 'city-officer', regionCodes: ['440100'] },
        { role: 'county-officer', regionCodes: ['440106', '440104'] },
      ],
      true,
    ),
  )

  test('an officer needs password, one-time code and a chosen mandate, and then acts for its regions', async () => {
    const go = browser()
    expect((await go(SignIn, { account: 'guangzhou', password: PASSWORD })).body).toMatchObject({
      state: 'totp-required',
      mandates: [],
    })
    expect((await go(GetMe)).status).toBe(401)
    expect((await go(ConfirmTotp, { code: '000000' })).problem?.code).toBe('totp-code-wrong')
    const confirmed = await go(ConfirmTotp, { code: totpCode(secret, system.clock.now()) })
    expect(confirmed.body).toMatchObject({ state: 'choose-mandate' })
    const county = (
      confirmed.body as { mandates: { id: string; role: string; regions: { name: string }[] }[] }
    ).mandates.find((m) => m.role === 'county-officer')
    expect(county?.regions.map((region) => region.name)).toEqual(['天河区', '越秀区'])
    expect((await go(ChooseMandate, { mandateId: county?.id })).body).toMatchObject({ state: 'signed-in' })
    expect((await go(GetMe)).body).toMatchObject({
      account: { name: 'guangzhou' },
      mandate: { role: 'county-officer' },
    })
    expect((await go(SignOut)).status).toBe(200)
    expect((await go(GetMe)).status).toBe(401)
  })

  test('a one-time code works once', async () => {
    const [first, second] = [browser(), browser()]
    system.clock.advanceDays(1)
    const code = totpCode(secret, system.clock.now())
    for (const go of [first, second]) await go(SignIn, { account: 'guangzhou', password: PASSWORD })
    expect((await first(ConfirmTotp, { code })).status).toBe(200)
    expect((await second(ConfirmTotp, { code })).problem?.code).toBe('totp-code-wrong')
  })

  test('a mandate of somebody else cannot be chosen', async () => {
    const go = browser()
    system.clock.advanceDays(1)
    await go(SignIn, { account: 'guangzhou', password: PASSWORD })
    await go(ConfirmTotp, { code: totpCode(secret, system.clock.now()) })
    expect((await go(ChooseMandate, { mandateId: randomUUID() })).problem?.code).toBe('mandate-not-yours')
  })

  test('the fifth wrong password locks the account, even against the right one, and an unknown account sounds the same', async () => {
    await openAccount('shaoguan', [{ role: 'city-officer', regionCodes: ['440200'] }], false)
    for (let i = 0; i < 5; i += 1)
      expect((await browser()(SignIn, { account: 'shaoguan', password: 'wrong' })).problem?.code).toBe('sign-in-failed')
    expect((await browser()(SignIn, { account: 'shaoguan', password: PASSWORD })).problem?.code).toBe('account-locked')
    system.clock.advanceDays(1)
    expect((await browser()(SignIn, { account: 'shaoguan', password: PASSWORD })).status).toBe(200)
    expect((await browser()(SignIn, { account: 'nobody', password: 'wrong' })).problem?.code).toBe('sign-in-failed')
  })

  test('a write without the session token, or from another site, is refused', async () => {
    const officer = await system.signIn({ role: 'city-officer', regions: ['440100'] })
    const wrong = await officer.call(SignOut, { headers: { 'x-csrf-token': 'guess' } })
    expect(wrong.problem?.code).toBe('csrf-token-wrong')
    const foreign = await officer.call(SignOut, { headers: { 'sec-fetch-site': 'cross-site' } })
    expect(foreign.problem?.code).toBe('csrf-token-wrong')
  })

  test('every attempt is in the audit trail, with its outcome', async () => {
    const rows = await system.owner`select distinct action, outcome from platform.audit_event order by 1, 2`
    expect(rows.map((row) => `${row.action} ${row.outcome}`)).toEqual(
      expect.arrayContaining([
        'sign-in-failed refused',
        'signed-in done',
        'one-time-code-wrong refused',
        'mandate-chosen done',
        'signed-out done',
      ]),
    )
  })

  test('everybody reads the regions of the province', async () => {
    const { regions } = await system.anybody.get(ListRegions)
    expect(regions.filter((region) => region.tier === 'city')).toHaveLength(21)
  })
})

describe('the three administrators', () => {
  test('one account cannot hold two of them: the database itself refuses', async () => {
    const admin = await system.signIn({ role: 'system-administrator' })
    const add = system.owner`insert into identity.mandate (id, account_id, role, valid_from, granted_at)
      values (${randomUUID()}, ${admin.session?.accountId ?? ''}, 'audit-administrator', '2026-01-01', now())`
    await expect(add).rejects.toThrow(/mandate_administrator_exclusive/)
  })
})
