import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OpenPaper, SaveAnswers, SignInToExam } from '@lingjiang/assessment/contract'
import { CreateBank } from '@lingjiang/item-bank/contract'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { writePackage } from '@lingjiang/qti'
import { type TestClient, testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  axeViolations,
  DESK,
  newVisitor,
  openBrowser,
  PHONE,
  reflowFaults,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ExamScene, examScene, STARTS } from '../../../contexts/assessment/server/test/exam-scene.ts'

const system = testApp()
const TABLET = { width: 1024, height: 768 }
const SAMPLES = fileURLToPath(new URL('../../../data/samples/items/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lingjiang-exam-day-'))
let scene: ExamScene
let manager: TestClient
let browser: Browser
let address = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []

beforeAll(async () => {
  scene = await examScene(system, { candidates: 6 })
  manager = await system.signIn({
    role: 'organisation-manager',
    organisationId: scene.organisationId,
    organisationName: '岭南示范公司',
  })
  system.clock.set(new Date(Date.parse(STARTS) - 20 * 60_000).toISOString())
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async (context) => {
  if (context.task.result?.state === 'fail') await takePicture(page, `fail-${context.task.name.slice(0, 12)}`)
  await visitor?.close()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function visit(client: TestClient, path: string, looks: Parameters<typeof newVisitor>[2] = { viewport: DESK }) {
  visitor = await newVisitor(browser, address, looks)
  await visitor.addCookies([
    { name: SESSION_COOKIE, value: client.session?.token ?? '', url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: client.session?.csrfToken ?? '', url: address },
  ])
  page = await visitor.newPage()
  page.setDefaultTimeout(15_000)
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}

async function expectSound(picture: string) {
  await takePicture(page, picture)
  expect(await axeInAllEditions(page)).toEqual([])
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  // The navigation gives way to its button a moment after the window has narrowed.
  await page.getByRole('button', { name: '菜单' }).waitFor()
  expect(await reflowFaults(page)).toEqual([])
  if (before) await page.setViewportSize(before)
  expect(faults).toEqual([])
}

/** A candidate at a machine starts and saves some answers. */
async function answer(index: number, count: number) {
  const { ticket = '', document = '' } = scene.candidates[index] ?? {}
  const { token } = await system.anybody.get(SignInToExam, { body: { ticketNumber: ticket, documentNumber: document } })
  const headers = { authorization: `Bearer ${token}` }
  const { epoch } = await system.anybody.get(OpenPaper, { headers } as never)
  const answers = Array.from({ length: count }, (_, i) => ({ counter: i + 1, number: i + 1, choices: ['A'] }))
  await system.anybody.get(SaveAnswers, { headers, body: { epoch, answers } } as never)
}

describe('the exam day', () => {
  test('an invigilator finds the room, checks candidates in by their tickets, and opens it', async () => {
    await visit(manager, '/rooms', { viewport: TABLET })
    await page.getByRole('link', { name: /一号考场/ }).waitFor()
    await expectSound('rooms')
    await page.getByRole('link', { name: /一号考场/ }).click()
    for (const index of [0, 1, 2]) {
      const candidate = scene.candidates[index]
      const find = page.getByLabel('准考证号、姓名或座位号')
      await find.fill(candidate?.ticket ?? '')
      await find.press('Enter')
      const confirm = page.getByRole('button', { name: '三项相符，确认签到' })
      await confirm.waitFor()
      expect(await confirm.isEnabled()).toBe(false)
      for (const box of await page.getByRole('dialog').getByRole('checkbox').all()) await box.check()
      if (index === 0) {
        expect(await axeViolations(page)).toEqual([])
        await takePicture(page, 'room-check-in')
      }
      await confirm.click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '已签到 3' }).waitFor()
    await page.getByRole('button', { name: '开考' }).click()
    await page.getByRole('dialog').getByText('已签到 3 人，应到 6 人').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '开考' }).click()
    await page.getByRole('button', { name: '结束考试' }).waitFor()
  })

  test('the room shows saved answers, notes an incident, and is closed when all have handed in', async () => {
    system.clock.set(STARTS)
    await answer(0, 12)
    await answer(1, 30)
    await visit(manager, `/rooms/${scene.theorySlot}`, { viewport: TABLET })
    await page.getByText('已保存 12 / 35 题').waitFor()
    await page.getByRole('button', { name: /记录异常 1 号/ }).click()
    await page.getByLabel('情况').fill('主机重启，更换机器')
    await page.getByLabel('补时（分钟）').fill('5')
    await takePicture(page, 'room-incident')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: '记录' }).click()
    await page.getByText('主机重启，更换机器').waitFor()
    await page
      .getByText(/补时 5 分钟/)
      .first()
      .waitFor()
    await expectSound('room-open')
    await page.getByRole('button', { name: '结束考试' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '结束考试' }).click()
    await page.getByText('还有 2 名考生没有交卷。').waitFor()
    await visitor.close()
    await visit(manager, `/rooms/${scene.theorySlot}`, { viewport: PHONE, language: 'en', mode: 'elder' })
    await page.getByText('12 of 35 saved').waitFor()
    await takePicture(page, 'room-phone-en')
  })

  test('an officer of the city watches and has no button to press', async () => {
    const officer = await system.signIn({ role: 'city-officer', regions: ['440100'] })
    await visit(officer, `/rooms/${scene.theorySlot}`)
    await page.getByText('已保存 12 / 35 题').waitFor()
    expect(await page.getByRole('button', { name: /签到 1 号|记录异常|结束考试/ }).count()).toBe(0)
  })
})

