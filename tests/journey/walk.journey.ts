import {
  AskRecheck,
  EnterScore,
  FindSessions,
  GetPublicity,
  GetRegistration,
  GetSession,
  GetSessionResults,
  ListMyRegistrations,
  ListMyResults,
} from '@lingjiang/assessment/contract'
import { CheckCertificate, ListIssuings, ListOwnCertificates } from '@lingjiang/credentials/contract'
import { type InProcessClient, ListCases } from '@lingjiang/platform'
import { ListPublicExamples } from '@lingjiang/registry/contract'
import { COUNT_DIMENSIONS, GetCertificateCounts, GetCertificateCountsFile } from '@lingjiang/statistics/contract'
import { testApp } from '@lingjiang/testkit'
import { DESK, newVisitor, openBrowser } from '@lingjiang/testkit/browser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BAD_ROWS, candidateWorkbook } from './candidate-list.ts'
import {
  act,
  type Cast,
  examinerClient,
  identityOf,
  ORGANISATION_NAME,
  openCast,
  signInAgain,
  somebody,
} from './cast.ts'
import {
  certificatesOf,
  checkByPrintedCode,
  checkByStrangers,
  type Listed,
  verifyOffline,
} from './check-certificates.ts'
import { type Admitted, acceptAll, admitted, importList } from './enrol-candidates.ts'
import { applyForFiling, decideFiling, ELECTRICIAN, enterOrganisation, SITE_REGION } from './file-organisation.ts'
import { announceSession, EXAM_DAY, THEORY_STARTS } from './plan-session.ts'
import { scorePractical } from './score-practical.ts'
import { type Doing, openBank, sitTheory } from './sit-exam.ts'
import {
  actInInbox,
  consolePage,
  inView,
  openStage,
  phonePage,
  registerOnPhone,
  sitAtScreen,
  takeFront,
} from './stage.ts'

const LIST = 200
/** The worker who registers alone, beside the list. */
const WORKER = LIST
const system = testApp()
const worker = somebody(WORKER)
let cast: Cast
let organisationCode = ''
let session = { sessionId: '', caseId: '' }
let workerBrowser: InProcessClient
let workerRegistration = ''
let people: readonly Admitted[] = []
let certificates: readonly Listed[] = []

let browser: Browser
let address = ''

