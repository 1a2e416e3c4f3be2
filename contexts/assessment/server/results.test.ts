import { hashPassword } from '@lingjiang/identity/server'
import { TakeCaseAction, transactAsSystem } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  AskRecheck,
  CheckInCandidate,
  CloseExamRoom,
  CorrectSheet,
  EnterScore,
  GetExamRoom,
  GetPublicity,
  GetScoreHistory,
  GetScoringSlot,
  GetSessionResults,
  ListMyResults,
  ListPublicity,
  ListScoringSlots,
  OpenExamRoom,
  OpenPaper,
  SaveSheet,
  SignInToExam,
  SignSheets,
  SubmitPaper,
} from '../contract/index.ts'
import { paperStore } from './delivery-paper-store.ts'
import { resultStore } from './index.ts'
import { type ExamScene, examScene, STARTS } from './test/exam-scene.ts'

const system = testApp()
const PASSWORD = 'a long and quiet password'
let scene: ExamScene
let manager: TestClient
let colleague: TestClient
let city: TestClient
let panel: TestClient[]

/** Somebody of the panel: a person on record, an account with a password. */
async function member(personId: string): Promise<TestClient> {
  await system.owner`insert into identity.person (id, name, document_type, document_sealed, document_index, assurance, created_at)
    values (${personId}, '考评', 'resident-id', '\\x00', ${Buffer.from(personId)}, 'stated', now())`
  const client = await system.signIn({ role: 'examiner', personId })
  await system.owner`update identity.account set password_hash = ${await hashPassword(PASSWORD)} where id = ${client.session?.accountId ?? ''}`
  return client
}

beforeAll(async () => {
  scene = await examScene(system, { candidates: 3 })
  manager = await system.signIn({ role: 'organisation-manager', organisationId: scene.organisationId })
  colleague = await system.signIn({ role: 'organisation-manager', organisationId: scene.organisationId })
  city = await system.signIn({ role: 'city-officer', regions: ['440100'] })
  panel = await Promise.all(scene.examiners.map(member))
})

const results = (client = manager) => client.get(GetSessionResults, { params: { sessionId: scene.sessionId } })
const act = async (client: TestClient, action: string, reason?: string) => {
  const { session } = await results(manager)
  return client.call(TakeCaseAction, {
    params: { caseId: session.caseId ?? '', action },
    body: { expectedVersion: session.caseVersion ?? 0, ...(reason ? { reason } : {}) },
  })
}
const registration = (index: number) => scene.candidates[index]?.registrationId ?? ''
const slotParams = () => ({ slotId: scene.practicalSlot })
const candidateClient = (index: number) =>
  system.signIn({ role: 'candidate', personId: scene.candidates[index]?.personId ?? '' })

/** Sits the theory exam: candidate 0 with everything right, candidate 1 with half of it; candidate 2 stays away. */
async function sitTheory() {
  const { services } = system.app
  const key = await transactAsSystem(services.db, 'test', async (tx) => {
    const head = await paperStore.findOf(tx, scene.sessionId)
    return paperStore.key(tx, services.vault, head?.id ?? '')
  })
  const params = { slotId: scene.theorySlot }
  system.clock.set(STARTS)
  await manager.get(OpenExamRoom, { params })
  const { sittings } = await manager.get(GetExamRoom, { params })
  for (const index of [0, 1]) {
    const candidate = scene.candidates[index]
    const sitting = sittings.find((one) => one.ticketNumber === candidate?.ticket)
    const body = { ticketSeen: true, documentSeen: true, faceMatches: true } as const
    await manager.get(CheckInCandidate, { params: { sittingId: sitting?.id ?? '' }, body })
    const { token } = await system.anybody.get(SignInToExam, {
      body: { ticketNumber: candidate?.ticket ?? '', documentNumber: candidate?.document ?? '' },
    })
    const headers = { authorization: `Bearer ${token}` }
    const { epoch } = await system.anybody.get(OpenPaper, { headers })
    const answers = key
      .filter((item) => index === 0 || item.kind !== 'single')
      .map((item, i) => ({ counter: i + 1, number: item.number, choices: [...item.key] }))
    await system.anybody.get(SubmitPaper, { headers, body: { epoch, answers } })
  }
  await manager.get(CloseExamRoom, { params })
}

async function score(client: TestClient, index: number, share: number, absent = false) {
  const { stations, candidates } = await client.get(GetScoringSlot, { params: slotParams() })
  const criteria = stations.flatMap((station) => station.criteria)
  const marks = absent
    ? {}
    : Object.fromEntries(criteria.map((c) => [c.code, Math.round((c.maxTenths * share) / 5) * 5]))
  const registrationId = registration(index)
  const standing = candidates.find((one) => one.registrationId === registrationId)?.sheet
  return client.get(SaveSheet, {
    params: { ...slotParams(), registrationId },
    body: { expectedRevision: standing?.revision ?? 0, marks, absent, remark: '' },
  })
}
const sign = (client: TestClient, sheetIds: string[], password = PASSWORD) =>
  client.call(SignSheets, { params: slotParams(), body: { sheetIds, password } })

