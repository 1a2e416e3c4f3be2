import type { AddressInfo } from 'node:net'
import { syntheticCreditCode, syntheticPerson } from '@lingjiang/codes/synthetic'
import { ResetAtDesk } from '@lingjiang/identity/contract'
import { testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  axeViolations,
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
const person = syntheticPerson('own account journey', 1)
const OWN = 'a quiet river at night'
const NEXT = 'another river by day'
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
afterAll(async () => browser?.close())

async function visit(path: string, looks = {}) {
  await visitor?.close()
  visitor = await newVisitor(browser, address, { viewport: PHONE, ...looks })
  page = await visitor.newPage()
  faults = watchFaults(page)
  await page.goto(path, { waitUntil: 'networkidle' })
}
/** What the pages themselves got wrong: a refusal by the server is an answer, and the browser notes it. */
const ownFaults = () => faults.filter((fault) => !fault.includes('Failed to load resource'))

async function signIn(password: string) {
  await page.getByLabel('账号').fill(person.phone)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

// One person from the first visit on: account, organisation, lost password.
describe('somebody new', () => {
  test('opens an account, registers an organisation and stands in the console before its application', async () => {
    await visit('/organisations/register')
    await page.getByRole('main').getByRole('link', { name: '实名注册' }).click()
    await page.getByLabel('姓名').fill(person.name)
    await page.getByLabel('证件号码').fill(person.documentNumber)
    await page.getByLabel('手机号').fill(person.phone)
    await page.getByLabel('设置密码').fill(OWN)
    await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
    await page.getByRole('button', { name: '注册' }).click()
    await page.getByRole('heading', { name: '机构登记' }).waitFor()
    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    await page.getByRole('button', { name: '登记机构' }).click()
    await page.getByRole('alert').first().waitFor()
    await takePicture(page, 'portal-register-organisation-faults')
    await page.getByLabel('统一社会信用代码').fill(syntheticCreditCode(710_001))
    await page.getByLabel('机构全称').fill('示例智造有限公司')
    await page.getByLabel('法定代表人（负责人）').fill('林示例')
    await page.getByLabel('所在地市').selectOption({ label: '广州市' })
    await page.getByLabel('所在县（市、区）').selectOption({ label: '天河区' })
    await page.getByLabel('详细地址').fill('示例路1号')
    await page.getByLabel('主营业务').fill('机械制造')
    await page.getByLabel('联系人', { exact: true }).fill('陈示例')
    await page.getByLabel('联系电话').fill('020-12345678')
    await takePicture(page, 'portal-register-organisation')
    await page.getByRole('button', { name: '登记机构' }).click()
    await page.getByRole('heading', { name: '机构已登记' }).waitFor()
    await takePicture(page, 'portal-register-organisation-done')
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('link', { name: '到工作台申请备案' }).click()
    await page.getByRole('heading', { name: '备案申请', level: 1 }).waitFor()
    expect(ownFaults()).toEqual([])
  })

  test('changes the password, and ends the sign-in on another device', async () => {
    await visit('/sign-in')
    await signIn(OWN)
    await page.getByRole('button', { name: '考生' }).click()
    await page.waitForURL(`${address}/`)
    await page.goto('/account/security', { waitUntil: 'networkidle' })
    await page.getByText('本机', { exact: true }).waitFor()
    await takePicture(page, 'portal-security')
    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    await page.getByLabel('当前密码').fill('a guess at random')
    await page.getByLabel('新密码').fill(NEXT)
    await page.getByRole('button', { name: '更改密码' }).click()
    await page.getByText('当前密码不正确').waitFor()
    await page.getByLabel('当前密码').fill(OWN)
    await page.getByRole('button', { name: '更改密码' }).click()
    await page.getByText('密码已更改').waitFor()
    expect(await page.getByRole('button', { name: '退出', exact: true }).count()).toBe(1)
  })

  test('without a password goes to a desk, and chooses an own one anew', async () => {
    const other = syntheticPerson('own account journey', 2)
    await visit('/sign-up')
    await page.getByLabel('姓名').fill(other.name)
    await page.getByLabel('证件号码').fill(other.documentNumber)
    await page.getByLabel('手机号').fill(other.phone)
    await page.getByLabel('设置密码').fill(OWN)
    await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
    await page.getByRole('button', { name: '注册' }).click()
    await page.getByRole('heading', { name: '我的账号' }).waitFor()
    await visit('/sign-in')
    await page.getByRole('link', { name: '忘记密码' }).click()
    await page.getByRole('heading', { name: '忘记密码' }).waitFor()
    await takePicture(page, 'portal-forgotten')
    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    const desk = await system.signIn({ role: 'county-officer', regions: ['440106'] })
    const { name, documentType, documentNumber, phone } = other
    const { password } = await desk.get(ResetAtDesk, {
      body: { name, documentType, documentNumber, documentSeen: true },
    })
    await page.goto('/sign-in', { waitUntil: 'networkidle' })
    await page.getByLabel('账号').fill(phone)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
    await takePicture(page, 'portal-activation')
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('新密码').fill(NEXT)
    await page.getByRole('button', { name: '保存并登录' }).click()
    await page.waitForURL(`${address}/`)
    expect(ownFaults()).toEqual([])
  })
})
