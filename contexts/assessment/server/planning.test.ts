import { GetCase, ListCases, TakeCaseAction } from '@lingjiang/platform'
import { NOON, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  ChangeSession,
  FindSessions,
  GetPlanningChoices,
  GetRegistration,
  GetSession,
  ListSessions,
  PlanSession,
  ReviewRegistration,
} from '../contract/index.ts'
import { filedOrganisations } from './testing/filed-organisation.ts'
import { aCandidate, asSystem, submit } from './testing/scene.ts'

const system = testApp()
const ELECTRICIAN = '6-31-01-03'
let manager: TestClient
let stranger: TestClient
let city: TestClient
let otherCity: TestClient
let choices: Awaited<ReturnType<typeof choicesOf>>
beforeEach(() => system.clock.set(NOON))

const choicesOf = (client: TestClient) => client.get(GetPlanningChoices)

beforeAll(async () => {
  const [first, second] = await filedOrganisations(system, 2)
  if (!first || !second) throw new Error('two organisations were asked for')
  manager = first.manager
  stranger = second.manager
  city = await system.signIn({ role: 'city-officer', regions: ['440100'] })
  otherCity = await system.signIn({ role: 'city-officer', regions: ['440300'] })
  choices = await choicesOf(manager)
})

/** A plan for 15 persons that meets every condition, on a day. */
function draft(day: string, change: object = {}) {
  const [site] = choices.sites
  const room = site?.rooms[0]
  const examiners = choices.people.filter((person) => person.kind === 'examiner')
  const supervisor = choices.people.find((person) => person.kind === 'internal-supervisor')
  const watch = { staffId: supervisor?.id ?? '', role: 'internal-supervisor' }
  const theory = site?.rooms.find((one) => one.purpose === 'computer' || one.purpose === 'paper') ?? room
  const practical = site?.rooms.find((one) => one.purpose === 'practical') ?? room
  return {
    occupationCode: ELECTRICIAN,
    level: '4',
    audience: 'public',
    kind: 'regular',
    siteId: site?.id ?? '',
    methods: ['computer-exam', 'practical-operation'],
    feeFen: 12_000,
    capacity: 15,
    registrationOpensOn: '2026-11-25',
    registrationClosesOn: '2026-12-10',
    firstDay: day,
    notice: '请携带身份证',
    slots: [
      {
        subject: 'theory',
        roomId: theory?.id ?? '',
        startsAt: `${day}T01:00:00Z`,
        endsAt: `${day}T02:30:00Z`,
        seats: 15,
        duties: [...examiners.slice(0, 2).map(({ id }) => ({ staffId: id, role: 'invigilator' })), watch],
      },
      {
        subject: 'practical',
        roomId: practical?.id ?? '',
        startsAt: `${day}T05:00:00Z`,
        endsAt: `${day}T08:00:00Z`,
        seats: 15,
        duties: [
          ...examiners.map(({ id }, index) => ({ staffId: id, role: index === 0 ? 'lead-examiner' : 'examiner' })),
          watch,
        ],
      },
    ],
    ...change,
  } as never
}

async function act(client: TestClient, sessionId: string, action: string, reason?: string) {
  const { caseId } = await manager.get(GetSession, { params: { sessionId } })
  const params = { caseId: caseId ?? '' }
  const found = await client.call(GetCase, { params })
  const version = found.status === 200 ? found.body.case.version : 1
  return client.call(TakeCaseAction, {
    params: { ...params, action },
    body: { expectedVersion: version, ...(reason ? { reason } : {}) },
  })
}

async function planned(day: string, change: object = {}) {
  const made = await manager.call(PlanSession, { body: draft(day, change) })
  expect(made.status, JSON.stringify(made.problem)).toBe(200)
  return made.body
}

