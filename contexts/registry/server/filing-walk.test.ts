import { GetCase, ListCases, TakeCaseAction } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  CallPanel,
  GetFiling,
  ListCatalogue,
  ListPanelCalls,
  ListPublicity,
  LodgeObjection,
  ScoreFiling,
} from '../contract/index.ts'
import { PANEL_HEADS } from '../domain/index.ts'
import { type Applicant, aCompleteFiling, anApplicant, anExpert, type Expert, handIn } from '../test/an-application.ts'

const system = testApp()
let county: TestClient
let city: TestClient
let otherCity: TestClient
let province: TestClient
let experts: Expert[] = []

beforeAll(async () => {
  county = await system.signIn({ role: 'county-officer', regions: ['440106'] })
  city = await system.signIn({ role: 'city-officer', regions: ['440100'] })
  otherCity = await system.signIn({ role: 'city-officer', regions: ['440300'] })
  province = await system.signIn({ role: 'province-officer', regions: ['440000'] })
  experts = []
  for (let i = 0; i < 3; i += 1) experts.push(await anExpert(system, province))
})

async function act(client: TestClient, caseId: string, action: string, more: { reason?: string; to?: string } = {}) {
  const found = await client.call(GetCase, { params: { caseId } })
  const expectedVersion = found.status === 200 ? found.body.case.version : 1
  return client.call(TakeCaseAction, {
    params: { caseId, action },
    body: {
      expectedVersion,
      ...(more.reason ? { reason: more.reason } : {}),
      ...(more.to ? { input: { outcome: more.to } } : {}),
    },
  })
}
async function done(client: TestClient, caseId: string, action: string, more: { reason?: string; to?: string } = {}) {
  const result = await act(client, caseId, action, more)
  expect([action, result.status, result.problem?.code]).toEqual([action, 200, undefined])
  return result.body.state
}

const marks = (mark: number) =>
  Object.fromEntries(PANEL_HEADS.map((head) => [head, mark])) as Record<(typeof PANEL_HEADS)[number], number>

async function review(officer: TestClient, filingId: string, mark = 85) {
  const params = { filingId }
  await officer.get(CallPanel, { params, body: { personIds: experts.map((expert) => expert.personId) } })
  for (const { client } of experts)
    await client.get(ScoreFiling, { params, body: { marks: marks(mark), opinion: '条件具备' } })
}

/** Brings an employer's application to its public notice. */
async function toPublicity(applicant: Applicant, mark?: number) {
  const { filingId } = await aCompleteFiling(applicant, 'employer')
  const caseId = await handIn(applicant, filingId)
  await done(county, caseId, 'accept')
  await review(city, filingId, mark)
  await done(city, caseId, 'conclude-expert-review', { to: 'site-review', reason: '同意' })
  await done(city, caseId, 'conclude-site-review', { to: 'publicity', reason: '现场符合' })
  return { filingId, caseId }
}

