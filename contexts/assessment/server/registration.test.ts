import { NOON, testApp } from '@lingjiang/testkit'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  CancelRegistration,
  FindSessions,
  GetAnnouncedSession,
  GetRegistration,
  GetRegistrationFile,
  GetRegistrationStart,
  ListMyRegistrations,
  UploadEvidence,
} from '../contract/index.ts'
import { aCandidate, anOpenSession, FIVE_YEARS, PNG, submit, upload } from './testing/scene.ts'

const system = testApp()
beforeEach(() => system.clock.set(NOON))

const takenOf = async (id: string) =>
  (await system.owner`select taken from assessment.session where id = ${id}`)[0]?.taken

describe('finding a session', () => {
  test('anybody finds it by occupation, city, level and day, page by page, and not one that is closed', async () => {
    const days = ['2027-02-01', '2027-02-02', '2027-02-03']
    const ids = []
    for (const day of days)
      ids.push(
        (
          await anOpenSession(system, {
            day,
            regionCode: '440305',
            occupationCode: '6-18-02-04',
            occupationName: '焊工',
          })
        ).id,
      )
    await anOpenSession(system, {
      day: '2027-02-01',
      regionCode: '440305',
      state: 'closed',
      occupationCode: '6-18-02-04',
      occupationName: '焊工',
    })
    const query = {
      occupation: '6-18-02-04',
      region: '440300',
      level: '4' as const,
      from: '2027-02-01',
      limit: 2,
      open: true,
    }
    const first = await system.anybody.get(FindSessions, { query })
    expect(first.sessions.map((session) => session.id)).toEqual(ids.slice(0, 2))
    const second = await system.anybody.get(FindSessions, { query: { ...query, cursor: first.next ?? '' } })
    expect(second).toMatchObject({ sessions: [{ id: ids[2] }], next: null })
    expect((await system.anybody.get(FindSessions, { query: { ...query, region: '440100' } })).sessions).toEqual([])
    const detail = await system.anybody.get(GetAnnouncedSession, { params: { sessionId: ids[0] ?? '' } })
    expect(detail).toMatchObject({ registrable: true, slots: [{ subject: 'theory', roomName: '机房一' }] })
  })
})

