import type { AddressInfo } from 'node:net'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import { axeInAllEditions, DESK, newVisitor, openBrowser, takePicture, watchFaults } from '@lingjiang/testkit/browser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const system = testApp()
let browser: Browser
let address = ''

beforeAll(async () => {
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

test('occupations are found by pinyin, and the province records a standard', async () => {
  const province = await system.signIn({ role: 'province-officer', regions: ['440000'] })
  const visitor = await newVisitor(browser, address, { viewport: DESK, language: 'en' })
  const { token = '', csrfToken = '' } = province.session ?? {}
  await visitor.addCookies([
    { name: SESSION_COOKIE, value: token, url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: csrfToken, url: address },
  ])
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto('/console/standards/occupations?text=dg', { waitUntil: 'networkidle' })
  await takePicture(page, 'console-standards-occupations-en')
  await page.getByRole('link', { name: '电工' }).first().click()
  await page.getByRole('button', { name: 'Record a standard or norm' }).click()
  await page.getByLabel('Document number').fill('GZB 6-31-01-03')
  await page.getByLabel('In force from').fill('2026-01-01')
  await page.getByLabel('Source').fill('Example of a test')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('cell', { name: '1 : 5' }).first().waitFor()
  await takePicture(page, 'console-standards-occupation-en')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(faults).toEqual([])
})
