import type { Actor, Role } from '@lingjiang/kernel'
import { availableActions, decideAction } from '@lingjiang/process'
import { describe, expect, test } from 'vitest'
import { enrolmentParameters } from './enrolment-parameters.ts'
import { sessionProcess } from './session-process.ts'

const as = (role: Role): Actor => ({ kind: 'account', accountId: 'a', mandateId: 'm', role, regions: [] })

describe('the process of a session', () => {
  test.each([
    ['filed', 'city-officer', ['accept', 'return']],
    ['filed', 'county-officer', []],
    ['filed', 'organisation-manager', ['withdraw', 'cancel']],
    ['accepted', 'organisation-manager', ['open-registration', 'cancel']],
    ['results-published', 'city-officer', ['approve', 'reopen']],
    ['results-published', 'organisation-manager', []],
    ['in-progress', 'organisation-manager', ['end-exam']],
    ['completed', 'city-officer', []],
  ] as const)('in %s a %s may take %j', (state, role, actions) => {
    expect(availableActions(sessionProcess, state, as(role))).toEqual(actions)
  })

  test('a return says why', () => {
    expect(decideAction(sessionProcess, 'filed', as('city-officer'), { action: 'return' })).toMatchObject({
      code: 'reason-required',
    })
  })

  test('nobody but the system completes a session', () => {
    for (const role of ['organisation-manager', 'city-officer', 'province-officer'] as const)
      expect(decideAction(sessionProcess, 'approved', as(role), { action: 'complete' }).ok).toBe(false)
    const system: Actor = { kind: 'system', job: 'issue' }
    expect(decideAction(sessionProcess, 'approved', system, { action: 'complete' }).ok).toBe(true)
  })

  test('every clock has its parameter and none approves by silence', () => {
    for (const clock of Object.values(sessionProcess.clocks)) {
      expect(enrolmentParameters.list.map((parameter) => parameter.key)).toContain(clock.limit)
      expect(clock.expiry).toBe('escalate')
    }
  })
})
