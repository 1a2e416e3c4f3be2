import {
  FindSessions,
  GetPublicity,
  GetRegistration,
  GetSession,
  GetSessionResults,
  ListMyRegistrations,
  ListMyResults,
} from '@lingjiang/assessment/contract'
import { CheckCertificate, GetBundle, ListIssuings, ListOwnCertificates } from '@lingjiang/credentials/contract'
import { ListCases } from '@lingjiang/platform'
import { ListPublicExamples } from '@lingjiang/registry/contract'
import { COUNT_DIMENSIONS, GetCertificateCounts } from '@lingjiang/statistics/contract'
import { testApp } from '@lingjiang/testkit'
import { newVisitor, PHONE } from '@lingjiang/testkit/browser'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { BAD_ROWS, candidateWorkbook } from './candidate-list.ts'
import { type Cast, identityOf, openCast, somebody } from './cast.ts'
import {
  certificatesOf,
  checkByPrintedCode,
  checkByStrangers,
  checkOnPhone,
  type Listed,
  scanCode,
  verifyFile,
  verifyOffline,
} from './check-certificates.ts'
import { openCounts, openListOfNumber } from './count-certificates.ts'
import { type Admitted, admitted, importList, reviewRegistrations } from './enrol-candidates.ts'
import { applyForFiling, ELECTRICIAN, enterOrganisation, SITE_REGION } from './file-organisation.ts'
import { closeRoom, type Examiner, openExaminer, openRoom } from './invigilate.ts'
import { issueCertificates } from './issue-certificates.ts'
import { callPanel, concludeFiling, recommendFiling, scoreFiling } from './judge-filing.ts'
import { openBank } from './open-bank.ts'
import { DESK, openPerson, type Person, type Stage } from './people.ts'
import { announceSession, EXAM_DAY, planSession, prepareSession, THEORY_STARTS } from './plan-session.ts'
import { approveResults, publishResults, settleRecheck } from './publish-results.ts'
import { scorePractical } from './score-practical.ts'
import { inView, showWindows } from './screens.ts'
import { type Doing, sitTheory } from './sit-exam.ts'
import { openStage, takeFront } from './stage.ts'
import { askRecheck, openOwnPage, readTicket, registerOnPhone, sitAtScreen } from './worker.ts'

const LIST = 200
/** The worker who registers alone, beside the list. */
const WORKER = LIST
const system = testApp()
const worker = somebody(WORKER)
let stage: Stage
let cast: Cast
let examiner: Examiner
let phone: Person
let stranger: Person
let organisationCode = ''
let sessionId = ''
let workerRegistration = ''
let people: readonly Admitted[] = []
let certificates: readonly Listed[] = []

beforeAll(async () => {
  stage = await openStage(system)
  cast = await openCast(stage)
  phone = await openPerson(stage, { login: worker.phone }, { viewport: PHONE })
  stranger = await openPerson(stage, { login: '' }, { viewport: PHONE })
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await showWindows(stage.browser)
})
afterAll(async () => stage?.browser.close())

const results = () => cast.manager.get(GetSessionResults, { params: { sessionId } })

/** Everybody passes but each tenth of the list, the worker at first, and two who stay away. */
function doing(index: number): Doing {
  const person = people[index]
  if (person?.registrationId === workerRegistration) return 'at-screen'
  if (index % 10 === 9) return 'rest'
  if (index === 3 || index === 4) return 'absent'
  return index % 4 === 0 ? 'single' : 'all'
}
const absentees = () => people.filter((_person, index) => doing(index) === 'absent')

test('file: an organisation applies, is recommended by its city, judged by experts and entered by the province', async () => {
  await enterOrganisation(cast.manager)
  const { filingId } = await applyForFiling(cast.manager)
  await recommendFiling(cast)
  await scoreFiling(await callPanel(stage, cast))
  organisationCode = await concludeFiling(stage, cast, filingId)
  expect(organisationCode).toMatch(/^S0000449\d{5}$/)
  const { organisations } = await system.anybody.get(ListPublicExamples)
  expect(organisations.length).toBeGreaterThan(0)
})

test('plan: a session for 210 meets every condition, is accepted by the city of the site and announced', async () => {
  await openBank(cast.manager)
  sessionId = await planSession(cast.manager)
  await announceSession(cast)
  const { cases } = await cast.otherCity.get(ListCases, { query: { queue: 'open' } })
  expect(cases).toEqual([])
  system.clock.set('2026-12-02T02:00:00Z')
  const found = await system.anybody.get(FindSessions, { query: { occupation: ELECTRICIAN } })
  expect(found.sessions).toMatchObject([{ id: sessionId, capacity: 210, regionCode: SITE_REGION }])
})

test('register: a worker registers alone, and a list of 200 comes in whole once every bad row is mended', async () => {
  await registerOnPhone(phone, worker)
  const [row] = await system.owner`select id from assessment.registration`
  workerRegistration = row?.id
  const send = async (content: Buffer) => importList(system, cast.manager, sessionId, content)
  const bad = new Map(BAD_ROWS.map(([change], i) => [5 + i * 10, change]))
  const first = await send(await candidateWorkbook(LIST, bad))
  await inView(cast.manager.page, 'register-faults')
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
  expect(await reviewRegistrations(cast.manager, sessionId, worker)).toBe(LIST + 1)
})

async function registered() {
  const { registrations } = await cast.manager.get(GetSession, { params: { sessionId } })
  return registrations.reduce((sum, row) => sum + row.count, 0)
}

