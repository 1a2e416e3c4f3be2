import type { AddressInfo } from 'node:net'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { renewSetUpCode, totpCode } from '@lingjiang/identity/server'
import { testApp } from '@lingjiang/testkit'
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
const ROLES = ['系统管理员', '安全管理员', '审计管理员'] as const
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
  visitor = await newVisitor(browser, address, { viewport: DESK, ...looks })
  page = await visitor.newPage()
  faults = watchFaults(page)
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
}

async function nameAdministrator(role: (typeof ROLES)[number], index: number) {
  const { name, documentNumber } = syntheticPerson('set-up-journey', index)
  const fields = page.getByRole('group', { name: role })
  await fields.getByLabel('姓名').fill(name)
  await fields.getByLabel('登录名').fill(`admin-${index}`)
  await fields.getByLabel('证件号码').fill(documentNumber)
}

/** The first sign-in of somebody with a one-time password, in a browser of their own. @returns the secret of their authenticator */
async function activate(login: string, password: string, looks = {}): Promise<string> {
  await visit('/sign-in', looks)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('heading', { name: '首次登录：设置自己的密码' }).waitFor()
  const shown = page.locator('.one-time-code code')
  await shown.waitFor()
  const secret = ((await shown.textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('新密码').fill(OWN)
  await page.getByLabel('再输入一次').fill(OWN)
  await page.getByLabel('动态口令', { exact: true }).fill(totpCode(secret, system.clock.now()))
  return secret
}

const oneTimePassword = async () => ((await page.locator('.shown-once code').first().textContent()) ?? '').trim()

// One empty province from its first page to an officer at work.
describe('an empty province', () => {
  const passwords: string[] = []

  test('the code of the start opens the accounts of three different people, whose passwords are shown once', async () => {
    const code = (await renewSetUpCode(system.app.services)) ?? ''
    await visit('/sign-in')
    await page.getByRole('link', { name: '初始设置' }).click()
    await page.getByRole('heading', { name: '初始设置' }).waitFor()
    await takePicture(page, 'console-set-up-empty')
    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])

    await page.getByLabel('设置码').fill('aaaa-bbbb-cccc-dddd')
    for (const [index, role] of ROLES.entries()) await nameAdministrator(role, index)
    const third = page.getByRole('group', { name: '审计管理员' })
    await third.getByLabel('登录名').fill('admin-0')
    await page.getByRole('button', { name: '任命三位管理员' }).click()
    await third.getByText('与另一位管理员相同').waitFor()
    await third.getByLabel('登录名').fill('admin-2')
    await page.getByRole('button', { name: '任命三位管理员' }).click()
    await page.getByText('设置码不正确或已失效').waitFor()
    await takePicture(page, 'console-set-up-refused')
    await page.getByLabel('设置码').fill(code)
    await page.getByRole('button', { name: '任命三位管理员' }).click()
    await page.getByRole('heading', { name: '三位管理员已任命' }).waitFor()
    await takePicture(page, 'console-set-up-done')
    expect(await axeViolations(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    passwords.push(...(await page.locator('.shown-once code').allTextContents()))
    expect(passwords).toHaveLength(3)

    await page.reload({ waitUntil: 'networkidle' })
    await page.getByRole('heading', { name: '本省的初始设置已经完成' }).waitFor()
    expect(await page.locator('.shown-once').count()).toBe(0)
  })

  test('each sets the own password and one-time code; one opens an account, another grants a city, and the officer is at work', async () => {
    await activate('admin-0', passwords[0] ?? '')
    await takePicture(page, 'console-activation')
    expect(await axeViolations(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    await page.getByRole('button', { name: '保存并登录' }).click()
    await page.getByRole('button', { name: /系统管理员/ }).waitFor()
    await page.goto('/console/administration/accounts', { waitUntil: 'networkidle' })
    await page.getByRole('button', { name: '开立账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('登录名').fill('guangzhou')
    await dialog.getByLabel('姓名').fill('陈岚')
    await dialog.getByRole('button', { name: '开立账号' }).click()
    await dialog.getByText('一次性密码', { exact: true }).waitFor()
    const password = await oneTimePassword()
    await dialog.getByRole('button', { name: '已交给本人，关闭' }).click()
    const account = await page.getByRole('link', { name: 'guangzhou' }).getAttribute('href')

    await activate('admin-1', passwords[1] ?? '')
    await page.getByRole('button', { name: '保存并登录' }).click()
    await page.getByRole('button', { name: /安全管理员/ }).waitFor()
    await page.goto(account ?? '', { waitUntil: 'networkidle' })
    await page.getByLabel('身份', { exact: true }).click()
    await page.getByTitle('市级经办').click()
    await page.getByRole('combobox', { name: '辖区' }).fill('广州市')
    await page.getByTitle('广州市', { exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByLabel('起始日期').fill('2026-11-23')
    await page.getByLabel('理由').fill('任命')
    await page.getByRole('button', { name: '授予身份' }).click()
    await page.getByText('已授予').first().waitFor()

    await activate('guangzhou', password, { viewport: PHONE })
    await takePicture(page, 'console-activation-phone')
    await page.getByRole('button', { name: '保存并登录' }).click()
    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
    await page.getByText('市级经办').first().waitFor()
    expect(faults).toEqual([])
  })
})
