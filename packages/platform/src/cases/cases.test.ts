import { randomUUID } from 'node:crypto'
import { instant, isRefused, type RegionCode, refuse } from '@lingjiang/kernel'
import { NOON, probeProcess, testApp } from '@lingjiang/testkit'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type CaseHandler,
  fireClocks,
  GetCase,
  ListCases,
  listClocks,
  lockCase,
  openCase,
  performAction,
  recordParameter,
  TakeCaseAction,
  transactAsSystem,
} from '../index.ts'

let effects: string[] = []
const handler: CaseHandler = {
  process: probeProcess,
  subjectPath: (id) => `/probe/${id}`,
  async act({ action, input, record }) {
    if (action !== 'decide') return undefined
    const outcome = (input as { outcome?: string } | undefined)?.outcome
    if (outcome === 'unlawful') return refuse('not-permitted')
    effects.push(action)
    record({ action: 'leave-decided', subjectKind: 'probe', subjectId: 'p', facts: { outcome: outcome ?? null } })
    return { to: outcome === 'granted' ? 'granted' : 'refused', facts: { outcome: outcome ?? null } }
  },
}
const system = testApp({ cases: [handler] })
const county = { role: 'county-officer' as const, regions: ['440106'] }
const parameter = (key: string, value: number) => ({
  key,
  value,
  unit: 'working days',
  effectiveFrom: '2020-01-01',
  authority: 'test',
  document: 'test',
  mark: 'inference' as const,
})

const open = (regionCode = '440106', title = '张三的请假') =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    openCase(tx, probeProcess, {
      subjectId: randomUUID(),
      title,
      regionCode,
      actor: { kind: 'system', job: 'test' },
      now: system.clock.now(),
    }),
  )
const eventsOf = (id: string) =>
  system.owner`select number, action, to_state, role, reason from process.case_event where case_id = ${id} order by number`

beforeAll(async () => {
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    await recordParameter(tx, parameter('probe.leave.decision', 5), null)
    await recordParameter(tx, parameter('probe.leave.attention', 3), null)
    await recordParameter(tx, { ...parameter('probe.leave.attention', 1), scope: '440300' as RegionCode }, null)
  })
})
beforeEach(() => {
  effects = []
  system.clock.set(NOON)
})

describe('the inbox', () => {
  test('shows an officer the cases of the own regions that wait for the own role, most urgent first', async () => {
    const [mine, elsewhere] = [await open(), await open('440200')]
    const officer = await system.signIn(county)
    const { cases, counts } = await officer.get(ListCases, { query: { queue: 'mine' } })
    expect(cases.map((row) => row.id)).toContain(mine)
    expect(cases.map((row) => row.id)).not.toContain(elsewhere)
    expect(cases[0]).toMatchObject({
      stateTitle: { zh: '待批' },
      clock: { name: 'attention', dueOn: '2026-11-26', workdaysLeft: 3 },
    })
    expect(counts.find((row) => row.state === 'asked')?.count).toBe(cases.length)
  })

  test('pages through many without losing or repeating one', async () => {
    const ids = new Set<string>()
    for (let i = 0; i < 7; i += 1) await open('440306', `翻页 ${i}`)
    const officer = await system.signIn({ role: 'city-officer', regions: ['440300'] })
    let cursor: string | undefined
    do {
      const page = await officer.get(ListCases, { query: { queue: 'open', limit: 3, ...(cursor ? { cursor } : {}) } })
      for (const row of page.cases) ids.add(row.id)
      cursor = page.next ?? undefined
    } while (cursor)
    expect(ids.size).toBe(7)
  })

  test('an officer of several counties sees them all, and no third', async () => {
    await open('440104', '越秀')
    await open('440111', '白云')
    const officer = await system.signIn({ role: 'county-officer', regions: ['440104', '440112'] })
    const titles = (await officer.get(ListCases, { query: { queue: 'open' } })).cases.map((row) => row.title)
    expect(titles).toContain('越秀')
    expect(titles).not.toContain('白云')
  })
})

