import type { AddressInfo } from 'node:net'
import {
  CheckInCandidate,
  GetExamRoom,
  OpenExamRoom,
  OpenPaper,
  SignInToExam,
  SubmitPaper,
} from '@lingjiang/assessment/contract'
import { hashPassword } from '@lingjiang/identity/server'
import { type TestClient, testApp } from '@lingjiang/testkit'
import {
  axeViolations,
  DESK,
  newVisitor,
  openBrowser,
  reflowFaults,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ExamScene, examScene, STARTS } from '../../../contexts/assessment/server/test/exam-scene.ts'

const TABLET = { width: 1180, height: 820 } as const
const PASSWORD = 'a long and quiet password'
const system = testApp()
let scene: ExamScene
let manager: TestClient
let panel: TestClient[]
let browser: Browser
let address = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []

async function member(personId: string): Promise<TestClient> {
  await system.owner`insert into identity.person (id, name, document_type, document_sealed, document_index, assurance, created_at)
    values (${personId}, '考评', 'resident-id', '\\x00', ${Buffer.from(personId)}, 'stated', now())`
  const client = await system.signIn({ role: 'examiner', personId })
  await system.owner`update identity.account set password_hash = ${await hashPassword(PASSWORD)} where id = ${client.session?.accountId ?? ''}`
  return client
}

async function visit(client: TestClient, path: string, viewport: { width: number; height: number } = DESK) {
  visitor = await newVisitor(browser, address, { viewport })
  await visitor.addCookies([
    { name: 'lj_session', value: client.session?.token ?? '', url: address },
    { name: 'lj_csrf', value: client.session?.csrfToken ?? '', url: address },
  ])
  page = await visitor.newPage()
  page.setDefaultTimeout(15_000)
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}

/** Accessible, fits 320 px, no complaint of the browser; kept as a picture. */
async function inspect(name: string) {
  await takePicture(page, name)
  expect(await axeViolations(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
}

beforeAll(async () => {
  scene = await examScene(system, { candidates: 3 })
  manager = await system.signIn({
    role: 'organisation-manager',
    organisationId: scene.organisationId,
    organisationName: '岭南示范公司',
  })
  panel = await Promise.all(scene.examiners.map(member))
  system.clock.set(STARTS)
  await manager.get(OpenExamRoom, { params: { slotId: scene.theorySlot } })
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async () => visitor?.close())
afterAll(async () => browser?.close())

test('an examiner scores with big buttons on a tablet and signs with the password; the marks of others are not shown', async () => {
  await visit(panel[0] as TestClient, `/scoring/${scene.practicalSlot}`, TABLET)
  await page.getByRole('heading', { name: /电工/, level: 1 }).waitFor()
  for (const name of ['1 号', '2 号', '3 号']) {
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await page.getByRole('heading', { name: new RegExp(name), level: 2 }).waitFor()
    for (const full of await page.getByRole('button', { name: '满分' }).all()) await full.click()
    await page.getByRole('button', { name: /元件检查与布局 减/ }).click()
    if (name === '1 号') await inspect('console-scoring')
    await page.getByRole('button', { name: '保存，下一位' }).click()
    await page.getByRole('button', { name: new RegExp(`^${name}.*99`) }).waitFor()
  }
  await page.getByRole('button', { name: '签名提交（3 人）' }).click()
  await page.getByLabel('登录密码').fill(PASSWORD)
  await takePicture(page, 'console-sign')
  await page.getByRole('button', { name: '确认签名' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^1 号.*已签名/ }).waitFor()
  await page.getByRole('button', { name: /更\s?正/ }).waitFor()
  await visitor.close()
  await visit(panel[1] as TestClient, `/scoring/${scene.practicalSlot}`, TABLET)
  await page.getByRole('button', { name: /^1 号.*未评/ }).waitFor()
})

test('the table of results says what is missing, and shows where a score comes from', async () => {
  const { sittings } = await manager.get(GetExamRoom, { params: { slotId: scene.theorySlot } })
  const candidate = scene.candidates[0]
  const mine = sittings.find((one) => one.ticketNumber === candidate?.ticket)
  const checks = { ticketSeen: true, documentSeen: true, faceMatches: true } as const
  if (mine?.state === 'expected') await manager.get(CheckInCandidate, { params: { sittingId: mine.id }, body: checks })
  const { token } = await system.anybody.get(SignInToExam, {
    body: { ticketNumber: candidate?.ticket ?? '', documentNumber: candidate?.document ?? '' },
  })
  const headers = { authorization: `Bearer ${token}` }
  const { epoch } = await system.anybody.get(OpenPaper, { headers })
  await system.anybody.get(SubmitPaper, { headers, body: { epoch, answers: [] } })
  await visit(manager, `/sessions/${scene.sessionId}/results`)
  await page.getByText('3 名考生成绩不全，补齐后才能公示').waitFor()
  await inspect('console-results')
  await page.getByRole('button', { name: '明细' }).first().click()
  await page.getByRole('heading', { name: '考评员签名评分' }).waitFor()
  await takePicture(page, 'console-score-detail')
})