test('register: the list closes, everybody has a seat in both subjects and an admission number', async () => {
  system.clock.set('2026-12-28T02:00:00Z')
  await prepareSession(cast.manager)
  people = await admitted(cast.manager, sessionId, LIST)
  expect(new Set(people.map((person) => person.ticket)).size).toBe(LIST + 1)
  await readTicket(await openOwnPage(phone, '/account', worker))
  const { registrations } = await phone.get(ListMyRegistrations)
  expect(registrations).toMatchObject([{ id: workerRegistration, state: 'admitted' }])
  const own = await phone.get(GetRegistration, { params: { registrationId: workerRegistration } })
  expect(own.seats.map((seat) => seat.subject)).toEqual(['theory', 'practical'])
})

test('assess: 199 sit the computer exam and fifteen examiners score and sign the practice', async () => {
  system.clock.set(THEORY_STARTS)
  await cast.manager.console('/sessions')
  const { slots } = await cast.manager.get(GetSession, { params: { sessionId } })
  const theory = slots.find((slot) => slot.subject === 'theory')
  const [candidate] = people.filter((_person, index) => doing(index) === 'at-screen')
  if (!candidate) throw new Error('the worker is not on the list')
  examiner = await openExaminer(stage, cast.manager, sessionId)
  await openRoom(examiner, candidate)
  const machine = await (await newVisitor(stage.browser, stage.address, { viewport: DESK })).newPage()
  await machine.goto('/exam/', { waitUntil: 'networkidle' })
  await sitAtScreen(machine, candidate)
  await machine.context().close()
  await sitTheory(system, examiner, theory?.id ?? '', people, doing)
  await closeRoom(examiner, absentees().length)
  system.clock.set(`${EXAM_DAY}T09:30:00.000Z`)
  await cast.manager.console('/sessions')
  const away = new Set(absentees().map((one) => one.registrationId))
  expect(await scorePractical(system, cast.manager, examiner, sessionId, away)).toBe(3 * (LIST + 1))
  expect((await results()).counts).toMatchObject({ incomplete: 0 })
})

test('publish: masked names stand in public, a re-check corrects the score of the worker', async () => {
  await publishResults(cast.manager)
  const page = await stranger.portal('/publicity')
  await page.getByRole('link', { name: /电工/ }).click()
  await page
    .getByText(/^.\*+$/)
    .first()
    .waitFor()
  await inView(page, 'publicity')
  const before = (await results()).counts.passed
  const shown = await system.anybody.call(GetPublicity, { params: { sessionId }, query: { limit: 200 } })
  expect(shown.body.entries).toHaveLength(before)
  for (const person of people.slice(0, 20)) expect(shown.raw.toString()).not.toContain(person.documentNumber)

  const own = await openOwnPage(phone, '/account', worker)
  const mine = await phone.get(ListMyResults)
  expect(mine.results).toMatchObject([{ outcome: 'failed', approved: false }])
  await askRecheck(own)
  await settleRecheck(cast, '64')
  expect((await results()).counts.passed).toBe(before + 1)
})

test('approve: after the publicity the city of the site approves', async () => {
  system.clock.set('2027-01-20T02:00:00Z')
  await system.app.fireClocks()
  await approveResults(cast)
})

test('issue: everybody who passed has a certificate with a number, a document and a place in the register', async () => {
  await cast.manager.console('/sessions')
  const { passed } = (await results()).counts
  await issueCertificates(stage, cast.manager, passed)
  const { issuings } = await cast.manager.get(ListIssuings)
  expect(issuings).toMatchObject([{ sessionId, passed, issued: passed, failure: null }])
  certificates = await certificatesOf(cast.manager, sessionId)
  expect(certificates).toHaveLength(passed)
  expect(passed).toBeGreaterThanOrEqual(150)
  expect(new Set(certificates.map((one) => one.number)).size).toBe(passed)
  for (const { number } of certificates) expect(number.startsWith(organisationCode)).toBe(true)
  const page = await openOwnPage(phone, '/account/certificates', worker)
  await page.getByRole('article').getByText(worker.name).waitFor()
  await inView(page, 'issue-own')
  const { certificates: own } = await phone.get(ListOwnCertificates)
  expect(own).toMatchObject([{ holderName: worker.name, occupationCode: ELECTRICIAN, level: '4', status: 'valid' }])
})

test('check: strangers check them all, by number, by document, by the printed code and without a network', async () => {
  const documents = new Map(people.map((person) => [person.name, person.documentNumber]))
  for (const { name } of people) if (people.filter((person) => person.name === name).length > 1) documents.delete(name)
  expect(await checkByStrangers(system, certificates, documents)).toBe(certificates.length)
  for (const { number } of certificates.slice(0, 25)) await checkByPrintedCode(system, number)
  const ids = certificates.slice(0, 25).map((one) => one.id)
  expect(new Set(await verifyOffline(system, cast.manager, ids))).toEqual(new Set(['valid']))

  system.app.services.limits.forget()
  const own = certificates.find((one) => one.holderName === worker.name)
  if (!own) throw new Error('the worker has no certificate')
  await checkOnPhone(stranger, own)
  await scanCode(stage, own.number)
  await verifyFile(stage, (await phone.call(GetBundle, { params: { certificateId: own.id } })).raw)
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
  expect(await openCounts(stage, total)).toContain('电工')
  await openListOfNumber(cast.city, total)
  await takeFront(stage, stranger)
})
