import type { AddressInfo } from 'node:net'
import { testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  DESK,
  newVisitor,
  openBrowser,
  PHONE,
  reflowFaults,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ELECTRICIAN, seedOrganisation, seedPanel } from './seed-organisation.ts'

const CARER = '4-10-01-05'
const system = testApp()
let browser: Browser
let address = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []

async function visit(path: string, looks = {}) {
  visitor = await newVisitor(browser, address, looks)
  page = await visitor.newPage()
  page.setDefaultTimeout(10_000)
  faults = watchFaults(page)
  await page.goto(path, { waitUntil: 'networkidle' })
}

beforeAll(async () => {
  await seedPanel(system)
  await seedOrganisation(system, {
    number: 1,
    name: '珠江电气制造有限公司（示例）',
    kind: 'employer',
    regionCode: '440106',
    occupation: ELECTRICIAN,
    stop: 'filed',
    submittedAt: '2026-08-10T01:00:00Z',
  })
  await seedOrganisation(system, {
    number: 2,
    name: '南粤康养培训评价中心（示例）',
    kind: 'training-and-assessment-org',
    regionCode: '440304',
    occupation: CARER,
    stop: 'filed',
    submittedAt: '2026-08-12T01:00:00Z',
  })
  await seedOrganisation(system, {
    number: 3,
    name: '北江机电有限公司（示例）',
    kind: 'employer',
    regionCode: '440106',
    occupation: ELECTRICIAN,
    stop: 'publicity',
    submittedAt: '2026-11-06T01:00:00Z',
  })
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async () => visitor?.close())
afterAll(async () => browser?.close())

test('anybody finds an organisation by occupation and city, and sees what it may assess, where, and since when', async () => {
  await visit('/organisations', { viewport: PHONE })
  await page.getByLabel('机构名称、代码或职业').fill('养老护理员')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '南粤康养培训评价中心（示例）' }).waitFor()
  await page.getByRole('link', { name: '珠江电气制造有限公司（示例）' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '广东省家庭服务业协会' }).waitFor()
  await takePicture(page, 'portal-organisations-phone')
  await page.getByLabel('城市').selectOption({ label: '深圳市' })
  await page.getByRole('button', { name: '查找' }).click()
  await page.waitForURL(/region=.*440300/)
  await page.getByRole('link', { name: '南粤康养培训评价中心（示例）' }).click()
  await page.getByRole('heading', { name: '可以认定的职业' }).waitFor()
  await page.getByText('第一考点').waitFor()
  await page.getByText('列入目录').waitFor()
  await takePicture(page, 'portal-organisation-phone')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('real organisations stand apart as examples of public sources; made-up ones are marked; every edition is accessible', async () => {
  await visit('/organisations', { viewport: DESK, language: 'en' })
  await page.getByRole('heading', { name: 'Real organisations in public sources' }).waitFor()
  expect(await page.getByText('Made up for demonstration').count()).toBe(2)
  await takePicture(page, 'portal-organisations-en')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('anybody objects by name to an application in its notice, which then stands still', async () => {
  await visit('/notices', { viewport: PHONE })
  await takePicture(page, 'portal-notices-phone')
  expect(await axeInAllEditions(page)).toEqual([])
  await page.getByRole('link', { name: '提出异议 北江机电有限公司（示例）' }).click()
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('您的姓名').fill('王示例')
  await page.getByLabel('联系方式').fill('15400000001')
  await page.getByLabel('事实和理由').fill('该单位实训工位少于公示的数量，请核查。')
  await takePicture(page, 'portal-objection-phone')
  expect(await axeInAllEditions(page)).toEqual([])
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByRole('heading', { name: '异议已收到' }).waitFor()
  const [filing] = await system.owner`select state from registry.filing where state in ('publicity', 'objection')`
  expect(filing?.state).toBe('objection')
  expect(faults).toEqual([])
})
