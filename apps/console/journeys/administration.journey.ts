import type { AddressInfo } from 'node:net'
import { DecideParameterProposal, GrantMandate, OpenAccount, ProposeParameter } from '@lingjiang/identity/contract'
import { transactAsSystem } from '@lingjiang/platform'
import { activate, type TestClient, testApp } from '@lingjiang/testkit'
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
    const rows = async () => [
      ...(await system.owner`select value, mark from platform.parameter where key = ${KEY} and effective_from = '2027-01-01'`),
    ]
    await expect.poll(rows, { timeout: 20_000 }).toMatchObject([{ value: 4, mark: 'sourced' }])
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
    await page.getByRole('link', { name: '备案受理时限' }).first().waitFor()
    await expectSound('console-parameters')
    await page.setViewportSize(PHONE)
    await takePicture(page, 'console-parameters-phone')
    await visitor.close()
    await visitAs(second, `/administration/parameters/${KEY}`, 'en')
    await page.getByRole('heading', { name: 'All recorded values' }).waitFor()
    await takePicture(page, 'console-parameter-en')
  })
})

describe('accounts and mandates', () => {
  test('one administrator opens an account, whose one-time password is shown once; another grants the role', async () => {
    const [opener, granter] = [
      await system.signIn({ role: 'system-administrator' }),
      await system.signIn({ role: 'security-administrator' }),
    ]
    await visitAs(opener, '/administration/accounts')
    await page.getByRole('button', { name: '开立账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('登录名').fill('chen.lan')
    await dialog.getByLabel('姓名').fill('陈岚')
    await dialog.getByRole('button', { name: '开立账号' }).click()
    await dialog.getByText('一次性密码', { exact: true }).waitFor()
    await takePicture(page, 'console-shown-once')
    await dialog.getByRole('button', { name: '已交给本人，关闭' }).click()
    await page.getByRole('link', { name: 'chen.lan' }).waitFor()
    await expectSound('console-accounts')
    const accountAddress = await page.getByRole('link', { name: 'chen.lan' }).getAttribute('href')
    await visitor.close()

    await visitAs(granter, (accountAddress ?? '').replace('/console', ''))
    await page.getByLabel('身份', { exact: true }).click()
    await page.getByTitle('县（区）经办').click()
    for (const region of ['天河区', '越秀区']) {
      await page.getByRole('combobox', { name: '辖区' }).fill(region)
      await page.getByTitle(`广州市${region}`).click()
    }
    await page.keyboard.press('Escape')
    await page.getByLabel('起始日期').fill('2026-11-23')
    await page.getByLabel('理由').fill('任命')
    await page.getByRole('button', { name: '授予身份' }).click()
    await page.getByText('天河区、越秀区').waitFor()
    await expectSound('console-account')
  })
})

describe('delegation', () => {
  test('an officer lends a region to another by login name, and takes it back', async () => {
    const lender = await system.signIn({ role: 'city-officer', regions: ['440100'] })
    await openOfficer('lin.hai', ['440300'])
    await visitAs(lender, '/administration/delegations')
    await page.getByLabel('受托人登录名').fill('lin.hai')
    await page.getByLabel('开始日期').fill('2026-11-23')
    await page.getByLabel('结束日期').fill('2026-12-01')
    await page.getByLabel('理由').fill('休假')
    await page.getByRole('button', { name: '委托', exact: true }).click()
    await page.getByRole('button', { name: '收回' }).waitFor()
    await expectSound('console-delegations')
    await page.getByRole('button', { name: '收回' }).click()
    await page.getByText('已撤回').waitFor()
  })
})

/** An officer of a city with a one-time code, as the administrators make one. */
async function openOfficer(login: string, regions: string[]) {
  const opener = await system.signIn({ role: 'system-administrator' })
  const granter = await system.signIn({ role: 'security-administrator' })
  const { accountId, password } = await opener.get(OpenAccount, { body: { login, name: '林海', oneTimeCode: true } })
  await activate(system, { login, password })
  await granter.get(GrantMandate, {
    params: { accountId },
    body: { role: 'city-officer', regions, validFrom: '2026-11-23', reason: '任命' },
  })
}

describe('the audit trail', () => {
  test('the audit administrator filters it, checks a sealed day, and sees a change of it', async () => {
    const watcher = await system.signIn({ role: 'audit-administrator' })
    const before = system.clock.now()
    system.clock.advanceDays(1)
    await transactAsSystem(system.app.services.db, 'test', (tx) =>
      system.app.services.jobs.enqueueByName(tx, 'identity.seal-audit', {}),
    )
    await system.settle()
    await visitAs(watcher, '/administration/audit?action=account-opened')
    await page.getByText('林海').or(page.getByText('chen.lan')).first().waitFor()
    await expectSound('console-audit')
    await page.goto('/console/administration/seals', { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByText('一致', { exact: true }).waitFor()
    await expectSound('console-seals')
    await system.owner`update platform.audit_event set facts = '{}' where action = 'account-opened'`
    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '重新核对' }).click()
    await page.getByText('不一致：当天记录有改动').waitFor()
    system.clock.set(before)
  })
})

describe('the API reference', () => {
  test.each(['light', 'dark'] as const)('reference and problem pages are sound: %s', async (colorScheme) => {
    visitor = await newVisitor(browser, address, { viewport: DESK })
    page = await visitor.newPage()
    await page.emulateMedia({ colorScheme })
    faults = watchFaults(page)
    for (const [path, name] of [
      ['/api/docs', 'api-reference'],
      ['/problems/identity/account-locked', 'api-problem'],
    ] as const) {
      await page.goto(path, { waitUntil: 'networkidle' })
      if (colorScheme === 'light' && name === 'api-problem') await takePicture(page, name)
      expect(await axeViolations(page)).toEqual([])
      expect(await reflowFaults(page)).toEqual([])
    }
    await page.goto('/api/docs', { waitUntil: 'networkidle' })
    await page.screenshot({ path: `test-results/pictures/api-reference-${colorScheme}.png` })
    expect(faults).toEqual([])
  })
})
