import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CANDIDATE_COLUMNS } from '@lingjiang/assessment/domain'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { writeRows } from '@lingjiang/sheets'
import { type TestClient, testApp } from '@lingjiang/testkit'
import { axeViolations, DESK, newVisitor, openBrowser, reflowFaults, takePicture } from '@lingjiang/testkit/browser'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filedOrganisations } from '../../../contexts/assessment/server/testing/filed-organisation.ts'

const system = testApp()
const folder = mkdtempSync(join(tmpdir(), 'lingjiang-sessions-'))
let browser: Browser
let address = ''
let manager: TestClient

beforeAll(async () => {
  const [filed] = await filedOrganisations(system, 1)
  if (!filed) throw new Error('no filed organisation')
  const { organisationId } = filed
  manager = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: '岭南示范评价中心' })
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function visit(client: TestClient, path: string): Promise<Page> {
  const visitor = await newVisitor(browser, address, { viewport: DESK })
  const cookie = { domain: '127.0.0.1', path: '/' }
  await visitor.addCookies([
    { ...cookie, name: SESSION_COOKIE, value: client.session?.token ?? '' },
    { ...cookie, name: CSRF_COOKIE, value: client.session?.csrfToken ?? '' },
  ])
  const page = await visitor.newPage()
  await page.goto(`/console${path}`, { waitUntil: 'networkidle' })
  return page
}

async function candidates(count: number, bad: boolean): Promise<string> {
  const path = join(folder, bad ? '有误.xlsx' : '名单.xlsx')
  const rows = Array.from({ length: count }, (_, index) => {
    const { name, documentNumber, phone } = syntheticPerson('sessions journey', index)
    const cells: Record<string, string> = {
      ...{ name, documentType: '居民身份证', documentNumber, phone, alternative: '4a', workFrom: '2015-07-01' },
      ...(bad && index === 1 ? { documentNumber: '110105194912310021' } : {}),
      ...(bad && index === 2 ? { workFrom: '2024-01-01' } : {}),
    }
    return CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
  })
  await writeRows(path, '名单', [CANDIDATE_COLUMNS.map((column) => column.heading), ...rows])
  return path
}

test('an organisation plans a session and sees what is missing, imports a list, mends it, and checks who registered', async () => {
  const page = await visit(manager, '/sessions')
  await page.getByRole('button', { name: '新建计划' }).click()
  await page.getByRole('heading', { name: '新建计划' }).waitFor()
  await takePicture(page, 'console-plan')
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: '保存并核对' }).click()
  await page.getByRole('heading', { name: '核对' }).waitFor()
  await page.getByText('项不符合').first().waitFor()
  await takePicture(page, 'console-session-checks')
  expect(await axeViolations(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])

  const [row] = await system.owner`select id from assessment.session`
  const open = await visit(manager, `/sessions/${row?.id}/plan`)
  await open.getByRole('heading', { name: '修改计划' }).waitFor()
  await takePicture(open, 'console-plan-change')
  await system.owner`update assessment.session set state = 'open', published_at = now(), registration_opens_on = '2026-11-20', registration_closes_on = '2026-12-20', first_day = '2027-01-10', last_day = '2027-01-10'`

  const list = await visit(manager, `/sessions/${row?.id}/import`)
  await list.getByLabel('填好的名单（.xlsx）').setInputFiles(await candidates(6, true))
  await list.getByRole('button', { name: '上传并导入' }).click()
  await system.settle()
  await list.getByRole('heading', { name: '没有导入：2 行有问题' }).waitFor()
  await takePicture(list, 'console-import-rejected')
  expect(await axeViolations(list)).toEqual([])
  await list.getByLabel('填好的名单（.xlsx）').setInputFiles(await candidates(6, false))
  await list.getByRole('button', { name: '上传并导入' }).click()
  await expect
    .poll(
      async () => {
        await system.settle()
        return list.getByText('已导入 6 人').count()
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0)

  const registrations = await visit(manager, `/sessions/${row?.id}/registrations`)
  await registrations.getByRole('link', { name: syntheticPerson('sessions journey', 0).name }).waitFor()
  await takePicture(registrations, 'console-registrations')
  expect(await axeViolations(registrations)).toEqual([])
  await registrations.getByRole('button', { name: '通过全部无提示的报名' }).click()
  await registrations.getByText('审核通过').first().waitFor()
  await registrations.getByRole('link', { name: syntheticPerson('sessions journey', 0).name }).click()
  await registrations.getByRole('heading', { name: '申报条件核对' }).waitFor()
  await takePicture(registrations, 'console-registration')
  expect(await axeViolations(registrations)).toEqual([])
})
