import { randomUUID } from 'node:crypto'
import { transact, transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { NOON, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { clashFrom, registrationStore, sessionStore, slotStore } from './index.ts'

const system = testApp()
const organisationId = randomUUID()
const personId = randomUUID()
const examinerId = randomUUID()
const roomId = randomUUID()
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => transactAsSystem(system.app.services.db, 'test', work)

async function aSession(options: { published?: boolean; capacity?: number } = {}) {
  const [id, planId, slotId] = [randomUUID(), randomUUID(), randomUUID()]
  await asSystem(async (tx) => {
    const common = { organisationId, regionCode: '440106', createdAt: NOON }
    await sessionStore.insertPlan(tx, {
      ...common,
      id: planId,
      organisationName: '岭南示范公司',
      occupationCode: '6-31-01-03',
      occupationName: '电工',
      workType: null,
      level: '4',
      normId: null,
      normTitle: null,
      audience: 'public',
      createdBy: null,
    })
    await sessionStore.insert(tx, {
      ...common,
      id,
      planId,
      siteId: randomUUID(),
      siteName: '天河考点',
      siteAddress: '天河路1号',
      siteSerial: '000012',
      siteLongitude: null,
      siteLatitude: null,
      state: 'draft',
      kind: 'regular',
      methods: ['computer-exam', 'practical-operation'],
      feeFen: 12000,
      capacity: options.capacity ?? 2,
      firstDay: '2027-01-10',
      lastDay: '2027-01-10',
      registrationOpensOn: '2026-12-01',
      registrationClosesOn: '2026-12-20',
      notice: '',
    })
    await slotStore.insert(
      tx,
      [
        {
          id: slotId,
          sessionId: id,
          subject: 'theory',
          roomId,
          roomName: '机房一',
          startsAt: '2027-01-10T01:00:00Z',
          endsAt: '2027-01-10T02:30:00Z',
          seats: 30,
        },
      ],
      [
        {
          id: randomUUID(),
          sessionId: id,
          slotId,
          role: 'invigilator',
          personId: examinerId,
          name: '考评甲',
          examinerId: null,
          grade: null,
          cardNumber: null,
        },
      ],
      false,
    )
    if (options.published) await sessionStore.noteState(tx, id, 'open', NOON, { publishedAt: NOON })
  })
  return id
}

const aRegistration = (sessionId: string, person = personId) => ({
  id: randomUUID(),
  number: `B${randomUUID().slice(0, 12)}`,
  sessionId,
  organisationId,
  regionCode: '440106',
  personId: person,
  candidateName: '陈测试',
  documentType: 'resident-id',
  documentMasked: '4401**********0011',
  sex: 'male' as const,
  phoneMasked: null,
  employer: null,
  kind: 'regular' as const,
  source: 'portal' as const,
  importId: null,
  alternative: '4a',
  claim: {},
  evaluation: {},
  warnings: [],
  justification: null,
  photoSha256: null,
  state: 'submitted' as const,
  parameterVersions: {},
  submittedAt: NOON,
})

const account = (mandate: object) =>
  ({ kind: 'account', accountId: randomUUID(), mandateId: randomUUID(), regions: [], ...mandate }) as never

describe('the second wall around sessions and registrations', () => {
  let draft = ''
  let open = ''
  beforeAll(async () => {
    draft = await aSession()
    open = await aSession({ published: true })
    await asSystem((tx) => registrationStore.insert(tx, aRegistration(open)))
  })

  test.each([
    ['the organisation', { role: 'organisation-manager', organisationId }, true, true],
    ['another organisation', { role: 'organisation-manager', organisationId: randomUUID() }, false, false],
    ['the county of the site', { role: 'county-officer', regions: ['440106'] }, true, true],
    ['the city of the site', { role: 'city-officer', regions: ['440100'] }, true, true],
    ['another city', { role: 'city-officer', regions: ['440300'] }, false, false],
    ['the candidate', { role: 'candidate', personId }, false, true],
    ['another candidate', { role: 'candidate', personId: randomUUID() }, false, false],
    ['somebody on duty there', { role: 'examiner', personId: examinerId }, true, true],
    ['the audit administrator', { role: 'audit-administrator' }, false, false],
  ])(
    '%s sees of a draft and of the registrations what is theirs',
    async (_who, mandate, seesDraft, seesRegistration) => {
      await transact(system.app.services.db, account(mandate), 'read only', async (tx) => {
        expect((await sessionStore.find(tx, draft)) !== undefined).toBe(seesDraft)
        expect(await sessionStore.find(tx, open)).toMatchObject({ occupationName: '电工', state: 'open' })
        expect(await registrationStore.list(tx, { sessionId: open, limit: 10 })).toHaveLength(seesRegistration ? 1 : 0)
      })
    },
  )

  test('another organisation cannot write a registration or move a session even without the first wall', async () => {
    const stranger = account({ role: 'organisation-manager', organisationId: randomUUID() })
    const { db } = system.app.services
    await expect(
      transact(db, stranger, 'read write', (tx) => registrationStore.insert(tx, aRegistration(open, randomUUID()))),
    ).rejects.toThrow(/row-level security/)
    await transact(db, stranger, 'read write', (tx) => sessionStore.noteState(tx, open, 'cancelled', NOON))
    expect((await asSystem((tx) => sessionStore.find(tx, open)))?.state).toBe('open')
  })

  test('the public sees published sessions only, and nobody who registered or is on duty', async () => {
    const { publicDb } = system.app.services
    const rows = await publicDb`select id from assessment.session`
    expect(rows.map((row) => row.id)).toContain(open)
    expect(rows.map((row) => row.id)).not.toContain(draft)
    await expect(publicDb`select 1 from assessment.registration`).rejects.toThrow(/permission denied/)
    await expect(publicDb`select 1 from assessment.session_duty`).rejects.toThrow(/permission denied/)
  })

  test('the record of a registration cannot be altered by the system itself', async () => {
    await expect(asSystem((tx) => tx`delete from assessment.registration_event`)).rejects.toThrow(/permission denied/)
    await expect(asSystem((tx) => tx`update assessment.registration_event set reason = 'x'`)).rejects.toThrow(
      /permission denied/,
    )
  })
})

describe('places, rooms and people', () => {
  test('of many who want the last place exactly one gets it', async () => {
    const id = await aSession({ published: true, capacity: 1 })
    const got = await Promise.all(Array.from({ length: 8 }, () => asSystem((tx) => sessionStore.movePlaces(tx, id, 1))))
    expect(got.filter((taken) => taken !== undefined)).toEqual([1])
  })

  test('a room or a person held by one session cannot be held by another at an overlapping time', async () => {
    const [first, second] = [await aSession(), await aSession()]
    await asSystem((tx) => slotStore.hold(tx, first, true))
    const failure = await asSystem((tx) => slotStore.hold(tx, second, true)).catch((error: unknown) => error)
    expect(clashFrom(failure)).toBe('room')
    const window = { startsAt: '2027-01-10T02:00:00Z', endsAt: '2027-01-10T03:00:00Z' }
    const clashes = await asSystem((tx) =>
      slotStore.findClashes(tx, second, [{ id: roomId, ...window }], [{ id: examinerId, ...window }]),
    )
    expect(clashes.map((clash) => [clash.kind, clash.name])).toEqual([
      ['room', '机房一'],
      ['person', '考评甲'],
    ])
  })

  test('a series never gives a number twice', async () => {
    const taken = await Promise.all(
      Array.from({ length: 6 }, (_, i) => asSystem((tx) => sessionStore.takeNumbers(tx, 'probe', i + 1))),
    )
    expect(new Set(taken).size).toBe(6)
    expect(await asSystem((tx) => sessionStore.takeNumbers(tx, 'probe'))).toBe(22)
  })
})
