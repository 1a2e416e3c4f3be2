import type { AccountActor, RegionCode } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { availableActions, clockChanges, decideAction, defineProcess, diagramOf, waitingRoles } from './index.ts'

const text = (zh: string) => ({ zh, en: zh })
const leave = defineProcess({
  name: 'test.leave',
  title: text('请假'),
  initial: 'draft',
  states: {
    draft: { title: text('草稿') },
    asked: { title: text('待批') },
    hearing: { title: text('听证') },
    granted: { title: text('已批'), final: true },
    refused: { title: text('不批'), final: true },
  },
  actions: {
    ask: { title: text('提交'), from: ['draft'], to: 'asked', by: ['candidate'] },
    decide: {
      title: text('决定'),
      from: ['asked'],
      to: ['granted', 'refused'],
      by: ['city-officer'],
      reason: 'required',
    },
    hear: { title: text('听证'), from: ['asked'], to: 'hearing', by: ['city-officer'] },
    'end-hearing': { title: text('结束听证'), from: ['hearing'], to: 'asked', by: ['city-officer'] },
    lapse: { title: text('作废'), from: ['asked'], to: 'refused', by: [] },
  },
  clocks: {
    decision: {
      title: text('批准时限'),
      runsIn: ['asked'],
      pausedIn: ['hearing'],
      limit: 'test.leave.decision',
      expiry: { action: 'lapse' },
    },
  },
})
const actor = (role: AccountActor['role']): AccountActor => ({
  kind: 'account',
  accountId: 'a',
  mandateId: 'm',
  role,
  regions: ['440100' as RegionCode],
})

describe('declaring a process', () => {
  const base = { name: 'x', title: text('x'), clocks: {} }
  test.each([
    [
      'a state that cannot be reached',
      {
        ...base,
        initial: 'a',
        states: { a: { title: text('a'), final: true as const }, b: { title: text('b'), final: true as const } },
        actions: {},
      },
      /b cannot be reached/,
    ],
    [
      'a dead end that is not final',
      { ...base, initial: 'a', states: { a: { title: text('a') } }, actions: {} },
      /dead end/,
    ],
    [
      'a final state that can be left',
      {
        ...base,
        initial: 'a',
        states: { a: { title: text('a'), final: true as const } },
        actions: { go: { title: text('go'), from: ['a'], to: 'a', by: [] } },
      },
      /can be left/,
    ],
    [
      'an unknown state',
      {
        ...base,
        initial: 'a',
        states: { a: { title: text('a') } },
        actions: { go: { title: text('go'), from: ['a'], to: 'z', by: [] } },
      },
      /unknown state z/,
    ],
  ])('refuses %s', (_what, declaration, message) => expect(() => defineProcess(declaration as never)).toThrow(message))

  test('refuses a clock that can run out where its action is not available', () => {
    const clocks = {
      late: { title: text('l'), runsIn: ['hearing' as const], limit: 'p', expiry: { action: 'lapse' as const } },
    }
    expect(() => defineProcess({ ...leave, clocks } as never)).toThrow(/not available/)
  })
})

describe('taking an action', () => {
  test.each([
    ['draft', 'candidate', { action: 'ask' }, 'asked'],
    ['draft', 'city-officer', { action: 'ask' }, 'not-permitted'],
    ['asked', 'city-officer', { action: 'decide', to: 'granted', reason: '符合条件' }, 'granted'],
    ['asked', 'city-officer', { action: 'decide', to: 'granted', reason: '  ' }, 'reason-required'],
    ['asked', 'city-officer', { action: 'decide', reason: '符合' }, 'action-not-available'],
    ['asked', 'city-officer', { action: 'decide', to: 'draft', reason: '符合' }, 'action-not-available'],
    ['granted', 'city-officer', { action: 'decide', to: 'refused', reason: '改' }, 'action-not-available'],
    ['asked', 'city-officer', { action: 'lapse' }, 'not-permitted'],
    ['asked', 'city-officer', { action: 'unheard-of' }, 'action-not-available'],
  ] as const)('in %s a %s asking %j: %s', (state, role, request, outcome) => {
    const decision = decideAction(leave, state, actor(role), request)
    expect(decision.ok ? decision.events[0]?.to : decision.code).toBe(outcome)
  })

  test('what is offered can be taken, and nothing else', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(leave.states)),
        fc.constantFrom('candidate' as const, 'city-officer' as const),
        (state, role) => {
          const offered = availableActions(leave, state, actor(role))
          for (const [name, action] of Object.entries(leave.actions)) {
            const to = typeof action.to === 'string' ? undefined : action.to[0]
            expect(decideAction(leave, state, actor(role), { action: name, to, reason: 'r' }).ok).toBe(
              offered.includes(name),
            )
          }
        },
      ),
    ))

  test('a case waits for the roles that can move it', () => {
    expect(waitingRoles(leave, 'asked')).toEqual(['city-officer'])
    expect(waitingRoles(leave, 'granted')).toEqual([])
  })
})

describe('clocks', () => {
  test.each([
    [undefined, 'draft', []],
    ['draft', 'asked', ['start']],
    ['asked', 'hearing', ['pause']],
    ['hearing', 'asked', ['resume']],
    ['asked', 'granted', ['stop']],
    ['hearing', 'granted', ['stop']],
  ])('from %s to %s: %j', (from, to, changes) =>
    expect(clockChanges(leave, from, to).map((c) => c.change)).toEqual(changes),
  )
})

test('the diagram shows every state and action', () => {
  const diagram = diagramOf(leave, 'zh')
  for (const title of ['草稿', '待批', '听证', '已批', '不批', '提交', '作废']) expect(diagram).toContain(title)
})
