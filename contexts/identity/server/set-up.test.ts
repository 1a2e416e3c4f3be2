import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { leavesOf, transactAsSystem } from '@lingjiang/platform'
import { activate, enter, testApp } from '@lingjiang/testkit'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  GetMe,
  GetSetUp,
  GrantMandate,
  OpenAccount,
  SET_UP_FACT,
  SearchAudit,
  SetUpProvince,
} from '../contract/index.ts'
import { renewSetUpCode } from './index.ts'

const system = testApp()
let appointed: readonly { readonly login: string; readonly password: string }[] = []
const ROLES = ['system-administrator', 'security-administrator', 'audit-administrator'] as const

function administrators(change: Partial<Record<(typeof ROLES)[number], object>> = {}, from = 0) {
  const one = (role: (typeof ROLES)[number], index: number) => {
    const { name, documentType, documentNumber } = syntheticPerson('set-up', from + index)
    return { login: `admin-${from + index}`, name, documentType, documentNumber, ...change[role] }
  }
  return {
    'system-administrator': one('system-administrator', 0),
    'security-administrator': one('security-administrator', 1),
    'audit-administrator': one('audit-administrator', 2),
  }
}
const setUp = (code: string, change = {}, from = 0) =>
  system.anybody.call(SetUpProvince, { body: { code, administrators: administrators(change, from) } })
const newCode = async () => (await renewSetUpCode(system.app.services)) ?? ''
const written = async () =>
  (
    await system.owner`select (select count(*) from identity.account) as accounts, (select count(*) from identity.person) as persons,
    (select count(*) from identity.mandate) as mandates, (select count(*) from register.leaf) as leaves`
  )[0]

beforeEach(() => system.app.services.limits.forget())

// One province lives through these tests in their order: empty, tried, set up, closed.
describe('an empty province', () => {
  test('keeps its set-up code as a digest only, and a new start makes the last one worthless', async () => {
    expect(await system.anybody.get(GetSetUp)).toEqual({ open: true })
    const [first, second] = [await newCode(), await newCode()]
    expect(second).toMatch(/^([a-z0-9]{4}-){3}[a-z0-9]{4}$/)
    expect((await setUp(first)).problem?.code).toBe('set-up-code-wrong')
    const stored = JSON.stringify([
      await system.owner`select id, expires_at, encode(code_hash, 'hex') from identity.set_up`,
      await system.owner`select facts from platform.audit_event`,
    ])
    for (const code of [first, second]) expect(stored).not.toContain(code)
  })

  test('tells whoever has a wrong code nothing but that, and locks the address out after ten', async () => {
    const code = await newCode()
    const twice = { 'audit-administrator': { login: 'admin-0' } }
    for (let i = 0; i < 10; i += 1)
      expect((await setUp(`wrong-${i}`, i % 2 ? twice : {})).problem?.code).toBe('set-up-code-wrong')
    expect((await setUp(code)).problem?.code).toBe('too-many-requests')
    const [row] = await system.owner`select count(*) as refused from platform.audit_event
      where action = 'POST /identity/set-up' and facts ->> 'code' = 'set-up-code-wrong'`
    expect(row?.refused).toBeGreaterThanOrEqual(10)
  })

  test('a code expires after a day', async () => {
    const code = await newCode()
    const before = system.clock.now()
    system.clock.advanceDays(1)
    expect((await setUp(code)).problem?.code).toBe('set-up-code-wrong')
    system.clock.set(before)
  })

  test.each([
    ['one login for two', { 'audit-administrator': { login: 'admin-0' } }, 'administrators-not-different'],
    [
      'one person for two',
      { 'security-administrator': { documentNumber: syntheticPerson('set-up', 0).documentNumber } },
      'administrators-not-different',
    ],
    [
      'a wrong check digit',
      { 'audit-administrator': { documentNumber: '110105194912310021' } },
      'identity-document-invalid',
    ],
    ['a name that is none', { 'audit-administrator': { name: '123' } }, 'person-name-invalid'],
  ])('is refused %s, and nothing is left behind', async (_name, change, refusal) => {
    const before = await written()
    expect((await setUp(await newCode(), change)).problem?.code).toBe(refusal)
    expect(await written()).toEqual(before)
  })

  test('of two who have the code at the same moment one opens the province', async () => {
    const code = await newCode()
    const both = await Promise.all([setUp(code), setUp(code, {}, 10)])
    expect(both.map((result) => result.status).sort()).toEqual([200, 404])
    const won = both.find((result) => result.status === 200)
    expect(won?.body.accounts.map((account) => account.role)).toEqual([...ROLES])
    appointed = won?.body.accounts ?? []
    const kept = JSON.stringify([
      await system.owner`select facts from platform.audit_event`,
      await system.owner`select body from platform.outbox`,
      await system.owner`select reply from platform.idempotent_reply`,
    ])
    for (const account of appointed) expect(kept).not.toContain(account.password)
    expect(await system.owner`select type from platform.outbox`).toEqual([{ type: 'province-set-up' }])
    const leaves = await leavesOf(system.app.services.publicDb, SET_UP_FACT, 'province')
    expect(leaves).toHaveLength(1)
    expect(await written()).toMatchObject({ accounts: 3, mandates: 3 })
  })

  test('is then closed for ever: no code is made, none counts, and the database itself changes nothing', async () => {
    expect(await system.anybody.get(GetSetUp)).toEqual({ open: false })
    expect(await renewSetUpCode(system.app.services)).toBeUndefined()
    expect((await setUp('anything', {}, 20)).status).toBe(404)
    await system.owner`update identity.mandate set revoked_at = now() where role = 'audit-administrator'`
    expect(await renewSetUpCode(system.app.services)).toBeUndefined()
    await system.owner`update identity.mandate set revoked_at = null`
    const reopened = await transactAsSystem(
      system.app.services.db,
      'test',
      (tx) =>
        tx`update identity.set_up set closed_at = null, code_hash = ${Buffer.from('x')}, expires_at = '2030-01-01' returning id`,
    )
    expect(reopened).toHaveLength(0)
  })
})

describe('from the set-up on', () => {
  test('the three activate their accounts, open an officer, grant the city, watch both; the officer signs in', async () => {
    const owners = []
    for (const account of appointed) owners.push(await activate(system, account))
    const [opener, granter, watcher] = owners
    if (!opener || !granter || !watcher) throw new Error('three administrators are appointed')
    const { accountId, password } = (
      await opener.call(OpenAccount, { body: { login: 'guangzhou', name: '广州经办', oneTimeCode: true } })
    ).body
    const refused = await opener.call(GrantMandate, {
      params: { accountId },
      body: { role: 'city-officer', regions: ['440100'], validFrom: '2026-11-23', reason: '任命' },
    })
    expect(refused.problem?.code).toBe('not-permitted')
    const granted = await granter.call(GrantMandate, {
      params: { accountId },
      body: { role: 'city-officer', regions: ['440100'], validFrom: '2026-11-23', reason: '任命' },
    })
    expect(granted.status).toBe(200)
    const officer = await activate(system, { login: 'guangzhou', password })
    expect((await officer.call(GetMe)).body.mandate).toMatchObject({
      role: 'city-officer',
      regions: [{ code: '440100' }],
    })
    expect((await enter(system, officer)).last.body.state).toBe('signed-in')
    const { events } = (await watcher.call(SearchAudit, {})).body
    expect(events.map((event) => event.action)).toEqual(
      expect.arrayContaining(['account-opened', 'mandate-granted', 'account-activated', 'province-set-up']),
    )
  })
})
