import type { AddressInfo } from 'node:net'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { type TestClient, testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
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
import { PNG, publishResult, register, signInAsCandidate } from './publish-result.ts'

const system = testApp()
const person = syntheticPerson('results journey', 5)
let browser: Browser
let address = ''
let candidate: TestClient

async function openAs(client: TestClient) {
  const visitor = await newVisitor(browser, address, { viewport: PHONE })
  await visitor.addCookies([
    { name: SESSION_COOKIE, value: client.session?.token ?? '', url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: client.session?.csrfToken ?? '', url: address },
  ])
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto('/account', { waitUntil: 'networkidle' })
  return { visitor, page, faults }
}

beforeAll(async () => {
  candidate = await signInAsCandidate(system, person)
  const sessionId = await announceSession(system, '440106', '天河考点')
  await publishResult(system, sessionId, await register(candidate, sessionId), person.name)
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

test('anybody reads the masked names of a session while its results are on public notice', async () => {
  const visitor = await newVisitor(browser, address, { viewport: PHONE })
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto('/publicity', { waitUntil: 'networkidle' })
  await page.getByRole('link', { name: /电工/ }).click()
  await page.getByText(`${person.name[0]}*`).waitFor()
  await takePicture(page, 'portal-publicity')

  expect(await page.content()).not.toContain(person.name)
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await visitor.close()
})

test('a candidate reads the own result with the ticket, and asks for a re-check once there is a reason', async () => {
  const { visitor, page, faults } = await openAs(candidate)
  expect(await axeInAllEditions(page)).toEqual([])
  await page.getByRole('link', { name: /电工/ }).click()
  await page.getByText('82.5').waitFor()
  await page.getByRole('button', { name: '提交复核申请' }).click()
  await page.getByRole('link', { name: '请选择科目' }).waitFor()
  await page.getByRole('checkbox', { name: '理论知识考试' }).check()
  await page.getByLabel('理由').fill('我认为第三题评分有误')
  await takePicture(page, 'portal-result')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(await page.getByLabel('理由').inputValue()).toBe('我认为第三题评分有误')
  await page.getByRole('button', { name: '提交复核申请' }).click()
  await page.getByText('正在复核').waitFor()

  expect(await system.owner`select subjects, reason from assessment.recheck`).toEqual([
    { subjects: ['theory'], reason: '我认为第三题评分有误' },
  ])
  expect(faults).toEqual([])
  await visitor.close()
})

test('a returned registration says why, begins with what was handed in, and is handed in again', async () => {
  const client = await signInAsCandidate(system, syntheticPerson('results journey', 6))
  const id = await register(client, await announceSession(system, '440106', '番禺考点'))
  await system.owner`update assessment.registration set state = 'returned', state_reason = '证明看不清' where id = ${id}`
  const { visitor, page, faults } = await openAs(client)
  await page.getByText('已退回：证明看不清').waitFor()
  await page.getByRole('link', { name: /电工/ }).click()
  await page.getByRole('link', { name: '修改后重新提交' }).click()
  const forward = () => page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('heading', { name: '是您本人报名吗？' }).waitFor()
  await forward()
  await page.getByText('累计 6年').waitFor()
  expect(await page.getByLabel('开始日期').inputValue()).toBe('2020-01-01')
  await forward()
  await page.getByRole('heading', { name: '您已有哪些技能证书？' }).waitFor()
  await forward()
  await page.getByRole('heading', { name: '您学过相关专业吗？' }).waitFor()
  await forward()
  await page.getByRole('heading', { name: '您按哪一条申报？' }).waitFor()
  await forward()
  await page.getByLabel('一寸免冠照片').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: PNG })
  await page.getByLabel(/工作证明/).setInputFiles({ name: '社保.png', mimeType: 'image/png', buffer: PNG })
  await page.getByText('已上传：社保.png').waitFor()
  await page.getByText('已上传：照片.png').waitFor()
  await forward()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '提交报名' }).click()
  await page.getByRole('heading', { name: '报名已提交' }).waitFor()

  expect(await system.owner`select state from assessment.registration where id = ${id}`).toEqual([
    { state: 'submitted' },
  ])
  expect(faults).toEqual([])
  await visitor.close()
})
