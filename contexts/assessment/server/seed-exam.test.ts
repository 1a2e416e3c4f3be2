import { transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { expect, test } from 'vitest'
import { GetPublicity, GetSessionResults } from '../contract/index.ts'
import { resultStore, seedExam } from './index.ts'
import { examScene } from './test/exam-scene.ts'

const system = testApp()
const account = (mandate: object) =>
  ({
    kind: 'account',
    accountId: '00000000-0000-4000-8000-000000000009',
    mandateId: '00000000-0000-4000-8000-000000000008',
    regions: [],
    ...mandate,
  }) as never

async function seeded(stop: 'scoring' | 'publicity' | 'approved', level: '4' | '2') {
  const { services } = system.app
  const scene = await examScene(system, { candidates: 12, level, state: 'frozen' })
  const actors = {
    manager: account({ role: 'organisation-manager', organisationId: scene.organisationId }),
    city: account({ role: 'city-officer', regions: ['440100'] }),
  }
  const abilityOf = (_id: string, place: number) => (place === 11 ? ('absent' as const) : place === 10 ? 0.2 : 0.9)
  await transactAsSystem(services.db, 'seed', (tx) =>
    seedExam(tx, services, { sessionId: scene.sessionId, stop, actors, seed: 'demo', abilityOf }),
  )
  const manager = await system.signIn({ role: 'organisation-manager', organisationId: scene.organisationId })
  return { scene, results: await manager.get(GetSessionResults, { params: { sessionId: scene.sessionId } }) }
}

test('a seeded exam of level 2 is approved with the scores that its answers and three panels give', async () => {
  const { scene, results } = await seeded('approved', '2')
  expect(results.session).toMatchObject({ state: 'approved', required: ['theory', 'practical', 'review'] })
  expect(results.counts).toEqual({ passed: 10, failed: 2, incomplete: 0, rechecks: 0 })
  expect(results.rows.at(-1)?.scores.every((score) => score.absent)).toBe(true)
  const passed = await transactAsSystem(system.app.services.db, 'test', (tx) =>
    resultStore.listPassed(tx, scene.sessionId),
  )
  expect(passed).toHaveLength(10)
  const [events] =
    await system.owner`select count(*)::integer as n from platform.outbox where type = 'results-approved'`
  expect(events).toEqual({ n: 1 })
})

test('a seeded exam in its publicity stands in public, and one being scored waits for its panels', async () => {
  const open = await seeded('publicity', '4')
  system.clock.set('2026-11-26T02:00:00.000Z')
  const shown = await system.anybody.get(GetPublicity, { params: { sessionId: open.scene.sessionId } })
  expect(shown.entries).toHaveLength(10)
  const { results } = await seeded('scoring', '4')
  expect(results.session.state).toBe('scoring')
  expect(results.counts.incomplete).toBeGreaterThan(0)
})
