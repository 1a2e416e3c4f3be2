import type { AddressInfo } from 'node:net'
import { CheckInCandidate, GetExamRoom, OpenExamRoom } from '@lingjiang/assessment/contract'
import { type TestClient, testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  axeViolations,
  DESK,
  EDITIONS,
  newVisitor,
  openBrowser,
  reflowFaults,
  takePicture,
  watchFaults,
  wear,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExamScene, examScene, STARTS } from '../../../contexts/assessment/server/test/exam-scene.ts'

const system = testApp()
let scene: ExamScene
let manager: TestClient
let browser: Browser
let machine: BrowserContext
let page: Page
let faults: readonly string[] = []
/** The body of every reply a candidate's machine was given. */
const replies: Promise<string>[] = []

const slot = () => ({ slotId: scene.theorySlot })
const answersOf = async () => {
  const [row] = await system.owner<{ n: number }[]>`
    select count(distinct item)::integer as n from assessment.exam_answer where choices <> ''`
  return row?.n ?? 0
}
/** A window is resized outside full screen only, as for the check at 320 px. */
const backToFullScreen = async () => {
  const back = page.getByRole('button', { name: '回到全屏' })
  if (await back.isVisible()) await back.click()
}
const saved = () => page.getByRole('status').filter({ hasText: '已保存' }).waitFor()

beforeAll(async () => {
  scene = await examScene(system, { candidates: 2 })
  manager = await system.signIn({ role: 'organisation-manager', organisationId: scene.organisationId })
  system.clock.set(STARTS)
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
  machine = await newVisitor(browser, address, { viewport: DESK })
  page = await machine.newPage()
  page.setDefaultTimeout(10_000)
  faults = watchFaults(page)
  machine.on('response', (reply) => {
    if (reply.url().includes('/api/')) replies.push(reply.text().catch(() => ''))
  })
  await page.goto('/exam/', { waitUntil: 'networkidle' })
})
afterAll(async () => {
  await machine?.close()
  await browser?.close()
})

test('a candidate signs in with ticket and document, and waits for the invigilator', async () => {
  const candidate = scene.candidates[0]
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  await takePicture(page, 'exam-sign-in')
  await page.getByLabel('准考证号').fill(candidate?.ticket ?? '')
  await page.getByLabel('证件号码').fill('440106199001019999')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('alert').filter({ hasText: '准考证号或证件号码不正确' }).waitFor()
  await page.getByLabel('证件号码').fill(candidate?.document ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('请等待监考员核对身份').waitFor()
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  await wear(page, EDITIONS[0])
  await takePicture(page, 'exam-waiting')
})

test('checked in and opened, the exam starts by the keyboard and saves what is answered', async () => {
  const { sittings } = await manager.get(GetExamRoom, { params: slot() })
  const body = { ticketSeen: true, documentSeen: true, faceMatches: true } as const
  await manager.get(CheckInCandidate, { params: { sittingId: sittings[0]?.id ?? '' }, body })
  await page.getByText('已签到，请等待开考').waitFor()
  await manager.get(OpenExamRoom, { params: slot() })
  const start = page.getByRole('button', { name: '开始答题' })
  await start.waitFor()
  await start.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /第 1 题/ }).waitFor()
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('Space')
  await saved()
  await expect.poll(answersOf).toBe(1)
  expect(await axeViolations(page)).toEqual([])
  await page.evaluate(() => document.exitFullscreen())
  expect(await reflowFaults(page)).toEqual([])
  await backToFullScreen()
  await takePicture(page, 'exam-question')
})

test('without a network answering goes on, is counted, and arrives when the network is back', async () => {
  await machine.setOffline(true)
  for (let i = 0; i < 3; i += 1) {
    await page.getByRole('button', { name: '下一题' }).click()
    await page.getByRole('radio').nth(1).check()
  }
  await page.getByText('网络中断，3 题暂存在本机，可以继续作答').waitFor()
  await takePicture(page, 'exam-offline')
  expect(await answersOf()).toBe(1)
  await machine.setOffline(false)
  await saved()
  await expect.poll(answersOf).toBe(4)
})

test('a crash of the page loses nothing: one goes on where one was, unsent answers included', async () => {
  await machine.setOffline(true)
  await page.getByRole('button', { name: '下一题' }).click()
  await page.getByRole('radio').nth(2).check()
  await page.getByText(/1 题暂存在本机/).waitFor()
  await page.getByRole('button', { name: '标记，稍后再看' }).click()
  await page.close()
  await machine.setOffline(false)
  page = await machine.newPage()
  page.setDefaultTimeout(10_000)
  faults = watchFaults(page)
  await page.goto('/exam/', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: '继续答题' }).click()
  await page.getByText('已答 5 / 35').waitFor()
  await page.getByRole('heading', { name: /第 5 题/ }).waitFor()
  await page.getByRole('button', { name: '取消标记' }).waitFor()
  await saved()
  await expect.poll(answersOf).toBe(5)
})

test('leaving the full screen covers the questions until one comes back', async () => {
  await page.evaluate(() => document.exitFullscreen())
  await page.getByRole('alertdialog').waitFor()
  await takePicture(page, 'exam-cover')
  await page.getByRole('button', { name: '回到全屏' }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
})

test('handing in says what is open, and cannot be undone', async () => {
  await page.getByRole('button', { name: '交卷' }).click()
  await page.getByText('还有 30 题没有作答，1 题做了标记。').waitFor()
  await takePicture(page, 'exam-hand-in')
  await page.getByRole('button', { name: '确认交卷' }).click()
  await page.getByRole('heading', { name: '已交卷' }).waitFor()
  await takePicture(page, 'exam-handed-in')
  const [row] = await system.owner`select state, submitted_by from assessment.sitting where state = 'submitted'`
  expect(row).toEqual({ state: 'submitted', submittedBy: 'candidate' })
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { name: '考生登录' }).waitFor()
  expect(faults).toEqual([])
})

test('no reply to the machine ever carried a key, and what was answered is marked', async () => {
  const bodies = await Promise.all(replies)
  expect(bodies.filter((body) => body.includes('"stem"')).length).toBeGreaterThan(0)
  for (const body of bodies) expect(body).not.toMatch(/"key"|"right"|"correct|"score|sealed|seed/i)
  const [row] = await system.owner<{ marking: { readonly answered: number } }[]>`
    select marking from assessment.sitting where state = 'submitted'`
  expect(row?.marking.answered).toBe(5)
})