describe('the procedure of filing', () => {
  test('an employer is accepted by the county, decided by the city, and stands in the catalogue with letter, code and leaf', async () => {
    const applicant = await anApplicant(system)
    const { filingId, caseId } = await toPublicity(applicant)
    expect((await system.anybody.get(ListPublicity)).notices).toMatchObject([
      { filingId, openedOn: '2026-11-23', closesOn: '2026-11-30', synthetic: true },
    ])
    expect((await act(city, caseId, 'approve')).problem?.code).toBe('action-not-available')
    system.clock.set('2026-12-01T02:00:00Z')
    await system.app.fireClocks()
    await done(city, caseId, 'approve')
    system.clock.set('2026-11-23T02:00:00Z')

    const { filing, organisationCode } = await applicant.client.get(GetFiling, { params: { filingId } })
    expect(filing).toMatchObject({ state: 'filed', letterNumber: expect.stringMatching(/^粤技服备〔2026〕\d+号$/) })
    expect(organisationCode).toMatch(/^Y00004490\d{4}$/)
    const { entries } = await system.anybody.get(ListCatalogue, { query: { text: applicant.name } })
    expect(entries).toMatchObject([
      {
        organisationCode,
        status: 'listed',
        validFrom: '2026-12-01',
        validTo: '2029-11-30',
        synthetic: true,
        items: [{ levels: ['4', '3'], audience: 'own-staff' }],
      },
    ])
    expect(await system.owner`select kind, subject from register.leaf where subject = ${organisationCode}`).toEqual([
      { kind: 'catalogue', subject: organisationCode },
    ])
    const events =
      await system.owner`select body from platform.outbox where type = 'catalogue-entry-changed' and body ->> 'organisationCode' = ${organisationCode}`
    expect(events).toHaveLength(1)
    expect((await system.anybody.get(ListPublicity)).notices).toEqual([])
  })

  test('a social organisation is recommended by its city and decided by the province alone', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'training-and-assessment-org')
    const caseId = await handIn(applicant, filingId)
    await done(city, caseId, 'accept')
    expect((await act(province, caseId, 'recommend')).status).toBe(403)
    await done(city, caseId, 'recommend')
    expect(
      (await city.call(CallPanel, { params: { filingId }, body: { personIds: experts.map((e) => e.personId) } }))
        .status,
    ).toBe(403)
    await review(province, filingId)
    expect((await act(city, caseId, 'conclude-expert-review', { to: 'site-review', reason: '同意' })).status).toBe(403)
    await done(province, caseId, 'conclude-expert-review', { to: 'site-review', reason: '同意' })
    await done(province, caseId, 'conclude-site-review', { to: 'publicity', reason: '符合' })
    system.clock.set('2026-12-01T02:00:00Z')
    await system.app.fireClocks()
    expect((await act(city, caseId, 'approve')).status).toBe(403)
    await done(province, caseId, 'approve')
    system.clock.set('2026-11-23T02:00:00Z')
    const { organisationCode } = await applicant.client.get(GetFiling, { params: { filingId } })
    expect(organisationCode).toMatch(/^S0000449/)
  })

  test('a college is accepted and decided by the province', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'technical-college')
    const caseId = await handIn(applicant, filingId)
    expect((await act(city, caseId, 'accept')).status).toBe(403)
    expect(await done(province, caseId, 'accept')).toBe('expert-review')
  })

  test('what is returned with a reason can be mended and handed in again; each hand-in is kept', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    expect((await act(county, caseId, 'return')).problem?.code).toBe('reason-required')
    await done(county, caseId, 'return', { reason: '考务制度不完整' })
    expect((await applicant.client.get(GetFiling, { params: { filingId } })).editable).toBe(true)
    expect(await handIn(applicant, filingId)).toBe(caseId)
    const { submissions, editable } = await applicant.client.get(GetFiling, { params: { filingId } })
    expect([submissions.map((s) => s.number), editable]).toEqual([[1, 2], false])
    const { events } = await applicant.client.get(GetCase, { params: { caseId } })
    expect(events.map((event) => event.action)).toEqual(['submit', 'return', 'submit'])
  })

  test('an application returned and left lying lapses when its time is over', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    await done(county, caseId, 'return', { reason: '材料不全' })
    system.clock.set('2027-01-20T02:00:00Z')
    await system.app.fireClocks()
    expect((await applicant.client.get(GetFiling, { params: { filingId } })).filing.state).toBe('withdrawn')
    system.clock.set('2026-11-23T02:00:00Z')
  })

  test('an objection by anybody stops the notice until it is answered; then the days that were left run on', async () => {
    const applicant = await anApplicant(system)
    const { filingId, caseId } = await toPublicity(applicant)
    const objection = { name: '王实名', contact: '15400000001', content: '该单位实训工位不足十个，请核查。' }
    const lodged = await system.anybody.call(LodgeObjection, { params: { filingId }, body: objection })
    expect([lodged.status, lodged.problem?.code]).toEqual([200, undefined])
    system.clock.set('2026-12-07T02:00:00Z')
    await system.app.fireClocks()
    const stopped = await city.get(GetFiling, { params: { filingId } })
    expect(stopped.filing.state).toBe('objection')
    expect(stopped.publicity?.objections).toMatchObject([{ name: '王实名', verdict: null }])
    const mine = await applicant.client.get(GetFiling, { params: { filingId } })
    expect(mine.publicity?.objections).toEqual([])
    await done(city, caseId, 'settle-objection', { to: 'publicity', reason: '经核查，工位十二个' })
    const running = await city.get(GetFiling, { params: { filingId } })
    expect([running.publicity?.closesOn, running.publicity?.objections[0]?.verdict]).toEqual([
      '2026-12-14',
      'dismissed',
    ])
    system.clock.set('2026-12-15T02:00:00Z')
    await system.app.fireClocks()
    expect((await city.get(GetFiling, { params: { filingId } })).filing.state).toBe('decision')
    expect((await system.anybody.call(LodgeObjection, { params: { filingId }, body: objection })).problem?.code).toBe(
      'publicity-over',
    )
    system.clock.set('2026-11-23T02:00:00Z')
  })

  test('a panel that fails an application lets nothing but a rejection be concluded', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    await done(county, caseId, 'accept')
    const conclude = (to: string) => act(city, caseId, 'conclude-expert-review', { to, reason: '见评分' })
    expect((await conclude('site-review')).problem?.code).toBe('panel-not-called')
    await city.get(CallPanel, { params: { filingId }, body: { personIds: experts.map((e) => e.personId) } })
    expect((await conclude('site-review')).problem?.code).toBe('panel-not-finished')
    for (const { client } of experts)
      await client.get(ScoreFiling, { params: { filingId }, body: { marks: marks(40), opinion: '不足' } })
    expect((await conclude('site-review')).problem?.code).toBe('panel-failed')
    expect((await conclude('')).problem?.code).toBe('conclusion-missing')
    expect(await done(city, caseId, 'conclude-expert-review', { to: 'rejected', reason: '条件不足' })).toBe('rejected')
    expect((await system.anybody.get(ListCatalogue, { query: { text: applicant.name } })).total).toBe(0)
  })

  test('of two officers who accept at once exactly one succeeds', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    const call = (client: TestClient) =>
      client.call(TakeCaseAction, { params: { caseId, action: 'accept' }, body: { expectedVersion: 2 } })
    const both = await Promise.all([call(county), call(city)])
    expect(both.map((result) => result.status).sort()).toEqual([200, 409])
  })

  test('codes and letters are given without gaps, also when two are decided at once', async () => {
    const cases = []
    for (let i = 0; i < 3; i += 1) cases.push((await toPublicity(await anApplicant(system))).caseId)
    system.clock.set('2026-12-01T02:00:00Z')
    await system.app.fireClocks()
    const results = await Promise.all(cases.map((caseId) => act(city, caseId, 'approve')))
    system.clock.set('2026-11-23T02:00:00Z')
    expect(results.map((result) => result.status)).toEqual([200, 200, 200])
    const codes = await system.owner<{ serial: number }[]>`
      select substr(code, 8)::integer - 900000 as serial from registry.organisation_code where category = 'Y' order by 1`
    expect(codes.map((row) => row.serial)).toEqual(codes.map((_row, i) => i + 1))
    const letters = await system.owner<{ n: number }[]>`
      select substring(letter_number from '〕([0-9]+)号')::integer as n from registry.filing where letter_number is not null order by 1`
    expect(letters.map((row) => row.n)).toEqual(letters.map((_row, i) => i + 1))
  })
})