describe('registering', () => {
  test('a candidate who meets an alternative is registered, with the evaluation, the record, the place, audit and event', async () => {
    const { id, organisationId } = await anOpenSession(system)
    const { browser, person } = await aCandidate(system, 1)
    const start = await browser.get(GetRegistrationStart, { params: { sessionId: id } })
    expect(start).toMatchObject({
      candidate: { name: person.name, bornOn: person.bornOn },
      warnings: [],
      existing: null,
    })
    expect(JSON.stringify(start)).not.toContain(person.documentNumber)
    const result = await submit(browser, id)
    expect(result.status, JSON.stringify(result.problem)).toBe(200)
    expect(result.body.number).toMatch(/^BM261123\d{6}$/)
    const { registrationId } = result.body
    const detail = await browser.get(GetRegistration, { params: { registrationId } })
    expect(detail).toMatchObject({
      registration: { state: 'submitted', alternative: '4a', documentMasked: expect.stringMatching(/^\d{3}\*+..$/) },
      evaluation: {
        holding: ['4a'],
        alternatives: expect.arrayContaining([expect.objectContaining({ id: '4b', holds: false })]),
      },
      documents: [{ kind: 'work-proof', name: '证明.png' }],
      history: [{ kind: 'submitted' }],
    })
    const file = await browser.call(GetRegistrationFile, {
      params: { registrationId, fileId: detail.documents[0]?.id ?? '' },
    })
    expect(file.raw.equals(PNG)).toBe(true)
    expect(await takenOf(id)).toBe(1)
    expect((await browser.get(ListMyRegistrations)).registrations).toMatchObject([
      { state: 'submitted', session: { id } },
    ])
    expect(
      await system.owner`select organisation_id from platform.audit_event where action = 'registration-submitted' and subject_id = ${registrationId}`,
    ).toEqual([{ organisationId }])
    expect(
      await system.owner`select 1 from platform.outbox where type = 'registration-submitted' and body ->> 'registrationId' = ${registrationId}`,
    ).toHaveLength(1)
    const dump = JSON.stringify(
      await system.owner`select * from assessment.registration, assessment.registration_event`,
    )
    expect(dump).not.toContain(person.documentNumber)
  })

  test.each<[string, object, string]>([
    ['an alternative that does not hold', { alternative: '4b' }, 'not-eligible'],
    ['an alternative of another level', { alternative: '3a' }, 'alternative-unknown'],
    [
      'four years of work',
      { claim: { ...FIVE_YEARS, work: [{ relation: 'same', from: '2022-12-01' }] } },
      'not-eligible',
    ],
    ['no evidence', { documents: [] }, 'evidence-missing'],
    ['somebody else’s file', { documents: [{ kind: 'work-proof', sha256: 'a'.repeat(64) }] }, 'file-not-uploaded'],
  ])('with %s is refused and takes no place', async (_what, change, code) => {
    const { id } = await anOpenSession(system)
    const { browser } = await aCandidate(system, 2)
    expect((await submit(browser, id, change)).problem?.code).toBe(code)
    expect(await takenOf(id)).toBe(0)
    expect(await system.owner`select 1 from assessment.registration where session_id = ${id}`).toEqual([])
  })

  test.each<[string, Parameters<typeof anOpenSession>[1], string]>([
    ['closed', { state: 'closed' }, 'registration-not-open'],
    ['not open yet', { registrationOpensOn: '2026-11-24' }, 'registration-not-open'],
    ['for own staff', { audience: 'own-staff' }, 'audience-not-yours'],
    ['misnamed', { occupationName: '焊工' }, 'duplicate-blocked'],
  ])('for a session that is %s is refused', async (_what, change, code) => {
    const { id } = await anOpenSession(system, change)
    const { browser } = await aCandidate(system, 3)
    expect((await submit(browser, id)).problem?.code).toBe(code)
  })

  test('twice for one session, or for two sessions at one time, is refused', async () => {
    const [first, second] = [await anOpenSession(system), await anOpenSession(system)]
    const { browser } = await aCandidate(system, 4)
    expect((await submit(browser, first.id)).status).toBe(200)
    expect((await submit(browser, first.id)).problem?.code).toBe('already-registered')
    expect((await browser.get(GetRegistrationStart, { params: { sessionId: second.id } })).warnings).toMatchObject([
      { rule: 'W4', effect: 'block' },
    ])
    expect((await submit(browser, second.id)).problem).toMatchObject({ code: 'duplicate-blocked' })
  })

  test('with the photo of another person is held back', async () => {
    const [first, second] = [await anOpenSession(system), await anOpenSession(system, { day: '2027-03-01' })]
    const [one, other] = [await aCandidate(system, 5), await aCandidate(system, 6)]
    const photo = (await upload(one.browser)).sha256
    await upload(other.browser)
    expect((await submit(one.browser, first.id, { photo })).status).toBe(200)
    expect((await submit(other.browser, second.id, { photo })).problem?.code).toBe('duplicate-blocked')
  })

  test('of eight who want the last place exactly one gets it', async () => {
    const { id } = await anOpenSession(system, { capacity: 1 })
    const candidates = await Promise.all(Array.from({ length: 8 }, (_, i) => aCandidate(system, 20 + i)))
    const results = await Promise.all(candidates.map(({ browser }) => submit(browser, id)))
    expect(results.map((result) => result.problem?.code ?? 'registered').sort()).toEqual([
      'registered',
      ...Array.from({ length: 7 }, () => 'session-full'),
    ])
    expect(await system.owner`select 1 from assessment.registration where session_id = ${id}`).toHaveLength(1)
  })

  test('the same person pressing twice at the same moment is registered once and takes one place', async () => {
    const { id } = await anOpenSession(system)
    const { browser } = await aCandidate(system, 30)
    const results = await Promise.all([submit(browser, id), submit(browser, id), submit(browser, id)])
    expect(results.filter((result) => result.status === 200)).toHaveLength(1)
    expect(await takenOf(id)).toBe(1)
  })

  test('a place given back is taken by somebody else', async () => {
    const { id } = await anOpenSession(system, { capacity: 1 })
    const [one, other] = [await aCandidate(system, 31), await aCandidate(system, 32)]
    const { registrationId } = (await submit(one.browser, id)).body
    const cancel = { params: { registrationId }, body: {} }
    expect((await other.browser.call(CancelRegistration, cancel)).status).toBe(404)
    expect((await one.browser.get(CancelRegistration, cancel)).state).toBe('cancelled')
    expect((await one.browser.call(CancelRegistration, cancel)).problem?.code).toBe('registration-not-cancellable')
    expect((await submit(other.browser, id)).status).toBe(200)
  })

  test('a file whose content is not what it says is not kept', async () => {
    const { browser } = await aCandidate(system, 33)
    const wrong = await browser.call(UploadEvidence, {
      file: { content: Buffer.from('<script>'), name: 'x.png', mediaType: 'image/png' },
    })
    expect(wrong.problem?.code).toBe('file-content-differs')
    const page = await browser.call(UploadEvidence, {
      file: { content: Buffer.from('<html>'), name: 'x.html', mediaType: 'text/html' },
    })
    expect(page.problem?.code).toBe('file-type-not-accepted')
  })
})
