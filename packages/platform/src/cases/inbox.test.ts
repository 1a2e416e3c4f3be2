import { randomUUID } from 'node:crypto'
import { instant } from '@lingjiang/kernel'
import { NOON, probeProcess, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CaseHandler,
  GetCase,
  ListCases,
  openCase,
  recordParameter,
  TakeCaseAction,
  transactAsSystem,
} from '../index.ts'

const handler: CaseHandler = {
  process: probeProcess,
  subjectPath: (id) => `/probe/${id}`,
  act: async ({ action }) => (action === 'decide' ? { to: 'granted' } : undefined),
}
const system = testApp({ cases: [handler] })
const REGION = '440100'
let officer: TestClient

const limit = (key: string, value: number) => ({
  key,
  value,
  unit: 'working days',
  effectiveFrom: '2020-01-01',
  authority: '某部门',
  document: '某文〔2020〕1号',
  mark: 'inference' as const,
})

const openOn = (day: string) =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    openCase(tx, probeProcess, {
      subjectId: randomUUID(),
      title: `${day} 的请假`,
      regionCode: '440106',
      actor: { kind: 'system', job: 'test' },
      now: instant(`${day}T02:00:00Z`),
    }),
  )
const titles = async (query: object) =>
  (await officer.get(ListCases, { query: { queue: 'open', ...query } as never })).cases.map((row) => row.title)

// Monday, 23 November 2026; both limits are five working days, so a case opened on a day is due a week later.
beforeAll(async () => {
  system.clock.set(NOON)
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    await recordParameter(tx, limit('probe.leave.decision', 5), null)
    await recordParameter(tx, limit('probe.leave.attention', 5), null)
  })
  for (const day of ['2026-11-13', '2026-11-16', '2026-11-19', '2026-11-20']) await openOn(day)
  officer = await system.signIn({ role: 'city-officer', regions: [REGION] })
})

describe('the inbox by time limit', () => {
  test.each([
    ['late', ['2026-11-13 的请假']],
    ['soon', ['2026-11-16 的请假', '2026-11-19 的请假']],
    ['later', ['2026-11-20 的请假']],
    ['none', []],
  ])('%s', async (due, expected) => expect(await titles({ due })).toEqual(expected))

  test('counts say how many are late and how many due soon, whatever is filtered', async () => {
    const { counts } = await officer.get(ListCases, { query: { queue: 'open', due: 'late' } })
    expect(counts).toMatchObject([{ process: 'probe.leave', state: 'asked', count: 4, late: 1, soon: 2, none: 0 }])
  })

  test('a case whose clock stands still has no limit running', async () => {
    const { cases } = await officer.get(ListCases, { query: { queue: 'open', due: 'later' } })
    const [id, version] = [cases[0]?.id ?? '', cases[0]?.version ?? 0]
    await officer.get(TakeCaseAction, { params: { caseId: id, action: 'hear' }, body: { expectedVersion: version } })
    expect(await titles({ due: 'none' })).toEqual(['2026-11-20 的请假'])
    await officer.get(TakeCaseAction, {
      params: { caseId: id, action: 'end-hearing' },
      body: { expectedVersion: version + 1 },
    })
  })
})

test('a row says which actions can be taken on it together with others: those that need nothing but a reason', async () => {
  const { cases } = await officer.get(ListCases, { query: { queue: 'mine' } })
  expect(cases[0]?.together).toEqual([
    { action: 'hear', title: { zh: '听证', en: 'Hear' }, reason: 'none', grave: false },
  ])
  const county = await system.signIn({ role: 'county-officer', regions: ['440106'] })
  expect((await county.get(ListCases, { query: { queue: 'mine' } })).cases[0]?.together).toEqual([])
})

test('a clock says since when it runs and on what ground, in the version that was in force then', async () => {
  const { cases } = await officer.get(ListCases, { query: { queue: 'open' } })
  const { clocks } = await officer.get(GetCase, { params: { caseId: cases[0]?.id ?? '' } })
  expect(clocks.find((clock) => clock.name === 'decision')).toMatchObject({
    dueOn: '2026-11-20',
    startedAt: '2026-11-13T02:00:00.000Z',
    workdaysLeft: -1,
    ground: {
      key: 'probe.leave.decision',
      workdays: 5,
      regionCode: '440000',
      document: '某文〔2020〕1号',
      mark: 'inference',
    },
  })
})

test('ended cases are listed the last one first, page by page', async () => {
  const { cases } = await officer.get(ListCases, { query: { queue: 'open' } })
  for (const [hours, row] of cases.entries()) {
    system.clock.set(new Date(Date.parse(NOON) + hours * 3_600_000).toISOString())
    await officer.get(TakeCaseAction, {
      params: { caseId: row.id, action: 'decide' },
      body: { expectedVersion: row.version, reason: '同意' },
    })
  }
  const first = await officer.get(ListCases, { query: { queue: 'closed', limit: 3 } })
  const second = await officer.get(ListCases, { query: { queue: 'closed', limit: 3, cursor: first.next ?? '' } })
  expect([...first.cases, ...second.cases].map((row) => row.id)).toEqual(cases.map((row) => row.id).reverse())
})