describe('who may see and do what', () => {
  test('a stranger is told that there is no such application, and it is unchanged', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    const [before] = await system.owner`select state, version from registry.filing where id = ${filingId}`
    const rival = await anApplicant(system)
    expect((await rival.client.call(GetFiling, { params: { filingId } })).status).toBe(404)
    expect((await otherCity.call(GetFiling, { params: { filingId } })).status).toBe(404)
    expect((await act(otherCity, caseId, 'accept')).status).toBe(404)
    expect((await experts[0]?.client.call(GetFiling, { params: { filingId } }))?.status).toBe(404)
    expect(await system.owner`select state, version from registry.filing where id = ${filingId}`).toEqual([before])
  })

  test('an officer does not see an application before it is handed in', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    expect((await county.call(GetFiling, { params: { filingId } })).status).toBe(404)
    const { cases } = await county.get(ListCases, { query: { queue: 'open', text: applicant.name } })
    expect(cases).toEqual([])
  })

  test('an expert sees the application and the own marks, not those of the others', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    await done(county, caseId, 'accept')
    await review(city, filingId)
    const [first] = experts
    const seen = await first?.client.get(GetFiling, { params: { filingId } })
    expect(seen?.panel?.seats.map((seat) => [seat.personId, seat.marks === null])).toEqual([[first?.personId, false]])
    expect((await city.get(GetFiling, { params: { filingId } })).panel?.outcome).toMatchObject({
      total: 8500,
      passed: true,
    })
    const again = await first?.client.call(ScoreFiling, {
      params: { filingId },
      body: { marks: marks(10), opinion: '再评' },
    })
    expect(again?.problem?.code).toBe('panel-score-given')
    const calls = await first?.client.get(ListPanelCalls)
    expect(calls?.calls.find((call) => call.filingId === filingId)).toMatchObject({ organisationName: applicant.name })
  })

  test('a panel keeps out whoever belongs to the applicant, two of one unit, and a wrong number', async () => {
    const applicant = await anApplicant(system)
    const { filingId } = await aCompleteFiling(applicant, 'employer')
    const caseId = await handIn(applicant, filingId)
    await done(county, caseId, 'accept')
    const [a, b, c] = experts.map((expert) => expert.personId) as [string, string, string]
    const insider = await anExpert(system, province, applicant.name)
    const twin = await anExpert(system, province, '同一单位')
    const other = await anExpert(system, province, '同一 单位')
    const call = async (...personIds: string[]) =>
      (await city.call(CallPanel, { params: { filingId }, body: { personIds } })).problem?.code
    expect([
      await call(a, b),
      await call(a, b, insider.personId),
      await call(a, twin.personId, other.personId),
      await call(a, b, crypto.randomUUID()),
    ]).toEqual(['panel-size-wrong', 'panel-expert-must-withdraw', 'panel-same-unit', 'panel-expert-unknown'])
    expect(await call(a, b, c)).toBeUndefined()
    expect(await call(a, b, c)).toBe('panel-called-already')
  })
})
