import type { AddressInfo } from 'node:net'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
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
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { announceSession } from './announce-session.ts'

const system = testApp()
const person = syntheticPerson('register journey', 3)
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let browser: Browser
let address = ''
let sessionId = ''

beforeAll(async () => {
  sessionId = await announceSession(system, '440106', '天河考点')
  await announceSession(system, '440305', '南山考点')
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

test.each([
  ['/sessions'],
  ['/sessions?all=true&level=4'],
  ['session'],
  ['/sign-up'],
  ['/privacy'],
  ['/account'],
  ['/publicity'],
])('the page %s has no accessibility violations in any edition, also in English, and fits 320 px', async (path) => {
  const visitor = await newVisitor(browser, address, { viewport: PHONE, language: 'en' })
  const page = await visitor.newPage()
  await page.goto(path === 'session' ? `/sessions/${sessionId}` : path, { waitUntil: 'networkidle' })
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  await visitor.close()
})

test('a worker finds a session on a phone, signs up with a real name, registers and sees the registration', async () => {
  const visitor = await newVisitor(browser, address, { viewport: PHONE })
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  const shot = async (name: string) => {
    await takePicture(page, `portal-${name}`)
    expect(await axeViolations(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
  }
  const forward = () => page.getByRole('button', { name: '继续' }).click()
  await page.goto('/sessions', { waitUntil: 'networkidle' })
  await page.getByRole('combobox', { name: '职业' }).fill('dg')
  await page.getByRole('option', { name: /电工/ }).first().click()
  await page.getByRole('combobox', { name: '城市' }).selectOption({ label: '广州市' })
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByText('天河考点').waitFor()
  expect(await page.getByText('南山考点').count()).toBe(0)
  expect(page.url()).toContain('occupation=6-31-01-03')
  await shot('sessions')

  await page.getByRole('main').getByRole('link', { name: /电工/ }).click()
  await page.getByRole('link', { name: '我要报名' }).waitFor()
  await shot('session')
  await page.getByRole('link', { name: '我要报名' }).click()
  await page.getByRole('main').getByRole('link', { name: '实名注册' }).click()
  await page.getByRole('textbox', { name: '姓名' }).fill(person.name)
  await page.getByRole('textbox', { name: '证件号码' }).fill('110105194912310021')
  await page.getByText('校验码不正确').waitFor()
  await shot('sign-up')
  await page.getByRole('textbox', { name: '证件号码' }).fill(person.documentNumber)
  await page.getByRole('textbox', { name: '手机号' }).fill(person.phone)
  await page.getByLabel('设置密码').fill('a quiet river at night')
  await page.getByRole('checkbox', { name: '我已阅读并同意' }).check()
  await page.getByRole('main').getByRole('button', { name: '注册' }).click()

  await page.getByRole('heading', { name: '是您本人报名吗？' }).waitFor()
  await shot('register-you')
  await forward()
  await page.getByRole('button', { name: '添加一段工作' }).click()
  await forward()
  await page.getByRole('link', { name: '请填写日期' }).waitFor()
  await page.getByLabel('开始日期').fill('2020-01-01')
  await page.getByText('累计 6年').waitFor()
  await shot('register-work')
  await forward()
  await page.getByRole('heading', { name: '您已有哪些技能证书？' }).waitFor()
  await forward()
  await page.getByRole('heading', { name: '您学过相关专业吗？' }).waitFor()
  await forward()

  await page.getByRole('radio', { name: /累计从事本职业或相关职业工作满5年/ }).waitFor()
  expect(await page.getByText('缺少本职业或相关职业五级/初级工证书').count()).toBe(1)
  await shot('register-condition')
  await forward()
  await page.getByLabel('一寸免冠照片').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PNG })
  await page.getByLabel(/工作证明/).setInputFiles({ name: '社保.png', mimeType: 'image/png', buffer: PNG })
  await page.getByText('已上传：社保.png').waitFor()
  await page.getByText('已上传：照片.png').waitFor()
  await shot('register-papers')
  await forward()

  await page.getByRole('heading', { name: '核对后提交' }).waitFor()
  await page.reload({ waitUntil: 'networkidle' })
  await page.getByText('6年').first().waitFor()
  await page.getByRole('checkbox').check()
  await shot('register-check')
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByRole('heading', { name: '报名已提交' }).waitFor()
  await page.getByRole('link', { name: '查看我的报名' }).click()
  await page.getByText('待审核').waitFor()
  await shot('registration')
  await page.getByRole('link', { name: '返回我的账号' }).click()
  await page.getByRole('heading', { name: '我的报名' }).waitFor()
  await shot('account')
  expect(await page.content()).not.toContain(person.documentNumber)
  expect(
    await system.owner`select state, alternative, photo_sha256 is not null as photo from assessment.registration`,
  ).toEqual([{ state: 'submitted', alternative: '4a', photo: true }])
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([])
  await visitor.close()
})
