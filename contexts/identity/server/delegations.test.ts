import { randomUUID } from 'node:crypto'
import type { Role } from '@lingjiang/kernel'
import { transact } from '@lingjiang/platform'
import { activate, enter, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  ChooseMandate,
  DelegateMandate,
  GetAccount,
  GetMe,
  GrantMandate,
  ListDelegations,
  OpenAccount,
  RevokeMandate,
  WithdrawDelegation,
} from '../contract/index.ts'

const system = testApp()
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

describe('an officer who is away', () => {
  async function officer(regions: string[]) {
    const account = await open()
    await grant(account.accountId, 'city-officer', regions)
    return { account, ...(await enter(system, account)) }
  }
  const loan = (login: string, change: object = {}) => ({
    body: { login, regions: ['440106'], from: '2026-11-23', to: '2026-11-30', reason: '休假', ...change },
  })

  test('lends some regions for some days; the borrower sees from whom, acts there, and the trail names both', async () => {
    const [lender, borrower] = [await officer(['440100']), await officer(['440300'])]
    const { delegationId } = (await lender.call(DelegateMandate, loan(borrower.account.login))).body
    const lent = (await lender.call(ListDelegations)).body.lent
    expect(lent).toMatchObject([
      { id: delegationId, other: expect.stringContaining('经办'), standing: 'in-force', regions: [{ name: '天河区' }] },
    ])
    expect((await borrower.call(ListDelegations)).body.borrowed).toMatchObject([{ id: delegationId }])

    const again = await enter(system, borrower.account)
    expect(again.last.body.state).toBe('choose-mandate')
    const borrowed = again.last.body.mandates.find((mandate) => mandate.delegated)
    const lenderName = (await lender.call(GetMe)).body.account.name
    expect(borrowed).toMatchObject({ id: delegationId, lender: lenderName, validTo: '2026-11-30' })
    await again.call(ChooseMandate, { body: { mandateId: delegationId } })
    const me = (await again.call(GetMe)).body
    expect(me.mandate?.lender).toBe(lenderName)
    // What is borrowed cannot be lent on; the attempt is in the trail with the lender's name behind it.
    const on = await again.call(DelegateMandate, loan(lender.account.login))
    expect(on.problem?.code).toBe('delegation-exceeds-own')
    const [row] =
      await system.owner`select account_id, delegated_by from platform.audit_event where mandate_id = ${delegationId}`
    expect(row).toEqual({ accountId: borrower.account.accountId, delegatedBy: lender.account.accountId })

    await lender.call(WithdrawDelegation, { params: { delegationId } })
    expect((await again.call(GetMe)).status).toBe(401)
    expect((await lender.call(ListDelegations)).body.lent).toMatchObject([{ standing: 'withdrawn' }])
  })

  test('what was lent ends with its last day, and with the mandate it was lent from', async () => {
    const [lender, borrower] = [await officer(['440100']), await officer(['440300'])]
    await lender.call(DelegateMandate, loan(borrower.account.login, { to: '2026-11-24' }))
    const mandatesNow = async () => (await borrower.call(GetMe)).body.mandates.length
    expect(await mandatesNow()).toBe(2)
    const before = system.clock.now()
    system.clock.set('2026-11-25T00:30:00+08:00')
    const late = await enter(system, borrower.account)
    expect(late.last.body.mandates).toHaveLength(1)
    system.clock.set(before)
    const [own] = (await granter.get(GetAccount, { params: { accountId: lender.account.accountId } })).mandates
    await granter.get(RevokeMandate, { params: { mandateId: own?.id ?? '' }, body: { reason: '调离' } })
    expect(await mandatesNow()).toBe(1)
  })

  test.each([
    ['nobody', { login: 'no-such-login' }, 'borrower-unknown'],
    ['another city', { regions: ['440305'] }, 'delegation-exceeds-own'],
    ['61 days', { to: '2027-01-23' }, 'delegation-exceeds-own'],
    ['yesterday', { from: '2026-11-22' }, 'delegation-exceeds-own'],
  ])('is refused: %s', async (_name, change, code) => {
    const [lender, borrower] = [await officer(['440100']), await officer(['440300'])]
    const refused = await lender.call(DelegateMandate, loan(borrower.account.login, change))
    expect(refused.problem?.code).toBe(code)
  })

  test('the database itself refuses a mandate that the maker does not own', async () => {
    const { account } = await officer(['440100'])
    const forged = transact(
      system.app.services.db,
      { kind: 'account', accountId: account.accountId, mandateId: randomUUID(), role: 'city-officer', regions: [] },
      'read write',
      (tx) => tx`insert into identity.mandate (id, account_id, role, region_codes, valid_from, granted_by, granted_at)
        values (${randomUUID()}, ${account.accountId}, 'province-officer', '{440000}', '2026-01-01', ${account.accountId}, now())`,
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })
})
