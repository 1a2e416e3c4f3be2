import type { Endpoint } from '@lingjiang/kernel'
import { type CallInput, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  CheckInCandidate,
  CloseExamRoom,
  GetExamRoom,
  GetSitting,
  ListExamRooms,
  OpenExamRoom,
  OpenPaper,
  RecordIncident,
  SaveAnswers,
  SignInToExam,
  SubmitPaper,
} from '../contract/index.ts'
import { closeOverdueSittings } from './index.ts'
import { type Candidate, ENDS, type ExamScene, examScene, STARTS } from './test/exam-scene.ts'

const system = testApp()
const CHECKED = { ticketSeen: true, documentSeen: true, faceMatches: true } as const
const minutesAfter = (minutes: number) => new Date(Date.parse(STARTS) + minutes * 60_000).toISOString()

let scene: ExamScene
let invigilator: TestClient
beforeAll(async () => {
  scene = await examScene(system, { candidates: 8 })
  invigilator = await system.signIn({ role: 'examiner', personId: await anAccountFor(scene.invigilator) })
})

/** Duties name persons; an account of theirs needs the person to be on record. */
async function anAccountFor(personId: string): Promise<string> {
  await system.owner`insert into identity.person (id, name, document_type, document_sealed, document_index, assurance, created_at)
    values (${personId}, '监考', 'resident-id', '\\x00', ${Buffer.from(personId)}, 'stated', now())`
  return personId
}

const candidate = (index: number): Candidate => scene.candidates[index] as Candidate
const signIn = async (index: number) => {
  const { ticket, document } = candidate(index)
  return (await system.anybody.get(SignInToExam, { body: { ticketNumber: ticket, documentNumber: document } })).token
}
const machine = (token: string) => ({
  call: <const C extends Endpoint>(endpoint: C, input: CallInput<C> = {}) =>
    system.anybody.call(endpoint, { ...input, headers: { authorization: `Bearer ${token}` } }),
  get: <const C extends Endpoint>(endpoint: C, input: CallInput<C> = {}) =>
    system.anybody.get(endpoint, { ...input, headers: { authorization: `Bearer ${token}` } } as CallInput<C>),
})
const sittingOf = async (index: number) => {
  const { sittings } = await invigilator.get(GetExamRoom, { params: { slotId: scene.theorySlot } })
  return sittings.find((one) => one.ticketNumber === candidate(index).ticket) as (typeof sittings)[number]
}
const checkIn = async (index: number) =>
  invigilator.call(CheckInCandidate, { params: { sittingId: (await sittingOf(index)).id }, body: CHECKED })
const inForce = async (index: number) => {
  const rows = await system.owner<{ item: number; choices: string }[]>`
    select distinct on (item) item, choices from assessment.exam_answer where sitting_id = ${(await sittingOf(index)).id}
    order by item, epoch desc, counter desc`
  return Object.fromEntries(rows.map((row) => [row.item, row.choices]))
}

describe('before the exam', () => {
  test('a candidate is told to wait until the invigilator has checked in and opened the room', async () => {
    system.clock.set(minutesAfter(-30))
    const exam = machine(await signIn(0))
    expect(await exam.get(GetSitting)).toMatchObject({ state: 'expected', roomOpen: false, remainingSeconds: null })
    expect((await exam.call(OpenPaper)).problem?.code).toBe('not-checked-in')
    expect((await checkIn(0)).status).toBe(200)
    expect((await checkIn(0)).problem?.code).toBe('sitting-not-expected')
    expect((await exam.call(OpenPaper)).problem?.code).toBe('room-not-open')
    await invigilator.get(OpenExamRoom, { params: { slotId: scene.theorySlot } })
    expect((await exam.call(OpenPaper)).problem?.code).toBe('room-not-open')
  })

  test('ticket and document must belong together, and a wrong token is no token', async () => {
    const body = { ticketNumber: candidate(0).ticket, documentNumber: candidate(1).document }
    expect((await system.anybody.call(SignInToExam, { body })).problem?.code).toBe('ticket-or-document-wrong')
    const token = await signIn(1)
    for (const wrong of ['', 'x', `${token}x`, token.replace(/^./, (c) => (c === 'a' ? 'b' : 'a'))])
      expect((await machine(wrong).call(GetSitting)).problem?.code).toBe('exam-token-wrong')
  })
})