describe('the exam day', () => {
  test('opening the first room starts the session, and it cannot finish before its rooms are closed', async () => {
    system.clock.set(STARTS)
    expect((await results()).session.state).toBe('ready')
    expect((await act(manager, 'finish')).status).toBe(409)
    await sitTheory()
    expect((await results()).session.state).toBe('running')
    const rows = (await results()).rows.map((row) => row.scores.find((one) => one.subject === 'theory'))
    expect(rows).toMatchObject([
      { tenths: 1000, absent: false, source: 'computer' },
      { tenths: 400, absent: false },
      { tenths: null, absent: true },
    ])
  })
})

describe('scoring by a panel', () => {
  test('each member scores alone: nobody sees the marks of another', async () => {
    await score(panel[0] as TestClient, 0, 0.8)
    const other = await (panel[1] as TestClient).get(GetScoringSlot, { params: slotParams() })
    expect(other.candidates.map((one) => one.sheet)).toEqual([null, null, null])
    const slots = await (panel[1] as TestClient).get(ListScoringSlots, { query: { from: '2026-11-24' } })
    expect(slots.slots).toMatchObject([{ candidates: 3, members: 3, signed: 0 }])
    const stranger = await member('00000000-0000-4000-8000-000000000001')
    expect((await stranger.call(GetScoringSlot, { params: slotParams() })).status).toBe(404)
  })

  test('a signature needs the password and a complete sheet; then the sheet is locked', async () => {
    const examiner = panel[0] as TestClient
    const sheet = await score(examiner, 0, 0.8)
    expect((await sign(examiner, [sheet.id], 'wrong')).problem?.code).toBe('sign-in-failed')
    const partial = await examiner.get(SaveSheet, {
      params: { ...slotParams(), registrationId: registration(1) },
      body: { expectedRevision: 0, marks: { '1.1': 50 }, absent: false, remark: '' },
    })
    expect((await sign(examiner, [sheet.id, partial.id])).problem?.code).toBe('sheet-incomplete')
    const signed = await sign(examiner, [sheet.id])
    expect(signed.body.signed[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
    const again = await examiner.call(SaveSheet, {
      params: { ...slotParams(), registrationId: registration(0) },
      body: { expectedRevision: sheet.revision, marks: {}, absent: true, remark: '' },
    })
    expect(again.problem?.code).toBe('sheet-signed')
    const asApp = transactAsSystem(
      system.app.services.db,
      'test',
      (tx) => tx`update assessment.score_sheet set total_tenths = 0 where id = ${sheet.id} returning id`,
    )
    expect(await asApp).toHaveLength(0)
  })

  test('marks outside the scoring sheet are refused, and of two saves from one state one wins', async () => {
    const examiner = panel[1] as TestClient
    const save = (marks: Record<string, number>, expectedRevision = 0) =>
      examiner.call(SaveSheet, {
        params: { ...slotParams(), registrationId: registration(0) },
        body: { expectedRevision, marks, absent: false, remark: '' },
      })
    expect((await save({ '1.1': 101 })).problem?.code).toBe('mark-out-of-range')
    await save({ '1.1': 50 })
    const both = await Promise.all([save({ '1.1': 60 }, 1), save({ '1.1': 70 }, 1)])
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
  })

  test('the score is the mean of all members, once all have signed', async () => {
    for (const [place, share] of [0.8, 0.7, 0.6].entries()) {
      const client = panel[place] as TestClient
      const ids = []
      for (const index of [0, 1, 2]) {
        if (place === 0 && index === 0) continue
        ids.push((await score(client, index, share, index === 2)).id)
      }
      expect((await sign(client, ids)).status).toBe(200)
      const practical = (await results()).rows[0]?.scores.find((one) => one.subject === 'practical')
      expect(practical?.tenths ?? null).toBe(place === 2 ? 700 : null)
    }
    expect((await results()).rows.map((row) => row.outcome)).toEqual(['passed', 'failed', 'failed'])
  })

  test('a correction is a new version with its reason; of two at once one is opened, and the old one stays in force until it is signed', async () => {
    const examiner = panel[2] as TestClient
    const { candidates } = await examiner.get(GetScoringSlot, { params: slotParams() })
    const sheet = candidates.find((one) => one.registrationId === registration(0))?.sheet
    const correct = () =>
      examiner.call(CorrectSheet, { params: { sheetId: sheet?.id ?? '' }, body: { reason: '漏计一项' } })
    const both = await Promise.all([correct(), correct()])
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect((await results()).rows[0]?.scores[1]?.tenths).toBe(700)
    await sign(examiner, [(await score(examiner, 0, 0.9)).id])
    expect((await results()).rows[0]?.scores[1]?.tenths).toBe(800)
    const history = await manager.get(GetScoreHistory, { params: { registrationId: registration(0) } })
    expect(history.sheets.filter((one) => one.reason === '漏计一项')).toHaveLength(1)
    expect(history.sheets).toHaveLength(4)
  })
})

describe('publication, re-check and approval', () => {
  test('results are published complete, with masked names of those who passed', async () => {
    expect((await act(manager, 'finish')).status).toBe(200)
    expect((await act(city, 'publish-results')).status).toBe(403)
    expect((await act(manager, 'publish-results')).status).toBe(200)
    const { sessions } = await system.anybody.get(ListPublicity)
    expect(sessions).toMatchObject([{ sessionId: scene.sessionId, entries: 1, from: '2026-11-24', to: '2026-12-01' }])
    const shown = await system.anybody.call(GetPublicity, { params: { sessionId: scene.sessionId } })
    expect(shown.body.entries).toEqual([{ name: '考*', ticketTail: scene.candidates[0]?.ticket.slice(-4) }])
    expect(shown.raw.toString()).not.toMatch(/考生|440106/)
  })

  test('a candidate sees the own result only, and asks once for a re-check', async () => {
    const own = await candidateClient(1)
    const { results: mine } = await own.get(ListMyResults)
    expect(mine).toMatchObject([{ outcome: 'failed', recheckUntil: '2026-12-08', approved: false }])
    const ask = (index: number, subjects: ('theory' | 'review')[] = ['theory']) =>
      own.call(AskRecheck, {
        params: { registrationId: registration(index) },
        body: { subjects, reason: '单选题成绩与本人估计不符' },
      })
    expect((await ask(0)).status).toBe(404)
    expect((await ask(1, ['review'])).problem?.code).toBe('subject-not-required')
    const both = await Promise.all([ask(1), ask(1)])
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
    expect((await results()).counts.rechecks).toBe(1)
  })

  test('a published score is corrected only under a re-check, by somebody else, once of two at once; the old value stays', async () => {
    const enter = (client: TestClient, index: number, score: string, expectedVersion = 1) =>
      client.call(EnterScore, {
        params: { registrationId: registration(index) },
        body: { subject: 'theory', expectedVersion, score, absent: false, reason: '单选题答案录入有误' },
      })
    expect((await enter(manager, 0, '50')).problem?.code).toBe('correction-not-open')
    expect((await enter(manager, 1, '101')).problem?.code).toBe('score-out-of-range')
    const both = await Promise.all([enter(manager, 1, '62'), enter(colleague, 1, '64')])
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409])
    const winner = both[0]?.status === 200 ? manager : colleague
    expect((await enter(winner, 1, '70', 2)).problem?.code).toBe('correction-by-same-person')
    const history = await manager.get(GetScoreHistory, { params: { registrationId: registration(1) } })
    expect(history.scores.filter((one) => one.subject === 'theory')).toMatchObject([
      { version: 1, tenths: 400, source: 'computer', replaces: null },
      { version: 2, source: 'corrected', replaces: 1, reason: '单选题答案录入有误' },
    ])
    expect((await system.anybody.get(GetPublicity, { params: { sessionId: scene.sessionId } })).entries).toHaveLength(2)
  })

  test('after the period the names are gone, and the approval waits for the re-check', async () => {
    system.clock.set('2026-12-02T02:00:00.000Z')
    expect((await system.anybody.call(GetPublicity, { params: { sessionId: scene.sessionId } })).status).toBe(404)
    expect((await act(city, 'approve-results')).problem?.code).toBe('action-not-available')
    await system.app.fireClocks()
    expect((await results()).session.state).toBe('review')
    expect(await system.owner`select 1 from assessment.publicity_entry`).toHaveLength(0)
    expect((await act(city, 'approve-results')).problem?.code).toBe('recheck-open')
  })

  test('the organisation concludes, and then the city of the site approves: nobody else, and once', async () => {
    const caseId = (await results()).rows[1]?.recheckCaseId ?? ''
    const conclude = await manager.call(TakeCaseAction, {
      params: { caseId, action: 'conclude' },
      body: { expectedVersion: 1, reason: '复核后更正单选题成绩' },
    })
    expect(conclude.body).toMatchObject({ state: 'corrected' })
    const mine = await (await candidateClient(1)).get(ListMyResults)
    expect(mine.results[0]).toMatchObject({
      outcome: 'passed',
      rechecks: [{ outcome: 'corrected', answer: '复核后更正单选题成绩' }],
    })
    const far = await system.signIn({ role: 'city-officer', regions: ['440300'] })
    expect((await act(far, 'approve-results')).status).toBe(404)
    expect((await act(manager, 'approve-results')).status).toBe(403)
    const [one, two] = await Promise.all([act(city, 'approve-results'), act(city, 'approve-results')])
    expect([one?.status, two?.status].sort()).toEqual([200, 409])
    const events = await system.owner`select body from platform.outbox where type = 'results-approved'`
    expect(events).toEqual([{ body: { sessionId: scene.sessionId } }])
    const passed = await transactAsSystem(system.app.services.db, 'test', (tx) =>
      resultStore.listPassed(tx, scene.sessionId),
    )
    expect(passed).toHaveLength(2)
    const late = await (await candidateClient(2)).call(AskRecheck, {
      params: { registrationId: registration(2) },
      body: { subjects: ['theory'], reason: '想再看一次成绩' },
    })
    expect(late.problem?.code).toBe('results-approved-already')
  })
})