beforeAll(async () => {
  cast = await openCast(system)
  address = await openStage(system)
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

const results = () => cast.manager.get(GetSessionResults, { params: { sessionId: session.sessionId } })

/** Everybody passes but each tenth of the list, the worker at first, and two who stay away. */
function doing(index: number): Doing {
  const person = people[index]
  if (person?.registrationId === workerRegistration) return 'at-screen'
  if (index % 10 === 9) return 'rest'
  if (index === 3 || index === 4) return 'absent'
  return index % 4 === 0 ? 'single' : 'all'
}

test('file: an organisation applies, is recommended by its city, judged by experts and entered by the province', async () => {
  const siteId = await enterOrganisation(cast.manager)
  const filing = await applyForFiling(cast.manager, siteId)
  organisationCode = await decideFiling(system, cast, filing, async () => {
    const page = await consolePage(browser, address, cast.city, '/inbox')
    await page
      .getByRole('link', { name: new RegExp(ORGANISATION_NAME) })
      .first()
      .waitFor()
    await inView(page, 'inbox')
    await actInInbox(page, '受理')
    await inView(page, 'filing')
    await page.context().close()
  })
  expect(organisationCode).toMatch(/^S0000449\d{5}$/)
  const { organisations } = await system.anybody.get(ListPublicExamples)
  expect(organisations.length).toBeGreaterThan(0)
})

test('plan: a session for 210 meets every condition, is accepted by the city of the site and announced', async () => {
  await openBank(cast.manager)
  session = await announceSession(cast)
  const { cases } = await cast.otherCity.get(ListCases, { query: { queue: 'open' } })
  expect(cases).toEqual([])
  system.clock.set('2026-12-02T02:00:00Z')
  const found = await system.anybody.get(FindSessions, { query: { occupation: ELECTRICIAN } })
  expect(found.sessions).toMatchObject([{ id: session.sessionId, capacity: 210, regionCode: SITE_REGION }])
})

test('register: a worker registers alone, and a list of 200 comes in whole once every bad row is mended', async () => {
  const phone = await phonePage(browser, address, '/sessions')
  await inView(phone, 'sessions')
  await registerOnPhone(phone, worker)
  await phone.context().close()
  const [row] = await system.owner`select id from assessment.registration`
  workerRegistration = row?.id
  const send = async (content: Buffer) => importList(system, cast.manager, session.sessionId, content)
  const bad = new Map(BAD_ROWS.map(([change], i) => [5 + i * 10, change]))
  const first = await send(await candidateWorkbook(LIST, bad))
  expect(first.import).toMatchObject({ state: 'rejected', rows: 0, badRows: BAD_ROWS.length })
  expect(first.faults.map(({ row, column }) => `${column}${row}`)).toEqual(
    BAD_ROWS.map(([, column], i) => `${column}${7 + i * 10}`),
  )
  for (const [i, [, , words]] of BAD_ROWS.entries()) expect(first.faults[i]?.fault.zh).toContain(words)

  const known = new Map([
    [50, { name: worker.name, documentNumber: worker.documentNumber }],
    [60, { name: '欧阳某某', documentNumber: identityOf(10_300).documentNumber }],
  ])
  const second = await send(await candidateWorkbook(LIST, known))
  expect(second.import).toMatchObject({ state: 'rejected', rows: 0, badRows: 2 })
  expect(second.faults.map(({ fault }) => fault.zh)).toEqual(['该考生已报名本场次', '该证件已以其他姓名登记'])
  expect(await registered()).toBe(1)

  const third = await send(await candidateWorkbook(LIST))
  expect(third).toMatchObject({ import: { state: 'done', rows: LIST, badRows: 0 }, faults: [] })
  expect(await registered()).toBe(LIST + 1)
  expect(await acceptAll(cast.manager, session.sessionId)).toBe(LIST + 1)
})

async function registered() {
  const { registrations } = await cast.manager.get(GetSession, { params: { sessionId: session.sessionId } })
  return registrations.reduce((sum, row) => sum + row.count, 0)
}

test('register: the list closes, everybody has a seat in both subjects and an admission number', async () => {
  system.clock.set('2026-12-28T02:00:00Z')
  await act(cast.manager, session.caseId, 'close-registration')
  await act(cast.manager, session.caseId, 'freeze')
  await act(cast.manager, session.caseId, 'prepare')
  people = await admitted(cast.manager, session.sessionId, LIST)
  expect(new Set(people.map((person) => person.ticket)).size).toBe(LIST + 1)
  workerBrowser = await signInAgain(system, worker)
  const { registrations } = await workerBrowser.get(ListMyRegistrations)
  expect(registrations).toMatchObject([{ id: workerRegistration, state: 'admitted' }])
  const own = await workerBrowser.get(GetRegistration, { params: { registrationId: workerRegistration } })
  expect(own.seats.map((seat) => seat.subject)).toEqual(['theory', 'practical'])
})

test('assess: 199 sit the computer exam and fifteen examiners score and sign the practice', {
  timeout: 300_000,
}, async () => {
  system.clock.set(THEORY_STARTS)
  const { slots } = await cast.manager.get(GetSession, { params: { sessionId: session.sessionId } })
  const theory = slots.find((slot) => slot.subject === 'theory')
  const invigilator = await examinerClient(system, theory?.duties[0]?.personId ?? '')
  await sitTheory(system, invigilator, theory?.id ?? '', people, doing, async (person) => {
    const page = await (await newVisitor(browser, address, { viewport: DESK })).newPage()
    await page.goto('/exam/', { waitUntil: 'networkidle' })
    await sitAtScreen(page, person)
    await page.context().close()
  })
  system.clock.set(`${EXAM_DAY}T09:30:00.000Z`)
  const away = people.filter((_person, index) => doing(index) === 'absent').map((one) => one.registrationId)
  expect(await scorePractical(system, cast.manager, session.sessionId, new Set(away))).toBe(3 * (LIST + 1))
  expect((await results()).counts).toMatchObject({ incomplete: 0 })
})

test('publish: masked names stand in public, a re-check corrects the score of the worker', async () => {
  await act(cast.manager, session.caseId, 'finish')
  await act(cast.manager, session.caseId, 'publish-results')
  const phone = await phonePage(browser, address, '/publicity')
  await phone.getByRole('link', { name: /电工/ }).click()
  await phone
    .getByText(/^.\*+$/)
    .first()
    .waitFor()
  await inView(phone, 'publicity')
  await phone.context().close()
  const params = { sessionId: session.sessionId }
  const before = (await results()).counts.passed
  const shown = await system.anybody.call(GetPublicity, { params, query: { limit: 200 } })
  expect(shown.body.entries).toHaveLength(before)
  for (const person of people.slice(0, 20)) expect(shown.raw.toString()).not.toContain(person.documentNumber)

  const registration = { registrationId: workerRegistration }
  workerBrowser = await signInAgain(system, worker)
  const mine = await workerBrowser.get(ListMyResults)
  expect(mine.results).toMatchObject([{ outcome: 'failed', approved: false }])
  const body = { subjects: ['theory' as const], reason: '单选题成绩与本人估计不符' }
  const { caseId } = await workerBrowser.get(AskRecheck, { params: registration, body })
  await cast.colleague.get(EnterScore, {
    params: registration,
    body: { subject: 'theory', expectedVersion: 1, score: '64', absent: false, reason: '单选题未计入' },
  })
  await act(cast.manager, caseId, 'conclude', { reason: '复核后更正' })
  expect((await results()).counts.passed).toBe(before + 1)
})

test('approve: after the publicity the city of the site approves', async () => {
  system.clock.set('2027-01-20T02:00:00Z')
  await system.app.fireClocks()
  const inbox = await cast.city.get(ListCases, { query: { queue: 'mine' } })
  expect(inbox.cases.map((row) => row.subjectId)).toContain(session.sessionId)
  expect(await act(cast.city, session.caseId, 'approve-results')).toBe('approved')
})

test('issue: everybody who passed has a certificate with a number, a document and a place in the register', async () => {
  await act(cast.manager, session.caseId, 'issue')
  await system.settle()
  const { passed } = (await results()).counts
  const { issuings } = await cast.manager.get(ListIssuings)
  expect(issuings).toMatchObject([{ sessionId: session.sessionId, passed, issued: passed, failure: null }])
  certificates = await certificatesOf(cast.manager, session.sessionId)
  expect(certificates).toHaveLength(passed)
  expect(passed).toBeGreaterThanOrEqual(150)
  expect(new Set(certificates.map((one) => one.number)).size).toBe(passed)
  for (const { number } of certificates) expect(number.startsWith(organisationCode)).toBe(true)
  workerBrowser = await signInAgain(system, worker)
  const { certificates: own } = await workerBrowser.get(ListOwnCertificates)
  expect(own).toMatchObject([{ holderName: worker.name, occupationCode: ELECTRICIAN, level: '4', status: 'valid' }])
})

test('check: strangers check them all, by number, by document, by the printed code and without a network', {
  timeout: 120_000,
}, async () => {
  const documents = new Map(people.map((person) => [person.name, person.documentNumber]))
  for (const { name } of people) if (people.filter((person) => person.name === name).length > 1) documents.delete(name)
  expect(await checkByStrangers(system, certificates, documents)).toBe(certificates.length)
  for (const { number } of certificates.slice(0, 25)) await checkByPrintedCode(system, number)
  const ids = certificates.slice(0, 25).map((one) => one.id)
  expect(new Set(await verifyOffline(system, cast.manager, ids))).toEqual(new Set(['valid']))

  system.app.services.limits.forget()
  const [first] = certificates
  const phone = await phonePage(browser, address, '/check')
  await phone.getByRole('textbox', { name: '姓名' }).fill(first?.holderName ?? '')
  await phone.getByRole('textbox', { name: '证书编号' }).fill(first?.number ?? '')
  await phone.getByRole('button', { name: '核验' }).click()
  await phone.getByRole('heading', { name: '查到 1 张证书' }).waitFor()
  await inView(phone, 'check')
  await phone.goto('/', { waitUntil: 'networkidle' })
  await inView(phone, 'home')
  await phone.context().close()
  const failed = people.find((_person, index) => doing(index) === 'rest')
  const answer = await system.anybody.get(CheckCertificate, {
    body: { name: failed?.name ?? '', documentNumber: failed?.documentNumber ?? '' },
  })
  expect(answer).toMatchObject({ found: false, certificates: [] })
})

test('count: every dimension adds up to the certificates issued', async () => {
  const total = certificates.length
  for (const by of COUNT_DIMENSIONS) {
    const counts = await system.anybody.get(GetCertificateCounts, { query: { by } })
    expect([by, counts.total, counts.rows.reduce((sum, row) => sum + row.count, 0)]).toEqual([by, total, total])
  }
  const { rows } = await system.anybody.get(GetCertificateCounts, { query: { by: 'region', region: '440100' } })
  expect(rows).toMatchObject([{ key: SITE_REGION, count: total }])
  const visitor = await newVisitor(browser, address, { viewport: DESK })
  const page = await visitor.newPage()
  await page.goto('/statistics', { waitUntil: 'networkidle' })
  await page.getByText(String(total)).first().waitFor()
  await inView(page, 'statistics')
  await takeFront(browser)
  await visitor.close()
  const file = await system.anybody.call(GetCertificateCountsFile, { query: { by: 'occupation' } })
  expect(file.raw.toString()).toContain('电工')
})
