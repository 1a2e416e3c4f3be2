import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { accountStore, hashPassword, newTotpSecret, TOTP_PLACE, totpCode } from '@lingjiang/identity/server'
import { instant } from '@lingjiang/kernel'
import { type CaseHandler, openCase, recordParameter, transactAsSystem } from '@lingjiang/platform'
import { probeProcess, testApp } from '@lingjiang/testkit'
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

const PASSWORD = 'a long and quiet password'
const handler: CaseHandler = {
  process: probeProcess,
  subjectPath: (id) => `/probe/${id}`,
  act: async ({ action, input }) => (action === 'decide' ? { to: (input as { outcome: string }).outcome } : undefined),
}
const system = testApp({ cases: [handler] })
let browser: Browser
let address = ''
let secret = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []

async function openOfficer(login: string) {
  const { vault } = system.app.services
  secret = newTotpSecret()
  await system.owner.begin(async (tx) => {
    const accountId = await accountStore.create(tx as never, {
      loginLabel: login,
      loginIndex: vault.blindIndex('login', login),
      displayName: '陈经办',
      passwordHash: await hashPassword(PASSWORD),
      totpSealed: vault.encrypt(secret, TOTP_PLACE),
      createdAt: system.clock.now(),
    })
    const grant = { accountId: accountId ?? '', validFrom: '2026-01-01', grantedAt: system.clock.now() }
    await accountStore.grant(tx as never, { ...grant, role: 'city-officer', regionCodes: ['440100'] })
    await accountStore.grant(tx as never, { ...grant, role: 'county-officer', regionCodes: ['440106', '440104'] })
  })
}

const open = (title: string, regionCode: string, on = '2026-11-23') =>
  transactAsSystem(system.app.services.db, 'test', (tx) =>
    openCase(tx, probeProcess, {
      subjectId: randomUUID(),
      title,
      regionCode: regionCode as never,
      actor: { kind: 'system', job: 'test' },
      now: instant(`${on}T01:00:00Z`),
    }),
  )

const limit = (key: string, value: number) => ({
  key,
  value,
  unit: 'working days',
  effectiveFrom: '2020-01-01',
  authority: 'test',
  document: 'test',
  mark: 'inference' as const,
})

async function visit(path: string, looks = {}) {
  visitor = await newVisitor(browser, address, { viewport: DESK, ...looks })
  page = await visitor.newPage()
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}

/** Password, one-time code, role: as the person does it. */
async function signIn(role: string) {
  await page.getByLabel('账号').fill('guangzhou')
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  // A code is good once: each sign-in of this file needs a time step of its own.
  system.clock.set(new Date(Date.parse(system.clock.now()) + 60_000).toISOString())
  await page.getByLabel('动态口令').fill(totpCode(secret, system.clock.now()))
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByRole('button', { name: role }).click()
  await page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
}

beforeAll(async () => {
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    await recordParameter(tx, limit('probe.leave.decision', 5), null)
    await recordParameter(tx, limit('probe.leave.attention', 1), null)
  })
  await openOfficer('guangzhou')
  await open('张三的请假', '440106')
  await open('李四的请假', '440104')
  for (let number = 1; number <= 55; number += 1)
    await open(`第 ${number} 号请假`, '440111', number < 4 ? '2026-11-18' : '2026-11-20')
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async () => visitor?.close())
afterAll(async () => browser?.close())