describe('planning a session', () => {
  test('meets every condition, is filed, accepted by the city of the site and announced', async () => {
    const { sessionId, checks } = await planned('2026-12-28')
    expect(checks.filter((check) => !check.met)).toEqual([])
    expect((await act(manager, sessionId, 'file')).body).toMatchObject({ state: 'filed' })
    expect(
      (await otherCity.get(ListCases, { query: { queue: 'mine' } })).cases.map((row) => row.subjectId),
    ).not.toContain(sessionId)
    const inbox = await city.get(ListCases, { query: { queue: 'mine' } })
    expect(inbox.cases.find((row) => row.subjectId === sessionId)).toMatchObject({
      subjectPath: `/sessions/${sessionId}`,
      clock: { name: 'acceptance', workdaysLeft: 3 },
    })
    expect((await act(otherCity, sessionId, 'accept')).status).toBe(404)
    expect((await act(city, sessionId, 'accept')).body).toMatchObject({ state: 'accepted' })
    expect(
      (await system.anybody.get(FindSessions, { query: { open: false } })).sessions.map((s) => s.id),
    ).not.toContain(sessionId)
    expect((await act(manager, sessionId, 'publish')).body).toMatchObject({ state: 'open' })
    const [found] = (await system.anybody.get(FindSessions, { query: { open: false } })).sessions.filter(
      (s) => s.id === sessionId,
    )
    expect(found).toMatchObject({ state: 'open', planNumber: expect.stringMatching(/^2644\d{6}0001$/), capacity: 15 })
    const detail = await manager.get(GetSession, { params: { sessionId } })
    expect(detail).toMatchObject({
      editable: false,
      slots: [
        { subject: 'theory', duties: expect.arrayContaining([expect.objectContaining({ role: 'invigilator' })]) },
        {},
      ],
    })
  })

  test.each<[string, object, readonly string[]]>([
    ['a level that is not filed', { level: '3' }, ['P-01']],
    [
      'nine working days ahead',
      { firstDay: '2026-12-04', registrationOpensOn: '2026-11-23', registrationClosesOn: '2026-11-29' },
      ['P-02'],
    ],
    ['more persons than seats', { capacity: 16 }, ['P-05', 'P-05']],
    ['no slots', { slots: [] }, ['P-07', 'P-19']],
  ])('with %s can be kept as a draft but not filed', async (_what, change, rules) => {
    const day = '2027-03-02'
    const made = await planned(day, change)
    expect(made.checks.filter((check) => !check.met).map((check) => check.rule)).toEqual(
      expect.arrayContaining([...rules]),
    )
    expect((await act(manager, made.sessionId, 'file')).problem?.code).toBe('plan-not-sound')
  })

  test('is returned with a reason, changed and filed again; once filed it cannot be changed', async () => {
    const { sessionId } = await planned('2027-01-05')
    await act(manager, sessionId, 'file')
    const change = async (body: object) => {
      const { version } = await manager.get(GetSession, { params: { sessionId } })
      return manager.call(ChangeSession, {
        params: { sessionId },
        body: { expectedVersion: version, draft: draft('2027-01-05', body) },
      })
    }
    expect((await change({})).problem?.code).toBe('session-not-editable')
    expect((await act(city, sessionId, 'return')).problem?.code).toBe('reason-required')
    expect((await act(city, sessionId, 'return', '请核对收费')).body).toMatchObject({ state: 'returned' })
    expect((await change({ level: '5' })).problem?.code).toBe('plan-begins-anew')
    expect((await change({ feeFen: 10_000 })).status).toBe(200)
    expect((await act(manager, sessionId, 'file')).body).toMatchObject({ state: 'filed' })
  })

  test('may change occupation and level while it is a draft: the case is named anew and the checks look again', async () => {
    const { sessionId, version, checks } = await planned('2027-01-12')
    expect(checks.filter((check) => !check.met && check.blocks)).toEqual([])

    const change = { expectedVersion: version, draft: draft('2027-01-12', { level: '5' }) }
    const changed = await manager.get(ChangeSession, { params: { sessionId }, body: change })

    expect(changed.checks.find((check) => check.rule === 'P-01')).toMatchObject({ met: false, blocks: true })
    const { caseId, session } = await manager.get(GetSession, { params: { sessionId } })
    expect(session.level).toBe('5')
    const { case: file } = await manager.get(GetCase, { params: { caseId: caseId ?? '' } })
    expect(file).toMatchObject({ state: 'draft', title: '岭南示范评价中心1 · 电工 五级/初级工' })
  })

  test('at a time when a room or somebody is taken is told live, and refused when filed', async () => {
    const first = await planned('2027-02-03')
    expect((await act(manager, first.sessionId, 'file')).status).toBe(200)
    const second = await planned('2027-02-03')
    expect(second.checks.filter((check) => !check.met && check.blocks).map((check) => check.rule)).toEqual(
      expect.arrayContaining(['P-17', 'P-18']),
    )
    expect((await act(manager, second.sessionId, 'file')).problem?.code).toBe('plan-not-sound')
    expect((await act(city, first.sessionId, 'return', '设备故障')).status).toBe(200)
    expect((await act(manager, second.sessionId, 'file')).status).toBe(200)
  })

  test('of two plans for one room filed at the same moment one is filed', async () => {
    const both = [await planned('2027-02-10'), await planned('2027-02-10')]
    const results = await Promise.all(both.map(({ sessionId }) => act(manager, sessionId, 'file')))
    expect(results.map((result) => result.status).sort()).not.toEqual([200, 200])
    expect(results.filter((result) => result.status === 200)).toHaveLength(1)
  })

  test('names only what the organisation has', async () => {
    const wrong = async (change: object) =>
      (await manager.call(PlanSession, { body: draft('2027-03-10', change) })).problem?.code
    expect(await wrong({ siteId: crypto.randomUUID() })).toBe('site-not-yours')
    expect(await wrong({ siteId: (await choicesOf(stranger)).sites[0]?.id })).toBe('site-not-yours')
    expect(await wrong({ registrationClosesOn: '2027-03-10' })).toBe('days-not-in-order')
    expect(await wrong({ occupationCode: '8-99-99-99' })).toBe('occupation-unknown')
  })

  test('is seen by the organisation and the city, not by others', async () => {
    const { sessionId } = await planned('2027-03-15')
    const mine = await manager.get(ListSessions, { query: { state: 'draft', limit: 100 } })
    expect(mine.sessions.map((session) => session.id)).toContain(sessionId)
    expect(mine.counts.find((row) => row.state === 'draft')?.count).toBe(mine.sessions.length)
    for (const client of [stranger, otherCity]) {
      expect((await client.call(GetSession, { params: { sessionId } })).status).toBe(404)
      expect((await client.get(ListSessions)).sessions.map((session) => session.id)).not.toContain(sessionId)
    }
  })
})

