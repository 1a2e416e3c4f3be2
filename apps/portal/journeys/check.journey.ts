import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { issueGroup } from '@lingjiang/credentials/server'
import { plainDate } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  axeViolations,
  elderFaults,
  newVisitor,
  openBrowser,
  reflowFaults,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const system = testApp()
const person = syntheticPerson('check', 7)
let browser: Browser
let address = ''
let number = ''
let token = ''

beforeAll(async () => {
  const group = {
    sessionId: randomUUID(),
    organisation: {
      id: randomUUID(),
      code: 'S000044000072',
      name: '示例技能评价中心',
      uscc: '91440300708461136T',
      kind: 'training-and-assessment-org' as const,
    },
    occupation: { code: '6-31-01-03', name: '电工', workType: null },
    level: '3' as const,
    audience: 'public' as const,
    regionCode: '440106',
    issuedOn: plainDate('2026-11-23'),
    authority: { filing: '粤技服备〔2025〕12号', from: plainDate('2025-01-01'), to: null },
  }
  const holder = {
    registrationId: randomUUID(),
    personId: randomUUID(),
    holderName: person.name,
    documentType: person.documentType,
    documentNumber: person.documentNumber,
    photoSha256: null,
    scores: { theory: 90 },
  }
  await transactAsSystem(system.app.services.db, 'test', (tx) =>
    issueGroup(tx, system.app.services, group, [holder], system.clock.now()),
  )
  const [row] = await system.owner`select number, check_token from credentials_pub.certificate`
  number = row?.number
  token = row?.checkToken
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

async function visit() {
  const visitor = await newVisitor(browser, address)
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.getByRole('main').getByRole('link', { name: '核验证书' }).click()
  await page.getByRole('heading', { name: '核验证书', level: 1 }).waitFor()
  return { visitor, page, faults }
}

test('anybody checks a certificate by name and number and sees its state, never the full name or document', async () => {
  const { visitor, page, faults } = await visit()

  await page.getByRole('textbox', { name: '姓名' }).fill(person.name)
  await page.getByRole('textbox', { name: '证书编号' }).fill(number.toLowerCase())
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByRole('heading', { name: '查到 1 张证书' }).waitFor()
  await takePicture(page, 'portal-check-found')

  const shown = (await page.getByRole('main').textContent()) ?? ''
  expect(shown).toContain(number)
  expect(shown).toContain('有效')
  expect(shown).toContain('三级/高级工')
  expect(shown).not.toContain(person.name)
  expect(shown).not.toContain(person.documentNumber)
  expect(await axeViolations(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await visitor.close()
})

test('a wrong name finds nothing and the page tells the likely reasons', async () => {
  const { visitor, page } = await visit()

  await page.getByRole('textbox', { name: '姓名' }).fill('李四')
  await page.getByRole('textbox', { name: '证书编号' }).fill(number)
  await page.getByRole('button', { name: '核验' }).click()
  await page.getByRole('heading', { name: '没有查到相符的证书' }).waitFor()
  await takePicture(page, 'portal-check-missing')

  expect(await page.getByText('生僻字').count()).toBe(1)
  await visitor.close()
})

test('a mistyped number is told at once with its length, in the language of the page, and what was typed stays', async () => {
  const { visitor, page } = await visit()

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(person.name)
  await page.getByRole('textbox', { name: 'Certificate number' }).fill('S0000440')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('22 characters; this has 8').waitFor()

  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe(person.name)
  await visitor.close()
})

test('the form has no accessibility violations in any edition and fits 320 px', async () => {
  const { visitor, page } = await visit()

  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  await visitor.close()
})

test.each([
  ['a certificate', () => `/c/${number}/${token}`, '有效'],
  ['none', () => `/c/${number}/guess`, '未查到这张证书'],
])(
  'the printed code leads to a page that needs no script, is clean by day and by night, and fits 320 px: %s',
  async (_which, path, words) => {
    const context = await browser.newContext({ baseURL: address, javaScriptEnabled: false, locale: 'zh-CN' })
    const bare = await context.newPage()
    await bare.goto(path())
    await bare.getByRole('heading', { name: words }).waitFor()
    await context.close()
    const { visitor, page } = await visit()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(path())
      expect(await axeViolations(page)).toEqual([])
      expect(await elderFaults(page)).toEqual([])
      expect(await reflowFaults(page)).toEqual([])
    }
    await visitor.close()
  },
)

test('what never changes is kept by the browser for a year, compressed; the page itself is asked for again', async () => {
  const page = await fetch(`${address}/`)
  const script = /src="(\/assets\/index-[^"]+\.js)"/.exec(await page.text())?.[1] ?? ''
  const asset = await fetch(`${address}${script}`, { headers: { 'accept-encoding': 'br' } })

  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(asset.headers.get('content-encoding')).toBe('br')
  expect(asset.headers.get('cache-control')).toContain('immutable')
})