describe('an action', () => {
  test('moves the case once, with its event, audit, effect and outbox', async () => {
    const id = await open()
    const officer = await system.signIn(county)
    const before = await officer.get(GetCase, { params: { caseId: id } })
    expect(before.actions.map((action) => action.action)).toEqual(['decide'])
    const moved = await officer.get(TakeCaseAction, {
      params: { caseId: id, action: 'decide' },
      body: { expectedVersion: 1, reason: '符合规定', input: { outcome: 'granted' } },
    })
    expect(moved).toMatchObject({ state: 'granted', version: 2 })
    expect(await eventsOf(id)).toMatchObject([
      { number: 2, action: 'decide', toState: 'granted', role: 'county-officer', reason: '符合规定' },
    ])
    expect(
      await system.owner`select action from platform.audit_event where correlation_id like ${`%`} and action in ('leave-decided', 'decide') and outcome = 'done' order by id desc limit 2`,
    ).toHaveLength(2)
    expect(
      await system.owner`select 1 from platform.outbox where type = 'case-moved' and body ->> 'caseId' = ${id}`,
    ).toHaveLength(1)
    const clocks = await system.owner`select stopped_at from process.clock where case_id = ${id}`
    expect(clocks.every((clock) => clock.stoppedAt !== null)).toBe(true)
    expect(effects).toEqual(['decide'])
  })

  test('of two officers deciding at once exactly one succeeds', async () => {
    const id = await open()
    const officers = await Promise.all([system.signIn(county), system.signIn(county)])
    const both = await Promise.all(
      officers.map((officer) =>
        officer.call(TakeCaseAction, {
          params: { caseId: id, action: 'decide' },
          body: { expectedVersion: 1, reason: '同意', input: { outcome: 'granted' } },
        }),
      ),
    )
    expect(both.map((result) => result.status).sort()).toEqual([200, 409])
    expect(await eventsOf(id)).toHaveLength(1)
  })

  test.each([
    ['without a reason', { expectedVersion: 1 }, county, 'reason-required'],
    ['with an old version', { expectedVersion: 7, reason: 'r' }, county, 'stale-version'],
    [
      'which the rules refuse',
      { expectedVersion: 1, reason: 'r', input: { outcome: 'unlawful' } },
      county,
      'not-permitted',
    ],
    [
      'from another region',
      { expectedVersion: 1, reason: 'r' },
      { role: 'county-officer' as const, regions: ['440200'] },
      'not-found',
    ],
    [
      'in another role',
      { expectedVersion: 1, reason: 'r' },
      { role: 'province-officer' as const, regions: ['440000'] },
      'not-permitted',
    ],
  ])('%s is refused and changes nothing', async (_what, body, mandate, code) => {
    const id = await open()
    const officer = await system.signIn(mandate)
    const result = await officer.call(TakeCaseAction, { params: { caseId: id, action: 'decide' }, body })
    expect(result.problem?.code).toBe(code)
    expect(await eventsOf(id)).toHaveLength(0)
    expect(await system.owner`select state, version from process.case_file where id = ${id}`).toMatchObject([
      { state: 'asked', version: 1 },
    ])
  })

  test('a repeated request with the same key gets the first answer and moves once', async () => {
    const id = await open()
    const officer = await system.signIn(county)
    const send = () =>
      officer.call(TakeCaseAction, {
        params: { caseId: id, action: 'decide' },
        body: { expectedVersion: 1, reason: '同意', input: { outcome: 'granted' } },
        idempotencyKey: `k-${id}`,
      })
    const answers = [await send(), await send()]
    expect(answers.map((answer) => answer.body)).toEqual([
      { id, state: 'granted', version: 2 },
      { id, state: 'granted', version: 2 },
    ])
    expect(await eventsOf(id)).toHaveLength(1)
  })
})

describe('clocks', () => {
  test('every declared clock fires after its last day, once: one escalates, one acts', async () => {
    const id = await open('440106')
    system.clock.set('2026-11-26T10:00:00Z')
    await fireClocks([handler], system.app.services)
    expect(await eventsOf(id)).toHaveLength(0)
    system.clock.set('2026-11-27T02:00:00Z')
    await fireClocks([handler], system.app.services)
    expect(
      await system.owner`select 1 from platform.outbox where type = 'clock-fired' and body ->> 'caseId' = ${id} and body ->> 'expiry' = 'escalate'`,
    ).toHaveLength(1)
    system.clock.set('2026-12-01T02:00:00Z')
    await fireClocks([handler], system.app.services)
    await fireClocks([handler], system.app.services)
    expect(await eventsOf(id)).toMatchObject([{ action: 'lapse', toState: 'refused', role: null }])
    const fired =
      await system.owner`select name from process.clock where case_id = ${id} and fired_at is not null order by name`
    expect(fired.map((clock) => clock.name)).toEqual(Object.keys(probeProcess.clocks).sort())
  })

  test('the limit of the narrowest region counts', async () => {
    const id = await open('440306')
    const clocks = await transactAsSystem(system.app.services.db, 'test', (tx) => listClocks(tx, id))
    expect(clocks.find((clock) => clock.name === 'attention')?.dueOn).toBe('2026-11-24')
  })

  test('a paused clock goes on with the working days that were left', async () => {
    const id = await open()
    const officer = {
      kind: 'account' as const,
      accountId: randomUUID(),
      mandateId: randomUUID(),
      role: 'city-officer' as const,
      regions: ['440100' as RegionCode],
    }
    const act = (action: string, at: string) =>
      transactAsSystem(system.app.services.db, 'test', async (tx) => {
        const file = await lockCase(tx, id)
        if (!file) throw new Error('no case')
        const moved = await performAction(
          tx,
          handler,
          file,
          { action, actor: officer, now: instant(at) },
          system.app.services,
        )
        if (isRefused(moved)) throw new Error(moved.code)
      })
    await act('hear', '2026-11-25T02:00:00Z')
    await act('end-hearing', '2026-12-07T02:00:00Z')
    const clocks = await transactAsSystem(system.app.services.db, 'test', (tx) => listClocks(tx, id))
    expect(clocks.find((clock) => clock.name === 'decision')?.dueOn).toBe('2026-12-10')
  })
})
