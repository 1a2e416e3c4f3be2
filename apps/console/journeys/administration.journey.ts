import type { AddressInfo } from 'node:net'
import { DecideParameterProposal, ProposeParameter } from '@lingjiang/identity/contract'
import { type TestClient, testApp } from '@lingjiang/testkit'
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
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

const system = testApp()
const KEY = 'registry.filing.limit.acceptance'
let browser: Browser
let address = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []

beforeAll(async () => {
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async () => visitor?.close())
afterAll(async () => browser?.close())

/** Opens a page of the console as somebody who has signed in: the steps of signing in have a journey of their own. */
async function visitAs(client: TestClient, path: string, language: 'zh' | 'en' = 'zh') {
  visitor = await newVisitor(browser, address, { viewport: DESK, language })
  await visitor.addCookies([
    { name: 'lj_session', value: client.session?.token ?? '', url: address, httpOnly: true },
    { name: 'lj_csrf', value: client.session?.csrfToken ?? '', url: address },
  ])
  page = await visitor.newPage()
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}

/** axe in the four editions, 320 px, and the content policy, with a picture for a person to look at. */
async function expectSound(picture: string) {
  await takePicture(page, picture)
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
}

const provinceOfficer = () => system.signIn({ role: 'province-officer', regions: ['440000'] })

describe('policy parameters', () => {
  test('one province officer proposes a value in the form, and another confirms it', async () => {
    const [first, second] = [await provinceOfficer(), await provinceOfficer()]
    await visitAs(first, `/administration/parameters/${KEY}`)
    await page.getByRole('spinbutton', { name: '数值' }).fill('4.5')
    await page.getByRole('button', { name: '提议新值' }).click()
    await page.getByText('与已有值的类型或结构不同').waitFor()
    await page.getByRole('spinbutton', { name: '数值' }).fill('4')
    await page.getByLabel('生效日期').fill('2027-01-01')
    await page.getByLabel('发文机关').fill('广东省人力资源和社会保障厅')
    await page.getByLabel('文件及文号').fill('示例文件〔2026〕1号')
    await page.getByLabel('理由').fill('压缩受理时限')
    await page.getByRole('button', { name: '提议新值' }).click()
    await page.getByText('您提议的，须由他人确认').waitFor()
    await expectSound('console-parameter')
    await visitor.close()

    await visitAs(second, '/administration/parameters')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByText('2027年1月1日 起：4').waitFor()
    const rows =
      await system.owner`select value, mark from platform.parameter where key = ${KEY} and effective_from = '2027-01-01'`
    expect(rows).toMatchObject([{ value: 4, mark: 'sourced' }])
  })

  test('list and history are sound in both languages', async () => {
    const [first, second] = [await provinceOfficer(), await provinceOfficer()]
    const body = {
      scope: '440300',
      value: 3,
      effectiveFrom: '2027-02-01',
      authority: '深圳市人力资源和社会保障局',
      document: '示例文件〔2026〕2号',
      reason: '试点',
    }
    const { proposalId } = await first.get(ProposeParameter, { params: { key: KEY }, body })
    await first.get(ProposeParameter, { params: { key: KEY }, body: { ...body, effectiveFrom: '2027-03-01' } })
    await second.get(DecideParameterProposal, { params: { proposalId }, body: { decision: 'confirm' } })
    await visitAs(second, '/administration/parameters?text=limit')
    await page.getByRole('link', { name: KEY }).first().waitFor()
    await expectSound('console-parameters')
    await page.setViewportSize(PHONE)
    await takePicture(page, 'console-parameters-phone')
    await visitor.close()
    await visitAs(second, `/administration/parameters/${KEY}`, 'en')
    await page.getByRole('heading', { name: 'All recorded values' }).waitFor()
    await takePicture(page, 'console-parameter-en')
  })
})
