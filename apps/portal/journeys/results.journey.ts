import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SubmitRegistration, UploadEvidence } from '@lingjiang/assessment/contract'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { personStore } from '@lingjiang/identity/server'
import { CSRF_COOKIE, SESSION_COOKIE, transactAsSystem } from '@lingjiang/platform'
import { NOON, type TestClient, testApp } from '@lingjiang/testkit'
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

const system = testApp()
const person = syntheticPerson('results journey', 5)
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('proof')])
let browser: Browser
let address = ''
let candidate: TestClient

/** Registers by the API as a browser would. */
async function register(sessionId: string): Promise<string> {
  const { sha256 } = await candidate.get(UploadEvidence, {
    file: { content: PNG, name: '证明.png', mediaType: 'image/png' },
  })
  const { registrationId } = await candidate.get(SubmitRegistration, {
    params: { sessionId },
    body: {
      alternative: '4a',
      claim: {
        intendsToWork: true,
        work: [{ relation: 'same', from: '2020-01-01' }],
        certificates: [],
        titles: [],
        studies: [],
      },
      documents: [{ kind: 'work-proof', sha256 }],
      commitment: true,
    },
  })
  return registrationId
}

/** As after the exam: the ticket given, the marks in, the result on public notice since today. */
async function publish(sessionId: string, registrationId: string) {
  const scores = JSON.stringify([
    { subject: 'theory', tenths: 825, absent: false },
    { subject: 'practical', tenths: 760, absent: false },
  ])
  const { owner } = system
  await owner`update assessment.registration set state = 'admitted', ticket_number = '4401000012345678' where id = ${registrationId}`
  await owner`update assessment.session set state = 'publicity' where id = ${sessionId}`
  await owner`insert into assessment.result (registration_id, session_id, organisation_id, region_code, person_id, version, outcome, scores, published_on, changed_at)
    select id, session_id, organisation_id, region_code, person_id, 1, 'passed', ${scores}::text::jsonb, '2026-11-23', ${NOON} from assessment.registration where id = ${registrationId}`
  await owner`insert into assessment.publicity (session_id, organisation_id, region_code, organisation_name, site_name, occupation_name, level, exam_day, from_day, to_day, published_at)
    values (${sessionId}, ${randomUUID()}, '440106', '岭南示范评价中心', '天河考点', '电工', '4', '2026-11-20', '2026-11-23', '2026-11-30', ${NOON})`
  await owner`insert into assessment.publicity_entry values (${sessionId}, ${registrationId}, ${`${person.name[0]}*`}, '5678')`
}

beforeAll(async () => {
  const { db, vault } = system.app.services
  const [known] = await transactAsSystem(db, 'test', (tx) =>
    personStore.ensure(tx, vault, [{ ...person, synthetic: true }], NOON),
  )
  candidate = await system.signIn({ role: 'candidate', personId: known?.id ?? '' })
  const sessionId = await announceSession(system, '440106', '天河考点')
  await publish(sessionId, await register(sessionId))
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
  const visitor = await newVisitor(browser, address, { viewport: PHONE })
  await visitor.addCookies([
    { name: SESSION_COOKIE, value: candidate.session?.token ?? '', url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: candidate.session?.csrfToken ?? '', url: address },
  ])
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto('/account', { waitUntil: 'networkidle' })
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