test('the sign-in page has no accessibility violations in any edition, fits 320 px, and keeps the content policy', async () => {
  await visit('/sign-in')

  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('a page asked for before signing in is where one arrives afterwards', async () => {
  await visit('/inbox?queue=open&region=440106')
  expect(new URL(page.url()).pathname).toBe('/console/sign-in')

  await signIn('市级经办')

  expect(new URL(page.url()).search).toContain('queue=open')
  await page.getByRole('link', { name: '张三的请假' }).waitFor()
  expect(await page.getByRole('link', { name: '李四的请假' }).count()).toBe(0)
})

describe('an officer in the inbox', () => {
  test('sees the own regions only, and other regions after changing the role', async () => {
    await visit('/')
    await signIn('县（区）经办')
    await page.getByRole('link', { name: '李四的请假' }).waitFor()
    expect(await page.getByText('共 2 条').count()).toBe(1)

    await page.getByRole('button', { name: /县（区）经办/ }).click()
    await page.getByRole('menuitem', { name: /市级经办/ }).click()

    await page.getByText('共 57 条').waitFor()
  })

  test('pages through what is too many, with an address for each page', async () => {
    await visit('/')
    await signIn('市级经办')

    await page.getByRole('link', { name: '下一页' }).click()
    await page.waitForURL(/cursor=/)
    await page.getByRole('link', { name: '第一页' }).waitFor()

    await page.waitForFunction(() => document.querySelectorAll('tbody tr.ant-table-row').length === 7)
    await page.reload({ waitUntil: 'networkidle' })
    expect(await page.locator('tbody tr.ant-table-row').count()).toBe(7)
  })

  test('decides a case with outcome and reason, and the record keeps both', async () => {
    await visit('/')
    await signIn('县（区）经办')
    await page.getByRole('link', { name: '张三的请假' }).click()
    await page.getByRole('button', { name: '决定' }).click()
    const dialog = page.getByRole('dialog')

    await dialog.getByRole('button', { name: '决定' }).click()
    await dialog.getByText('请写明理由').waitFor()
    await dialog.getByText('请选择结果').waitFor()
    await takePicture(page, 'console-dialog')
    await dialog.getByLabel('已批').check()
    await dialog.getByLabel('理由').fill('材料齐全')
    await dialog.getByRole('button', { name: '决定' }).click()

    await page.getByText('转为“已批”').waitFor()
    expect(await page.getByText('材料齐全').count()).toBe(1)
    expect(await page.getByText('当前身份没有可办理的操作。').count()).toBe(1)
    const [row] = await system.owner`select state from process.case_file where title = '张三的请假'`
    expect(row).toEqual({ state: 'granted' })
  })
})

test('an officer takes several cases at once, each with its own record, and walks through the queue case by case', async () => {
  await visit('/')
  await signIn('市级经办')
  for (const number of [1, 2]) await page.getByRole('checkbox', { name: `选择：第 ${number} 号请假` }).check()
  await page.getByRole('button', { name: '听证 2 件' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '听证 2 件' }).click()
  await dialog.getByText('已办理 2 件，未办成 0 件').waitFor()
  await takePicture(page, 'console-together')
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  const heard = await system.owner`
    select f.title from process.case_file f join process.case_event e on e.case_id = f.id where e.action = 'hear' order by f.title`
  expect(heard.map((row) => row.title)).toEqual(['第 1 号请假', '第 2 号请假'])

  await page.getByRole('link', { name: '第 3 号请假' }).click()
  const title = () => page.getByRole('heading', { level: 1 }).textContent()
  await page.getByText(/本页第 \d+ 件/).waitFor()
  const first = await title()
  await page.keyboard.press('Alt+n')
  await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, first)
  await page.getByRole('link', { name: /上一件/ }).click()
  await page.waitForFunction((before) => document.querySelector('h1')?.textContent === before, first)
})

test('inbox and case have no accessibility violations in any edition, fit 320 px, and keep the content policy', async () => {
  await visit('/')
  await signIn('市级经办')
  await page.getByText('逾期').first().waitFor()
  await takePicture(page, 'console-inbox')
  await page.setViewportSize(PHONE)
  await takePicture(page, 'console-inbox-phone')
  await page.setViewportSize(DESK)
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])

  await page
    .getByRole('link', { name: /号请假/ })
    .first()
    .click()
  await page.getByRole('heading', { name: '办理记录' }).waitFor()
  await takePicture(page, 'console-case')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
})