const openBank = () =>
  manager.get(CreateBank, {
    body: {
      occupationCode: '6-31-01-03',
      level: '3',
      title: '本单位电工三级题库',
      form: [{ kind: 'single', count: 20, markTenths: 50 }],
    },
  })

/** A package whose item tests a point that no blueprint has. */
const badPackage = () =>
  writePackage('journey', [
    {
      identifier: 'X-1',
      title: 'x',
      point: 'Z-Z-001',
      kind: 'single',
      stem: '题干',
      choices: [
        { identifier: 'A', text: '甲' },
        { identifier: 'B', text: '乙' },
      ],
      key: ['B'],
    },
  ])

describe('an item bank', () => {
  test('is opened with a form of 100 marks, takes a package, and shows weights that add up', async () => {
    await visit(manager, '/item-bank')
    await page
      .getByRole('link', { name: /电工示例题库/ })
      .first()
      .waitFor()
    await expectSound('item-banks')
    await page.getByRole('button', { name: '新建题库' }).click()
    await page.getByRole('heading', { name: '新建题库' }).waitFor()
    await page.getByLabel('职业', { exact: true }).fill('电工')
    await page.getByText('电工 6-31-01-03').last().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('名称', { exact: true }).fill('本单位电工四级题库')
    await page.getByLabel('题数').first().fill('30')
    await page.getByText('合计 130 分，应为 100 分').waitFor()
    await page.getByLabel('题数').first().fill('20')
    await page.getByText('合计 100 分').waitFor()
    await expectSound('item-bank-new')
  })

  test('a package with a fault tells file and fault, and a good one is taken over', async () => {
    const { bankId } = await openBank()
    await visit(manager, `/item-bank/${bankId}`)
    const bad = join(folder, '有误.zip')
    writeFileSync(bad, badPackage())
    await page.getByLabel('文件', { exact: true }).setInputFiles(bad)
    await page.getByRole('button', { name: '导入' }).click()
    await page.getByRole('alert').filter({ hasText: '没有导入' }).waitFor()
    await takePicture(page, 'item-bank-faults')
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('文件', { exact: true }).setInputFiles(join(SAMPLES, 'electrician.zip'))
    await page.getByRole('button', { name: '导入' }).click()
    await page.getByText('比重相符').waitFor()
    await page.getByText('100%').waitFor()
    expect(faults).toHaveLength(1)
    faults = watchFaults(page)
    await expectSound('item-bank')
  })

  test('items are listed without their text; opening one is said to be recorded, and is', async () => {
    const [bank] = await system.owner<{ id: string }[]>`
      select id from item_bank.bank where organisation_id = ${scene.organisationId}`
    await visit(manager, `/item-bank/${bank?.id}/items?kind=multiple`)
    const first = page.getByRole('button', { name: /ELECTRICIAN-/ }).first()
    await first.waitFor()
    await expectSound('item-bank-items')
    await first.click()
    await page.getByRole('button', { name: '打开并记录' }).click()
    await page.getByText('正确').first().waitFor()
    await takePicture(page, 'item-bank-item')
    const [audit] =
      await system.owner`select count(*)::integer as n from platform.audit_event where action = 'item-read'`
    expect(audit).toEqual({ n: 1 })
  })

  test('those who may not see the items see their numbers and no list', async () => {
    const officer = await system.signIn({ role: 'city-officer', regions: ['440100'] })
    await visit(officer, '/item-bank')
    await page
      .getByRole('link', { name: /电工示例题库/ })
      .first()
      .click()
    await page.getByText('试题只对题库所属单位开放').waitFor()
    expect(await page.getByRole('link', { name: '查看试题清单' }).count()).toBe(0)
    await takePicture(page, 'item-bank-officer')
  })
})
