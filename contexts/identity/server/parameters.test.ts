import { randomUUID } from 'node:crypto'
import { loadParameters, transact } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { DecideParameterProposal, GetParameter, ListParameters, ProposeParameter } from '../contract/index.ts'

const system = testApp()
const KEY = 'registry.filing.limit.acceptance'
let first: TestClient
let second: TestClient
let county: TestClient

beforeAll(async () => {
  first = await system.signIn({ role: 'province-officer', regions: ['440000'] })
  second = await system.signIn({ role: 'province-officer', regions: ['440000'] })
  county = await system.signIn({ role: 'county-officer', regions: ['440106'] })
})

const body = (change: object = {}) => ({
  scope: '440000',
  value: 4,
  effectiveFrom: '2027-01-01',
  authority: '广东省人力资源和社会保障厅',
  document: '粤人社规〔2026〕1号（示例）',
  reason: '压缩受理时限',
  ...change,
})
const propose = (client: TestClient, change: object = {}, key = KEY) =>
  client.call(ProposeParameter, { params: { key }, body: body(change) })
const decide = (client: TestClient, proposalId: string, decision: 'confirm' | 'reject' | 'withdraw', reason?: string) =>
  client.call(DecideParameterProposal, { params: { proposalId }, body: { decision, ...(reason ? { reason } : {}) } })

describe('policy parameters', () => {
  test('any officer reads them with source, mark and scope, and finds them by word and mark', async () => {
    const all = await county.get(ListParameters)
    const acceptance = all.parameters.find((row) => row.key === KEY)
    expect(acceptance).toMatchObject({ value: 5, unit: 'workdays', mark: 'inference', scope: { name: '广东省' } })
    expect(all.counts.sourced + all.counts.memory + all.counts.inference).toBe(all.parameters.length)
    const some = await county.get(ListParameters, { query: { text: 'filing.limit', mark: 'inference' } })
    expect(some.parameters.length).toBeGreaterThan(3)
    expect(some.parameters.every((row) => row.key.includes('filing.limit') && row.mark === 'inference')).toBe(true)
  })

  test('a new value counts from its day on, once a second officer has confirmed it, and the old one stays on record', async () => {
    const { proposalId } = (await propose(first)).body
    expect((await county.get(ListParameters)).waiting).toMatchObject([{ id: proposalId, own: false, value: 4 }])
    expect((await first.get(ListParameters)).waiting).toMatchObject([{ id: proposalId, own: true }])
    expect((await decide(first, proposalId, 'confirm')).problem?.code).toBe('four-eyes-needed')

    const confirmed = await decide(second, proposalId, 'confirm')

    expect(confirmed.body.state).toBe('confirmed')
    const history = await county.get(GetParameter, { params: { key: KEY } })
    expect(history.versions.map(({ value, mark, standing }) => ({ value, mark, standing }))).toEqual([
      { value: 4, mark: 'sourced', standing: 'upcoming' },
      { value: 5, mark: 'inference', standing: 'in-force' },
    ])
    expect(history.proposals).toMatchObject([{ state: 'confirmed', version: confirmed.body.version }])
    const before = await loadParameters(system.owner, '440100' as never, '2026-12-31' as never)
    const after = await loadParameters(system.owner, '440100' as never, '2027-01-01' as never)
    expect([before.get(KEY), after.get(KEY)]).toEqual([5, 4])
    expect((await decide(second, proposalId, 'reject', '晚了')).problem?.code).toBe('parameter-proposal-decided')
  })

  test('a value for a city holds in that city only', async () => {
    const { proposalId } = (await propose(first, { scope: '440300', value: 3 })).body
    await decide(second, proposalId, 'confirm')
    const shenzhen = await loadParameters(system.owner, '440305' as never, '2027-02-01' as never)
    const guangzhou = await loadParameters(system.owner, '440106' as never, '2027-02-01' as never)
    expect([shenzhen.get(KEY), guangzhou.get(KEY)]).toEqual([3, 4])
  })

  test.each([
    ['another kind of value', { value: '四天', effectiveFrom: '2027-06-01' }, 'parameter-shape-differs'],
    ['half a working day', { value: 2.5, effectiveFrom: '2027-06-01' }, 'parameter-shape-differs'],
    ['a day that is past', { effectiveFrom: '2026-11-22' }, 'parameter-date-past'],
    ['a day that has a value', { effectiveFrom: '2027-01-01' }, 'parameter-date-taken'],
    ['a county', { scope: '440106' }, 'parameter-scope-invalid'],
    ['another province', { scope: '110000' }, 'parameter-scope-invalid'],
    ['no calendar day', { effectiveFrom: '2027-02-30' }, 'malformed-request'],
    ['no document', { document: '  ' }, 'malformed-request'],
  ])('a proposal with %s is refused and nothing changes', async (_name, change, code) => {
    const before = await system.owner`select count(*) from identity.parameter_proposal`
    expect((await propose(first, change)).problem?.code).toBe(code)
    expect(await system.owner`select count(*) from identity.parameter_proposal`).toEqual(before)
  })

  test('the same proposal does not wait twice; its proposer may withdraw it, another may reject it with a reason', async () => {
    const one = (await propose(first, { effectiveFrom: '2028-01-01' })).body.proposalId
    expect((await propose(second, { effectiveFrom: '2028-01-01' })).problem?.code).toBe('parameter-proposal-waiting')
    expect((await decide(second, one, 'withdraw')).problem?.code).toBe('proposal-not-yours')
    expect((await decide(first, one, 'withdraw')).body.state).toBe('withdrawn')
    const two = (await propose(second, { effectiveFrom: '2028-01-01' })).body.proposalId
    expect((await decide(first, two, 'reject')).problem?.code).toBe('reason-required')
    expect((await decide(first, two, 'reject', '依据不足')).body.state).toBe('rejected')
    expect(await system.owner`select 1 from platform.parameter where effective_from = '2028-01-01'`).toHaveLength(0)
  })

  test('the database itself refuses that one person both proposes and confirms', async () => {
    const { proposalId } = (await propose(first, { effectiveFrom: '2029-01-01' })).body
    const accountId = first.session?.accountId ?? ''
    const alone = transact(
      system.app.services.db,
      { kind: 'account', accountId, mandateId: randomUUID(), role: 'province-officer', regions: ['440000' as never] },
      'read write',
      (
        tx,
      ) => tx`update identity.parameter_proposal set state = 'confirmed', decided_by = ${accountId}, decided_for = ${accountId},
        decided_at = now(), version = 1 where id = ${proposalId}`,
    )
    await expect(alone).rejects.toThrow(/parameter_proposal_four_eyes/)
  })

  test('proposing and confirming stand in the audit trail with the proposal', async () => {
    const rows =
      await system.owner`select action from platform.audit_event where subject_kind = 'parameter' and subject_id = ${KEY}`
    expect(new Set(rows.map((row) => row.action))).toEqual(
      new Set(['parameter-proposed', 'parameter-confirmed', 'parameter-withdrawn', 'parameter-rejected']),
    )
  })
})