describe('during the exam', () => {
  test('the paper is the same for all in another order, complete, and without its key', async () => {
    system.clock.set(minutesAfter(1))
    for (const index of [1, 2, 3, 4, 5, 6]) await checkIn(index)
    const [one, two] = [machine(await signIn(0)), machine(await signIn(1))]
    const [a, b] = [await one.call(OpenPaper), await two.call(OpenPaper)]
    expect(a.body).toMatchObject({ epoch: 1, variant: 'A', remainingSeconds: 89 * 60 })
    expect(b.body.variant).toBe('B')
    const stems = (paper: typeof a) => paper.body.questions.map((question) => question.stem)
    expect(stems(a)).toHaveLength(35)
    expect(stems(a)).not.toEqual(stems(b))
    expect([...stems(a)].sort()).toEqual([...stems(b)].sort())
    for (const reply of [a, b, await one.call(GetSitting)])
      expect(reply.raw.toString()).not.toMatch(/"key"|"right"|correct|sealed|seed/i)
    for (const question of a.body.questions)
      expect(Object.keys(question).sort()).toEqual(['choices', 'kind', 'markTenths', 'number', 'stem'])
  })

  test('answers are in force by the counter of the candidate, not by arrival, and a retry changes nothing', async () => {
    const exam = machine(await signIn(0))
    const { epoch } = await exam.get(OpenPaper)
    const save = (answers: { counter: number; number: number; choices: string[] }[]) =>
      exam.get(SaveAnswers, { body: { epoch, answers } })
    expect(await save([{ counter: 2, number: 1, choices: ['B'] }])).toMatchObject({ saved: [2], epoch, endsAt: ENDS })
    await save([{ counter: 1, number: 1, choices: ['A'] }])
    await save([{ counter: 2, number: 1, choices: ['B'] }])
    await save([
      { counter: 4, number: 2, choices: [] },
      { counter: 3, number: 2, choices: ['A', 'C'] },
    ])
    expect(await inForce(0)).toEqual({ 1: 'B', 2: '' })
    const resumed = await exam.get(OpenPaper)
    expect(resumed.answers).toEqual([
      { number: 1, choices: ['B'] },
      { number: 2, choices: [] },
    ])
  })

  test('after a crash an older machine may still deliver, but never over what was answered since', async () => {
    const exam = machine(await signIn(2))
    const first = await exam.get(OpenPaper)
    await exam.get(SaveAnswers, { body: { epoch: first.epoch, answers: [{ counter: 9, number: 1, choices: ['A'] }] } })
    const second = await exam.get(OpenPaper)
    expect(second.epoch).toBe(first.epoch + 1)
    await exam.get(SaveAnswers, { body: { epoch: second.epoch, answers: [{ counter: 1, number: 1, choices: ['C'] }] } })
    const late = await exam.get(SaveAnswers, {
      body: {
        epoch: first.epoch,
        answers: [
          { counter: 10, number: 1, choices: ['D'] },
          { counter: 11, number: 7, choices: ['D'] },
        ],
      },
    })
    expect(late.epoch).toBe(second.epoch)
    expect(await inForce(2)).toEqual({ 1: 'C', 7: 'D' })
    const ahead = await exam.call(SaveAnswers, {
      body: { epoch: second.epoch + 1, answers: [{ counter: 1, number: 1, choices: ['D'] }] },
    })
    expect(ahead.problem?.code).toBe('paper-not-open')
  })

  test('hundreds of answers at once are all saved, each request by its own outcome', async () => {
    const exam = machine(await signIn(3))
    const stranger = machine(await signIn(7))
    const { epoch } = await exam.get(OpenPaper)
    const saves = Array.from({ length: 200 }, (_, i) =>
      exam.call(SaveAnswers, { body: { epoch, answers: [{ counter: i + 1, number: (i % 35) + 1, choices: ['A'] }] } }),
    )
    const closed = stranger.call(SaveAnswers, { body: { epoch, answers: [{ counter: 1, number: 1, choices: ['A'] }] } })
    expect((await Promise.all(saves)).every((reply) => reply.status === 200)).toBe(true)
    expect((await closed).problem?.code).toBe('exam-over')
    const [row] =
      await system.owner`select count(*)::integer as n from assessment.exam_answer where sitting_id = ${(await sittingOf(3)).id}`
    expect(row).toEqual({ n: 200 })
  })

  test('handing in twice at once marks once and answers alike; afterwards nothing more is taken', async () => {
    const exam = machine(await signIn(0))
    const { epoch, questions } = await exam.get(OpenPaper)
    const answers = questions.map((question, i) => ({
      counter: 100 + i,
      number: question.number,
      choices: [question.choices[0]?.identifier ?? ''],
    }))
    const hand = () => exam.call(SubmitPaper, { body: { epoch, answers } })
    const replies = await Promise.all([hand(), hand()])
    expect(replies.map((reply) => reply.status)).toEqual([200, 200])
    expect(replies[0]?.body).toEqual(replies[1]?.body)
    const [row] =
      await system.owner`select state, submitted_by, score_tenths, (marking->>'scoreTenths')::integer as marked from assessment.sitting where id = ${(await sittingOf(0)).id}`
    expect(row).toMatchObject({ state: 'submitted', submittedBy: 'candidate' })
    expect(row?.scoreTenths).toBe(row?.marked)
    const more = await exam.call(SaveAnswers, {
      body: { epoch, answers: [{ counter: 999, number: 1, choices: ['A'] }] },
    })
    expect(more.problem?.code).toBe('exam-over')
    expect((await exam.call(OpenPaper)).problem?.code).toBe('exam-over')
    const [audit] =
      await system.owner`select count(*)::integer as n from platform.audit_event where action = 'paper-handed-in'`
    expect(audit).toEqual({ n: 1 })
  })

  test('minutes given back for an incident move the end of one candidate only', async () => {
    const sittingId = (await sittingOf(1)).id
    const params = { slotId: scene.theorySlot }
    await invigilator.get(RecordIncident, {
      params,
      body: { sittingId, kind: 'machine-fault', note: '更换机器', extraMinutes: 10 },
    })
    expect((await sittingOf(1)).endsAt).toBe(minutesAfter(100))
    expect((await sittingOf(2)).endsAt).toBe(ENDS)
    const refused = await invigilator.call(RecordIncident, {
      params,
      body: { kind: 'network-fault', note: '断网', extraMinutes: 5 },
    })
    expect(refused.problem?.code).toBe('minutes-need-candidate')
  })

  test('who comes more than fifteen minutes late is not let in', async () => {
    system.clock.set(minutesAfter(16))
    expect((await machine(await signIn(6)).call(OpenPaper)).problem?.code).toBe('start-window-over')
    expect((await checkIn(7)).problem?.code).toBe('check-in-not-open')
  })
})

