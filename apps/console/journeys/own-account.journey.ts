import type { AddressInfo } from 'node:net'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { GrantMandate, OpenAccount, SignUp } from '@lingjiang/identity/contract'
import { totpCode } from '@lingjiang/identity/server'
import { activate, enter, testApp } from '@lingjiang/testkit'
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
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const system = testApp()
const OWN = 'a quiet river at night'
const NEXT = 'another river by day'
let browser: Browser
let address = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []
let secret = ''

beforeAll(async () => {
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
  const opener = await system.signIn({ role: 'system-administrator' })
  const granter = await system.signIn({ role: 'security-administrator' })
  const body = { login: 'lin.hai', name: '林海', oneTimeCode: true }
  const { accountId, password } = await opener.get(OpenAccount, { body })
  await granter.get(GrantMandate, {
    params: { accountId },
    body: { role: 'county-officer', regions: ['440106', '440104'], validFrom: '2026-11-23', reason: '任命' },
  })
  secret = (await activate(system, { login: body.login, password })).secret
})
afterAll(async () => browser?.close())

async function visit(path: string, looks = {}) {
  await visitor?.close()
  visitor = await newVisitor(browser, address, { viewport: DESK, ...looks })
  page = await visitor.newPage()
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}
/** The next code of the authenticator: a minute later, for a code is good once. */
function nextCode(): string {
  system.clock.set(new Date(Date.parse(system.clock.now()) + 60_000).toISOString())
  return totpCode(secret, system.clock.now())
}
async function signIn(password: string) {
  await page.getByLabel('账号').fill('lin.hai')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('动态口令').waitFor()
}

// One officer's account, from the password to the lost phone.
describe('the own account', () => {
  test('shows where it is signed in, and changes password and authenticator', async () => {
    await enter(system, { login: 'lin.hai', password: OWN, secret })
    await visit('/sign-in')
    await signIn(OWN)
    await page.getByLabel('动态口令').fill(nextCode())
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('button', { name: /林海/ }).click()
    await page.getByRole('menuitem', { name: '我的账号' }).click()
    await page.getByRole('heading', { name: '登录的设备' }).waitFor()
    await takePicture(page, 'console-own-account')
    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    await page.setViewportSize(PHONE)
    await takePicture(page, 'console-own-account-phone')
    await page.setViewportSize(DESK)
    await page.getByRole('button', { name: '退出其他所有登录' }).click()
    await page.getByText(/已退出其他 \d 处登录/).waitFor()

    const change = page.getByRole('region', { name: '更改密码' })
    await change.getByLabel('当前密码').fill(OWN)
    await change.getByLabel('新密码').fill('password2026!')
    await change.getByLabel('再输入一次').fill('password2026!')
    await change.getByRole('button', { name: '更改密码' }).click()
    await change.getByText(/密码至少 10 位/).waitFor()
    await change.getByLabel('新密码').fill(NEXT)
    await change.getByLabel('再输入一次').fill(NEXT)
    await change.getByRole('button', { name: '更改密码' }).click()
    await page.getByText(/密码已更改/).waitFor()

    const renew = page.getByRole('region', { name: '更换验证器' })
    await renew.getByLabel('当前密码').fill(NEXT)
    await renew.getByLabel('当前动态口令').fill(nextCode())
    await renew.getByRole('button', { name: '下一步' }).click()
    await renew.getByAltText('动态口令二维码').waitFor()
    await takePicture(page, 'console-own-code')
    secret = ((await renew.locator('code').textContent()) ?? '').replaceAll(' ', '')
    await renew.getByLabel('新验证器显示的动态口令').fill(nextCode())
    await renew.getByRole('button', { name: '确认启用' }).click()
    await page.getByText(/动态口令已更换/).waitFor()
    expect(faults).toEqual([])
  })

  test('has recovery codes, one of which signs in when the phone is lost', async () => {
    const recovery = page.getByRole('region', { name: '备用码' })
    await recovery.getByLabel('当前动态口令').fill(nextCode())
    await recovery.getByRole('button', { name: '生成新的备用码' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('只显示这一次').waitFor()
    await takePicture(page, 'console-recovery-codes')
    expect(await axeViolations(page)).toEqual([])
    const [code] = await dialog.locator('code').allTextContents()
    await dialog.getByRole('button', { name: '已保管好，关闭' }).click()
    await recovery.getByText('还剩 8 个').waitFor()
    await visit('/sign-in', { viewport: PHONE })
    await signIn(NEXT)
    await page.getByRole('button', { name: '手机不在身边？使用备用码' }).click()
    await page.getByLabel('备用码').fill('abcd-abcd-abcd-abcd')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByText('备用码不正确或已使用').waitFor()
    await takePicture(page, 'console-recovery-sign-in')
    await page.getByLabel('备用码').fill(code ?? '')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
  })

  test('at the desk gives a candidate who is there with the document a one-time password', async () => {
    const { name, documentType, documentNumber, phone } = syntheticPerson('desk journey', 1)
    await system.anybody.get(SignUp, {
      body: { name, documentType, documentNumber, phone, password: OWN, consent: true },
    })
    await page.setViewportSize(DESK)
    await page.goto('/console/administration/candidates', { waitUntil: 'networkidle' })
    await takePicture(page, 'console-desk-reset')
    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    await page.getByLabel('姓名').fill(name)
    await page.getByLabel('证件号码').fill(documentNumber)
    await page.getByRole('button', { name: '发给一次性密码' }).click()
    await page.getByText('必须填写').waitFor()
    await page.getByRole('checkbox', { name: /我已查验证件原件/ }).check()
    await page.getByRole('button', { name: '发给一次性密码' }).click()
    await page.getByRole('dialog').getByText('一次性密码', { exact: true }).waitFor()
    await takePicture(page, 'console-desk-reset-done')
    expect(faults.filter((fault) => !/401/.test(fault))).toEqual([])
  })
})