describe('the list of candidates', () => {
  test('closes after its last day, freezes when all are decided, and gives seats and ticket numbers', async () => {
    const { sessionId } = await planned('2027-01-20')
    for (const [client, action] of [
      [manager, 'file'],
      [city, 'accept'],
      [manager, 'publish'],
    ] as const)
      expect((await act(client, sessionId, action)).status).toBe(200)
    system.clock.set('2026-11-26T02:00:00Z')
    const people = [await aCandidate(system, 700), await aCandidate(system, 701)]
    const ids = []
    for (const { browser } of people) ids.push((await submit(browser, sessionId)).body.registrationId)
    system.clock.set('2026-12-11T02:00:00Z')
    await asSystem(system, (tx) => system.app.services.jobs.enqueueByName(tx, 'advance-sessions', {}))
    await system.settle()
    expect((await manager.get(GetSession, { params: { sessionId } })).session.state).toBe('closed')
    expect((await act(manager, sessionId, 'freeze')).problem?.code).toBe('registrations-undecided')
    for (const registrationId of ids)
      await manager.get(ReviewRegistration, {
        params: { registrationId },
        body: { expectedVersion: 1, outcome: 'accepted' },
      })
    expect((await act(manager, sessionId, 'freeze')).body).toMatchObject({ state: 'frozen' })
    const [mine] = people
    const own = await mine?.browser.get(GetRegistration, { params: { registrationId: ids[0] ?? '' } })
    expect(own).toMatchObject({
      registration: { state: 'admitted', ticketNumber: expect.stringMatching(/^27012044\d{11}$/) },
      seats: [{ subject: 'theory' }, { subject: 'practical' }],
    })
    const seats =
      await system.owner`select slot_id, t.number from assessment.seat t join assessment.registration r on r.id = t.registration_id where r.session_id = ${sessionId}`
    expect(new Set(seats.map((seat) => `${seat.slotId} ${seat.number}`)).size).toBe(4)
    expect(await system.owner`select 1 from assessment.registration_event where kind = 'admitted'`).toHaveLength(2)
  })
})