describe('the end', () => {
  test('what is sent in time may arrive within the grace, later answers are refused and change nothing', async () => {
    const exam = machine(await signIn(2))
    const save = (counter: number) =>
      exam.call(SaveAnswers, { body: { epoch: 2, answers: [{ counter, number: 9, choices: ['A'] }] } })
    system.clock.set(new Date(Date.parse(ENDS) + 29_000).toISOString())
    expect((await save(50)).status).toBe(200)
    expect((await exam.get(GetSitting)).remainingSeconds).toBe(0)
    system.clock.set(new Date(Date.parse(ENDS) + 31_000).toISOString())
    expect((await save(51)).problem?.code).toBe('exam-over')
    expect(await inForce(2)).toMatchObject({ 9: 'A' })
  })

  test('the clock hands in what was not handed in, once, and lets those go on who were given minutes', async () => {
    const closing = await invigilator.call(CloseExamRoom, { params: { slotId: scene.theorySlot } })
    expect(closing.problem?.code).toBe('candidates-still-answering')
    expect([await closeOverdueSittings(system.app.services), await closeOverdueSittings(system.app.services)]).toEqual([
      2, 0,
    ])
    expect(await sittingOf(2)).toMatchObject({ state: 'submitted', submittedBy: 'clock' })
    expect((await sittingOf(1)).state).toBe('started')
    system.clock.set(minutesAfter(101))
    expect(await closeOverdueSittings(system.app.services)).toBe(1)
    const closed = await invigilator.get(CloseExamRoom, { params: { slotId: scene.theorySlot } })
    expect(closed).toEqual({ state: 'closed', absent: 4 })
  })
})

describe('who sees the room', () => {
  test('those on duty, the organisation and the region; nobody else', async () => {
    const of = (mandate: Parameters<typeof system.signIn>[0]) => system.signIn(mandate)
    const [manager, stranger, officer, far] = [
      await of({ role: 'organisation-manager', organisationId: scene.organisationId }),
      await of({ role: 'examiner' }),
      await of({ role: 'city-officer', regions: ['440100'] }),
      await of({ role: 'city-officer', regions: ['440300'] }),
    ]
    const params = { slotId: scene.theorySlot }
    const query = { from: '2026-11-24' }
    expect((await manager.get(ListExamRooms, { query })).rooms).toHaveLength(1)
    expect((await officer.get(ListExamRooms, { query })).rooms).toHaveLength(1)
    expect((await far.get(ListExamRooms, { query })).rooms).toHaveLength(0)
    expect((await stranger.call(GetExamRoom, { params })).status).toBe(404)
    expect((await stranger.call(OpenExamRoom, { params })).status).toBe(404)
    expect((await officer.call(OpenExamRoom, { params })).status).toBe(403)
  })
})
