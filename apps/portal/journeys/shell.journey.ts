import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  axeInAllEditions,
  newVisitor,
  openBrowser,
  reflowFaults,
  serveBuilt,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
let browser: Browser
let site: Awaited<ReturnType<typeof serveBuilt>>

beforeAll(async () => {
  execFileSync(process.execPath, [at('../../build.mjs'), 'portal'])
  site = await serveBuilt({ '/': at('../dist') })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function visit(path: string, looks = {}) {
  const visitor = await newVisitor(browser, site.address, looks)
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto(path, { waitUntil: 'networkidle' })
  return { visitor, page, faults }
}

describe.each([['/'], ['/sign-in'], ['/site-map'], ['/accessibility'], ['/no-such-page']])('the page %s', (path) => {
  test('has no accessibility violations in any edition, fits 320 px, and keeps the strict content policy', async () => {
    const { visitor, page, faults } = await visit(path)

    expect(await axeInAllEditions(page)).toEqual([])
    expect(await reflowFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await visitor.close()
  })
})

test('language, print size and theme are changed at once and remembered over a reload', async () => {
  const { visitor, page } = await visit('/')

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Large print' }).click()
  await page.getByLabel('Appearance').selectOption('dark')
  await page.reload({ waitUntil: 'networkidle' })

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Vocational skill-level recognition')
  const root = await page.evaluate(() => ({ ...document.documentElement.dataset, lang: document.documentElement.lang }))
  expect(root).toEqual({ theme: 'dark', mode: 'elder', lang: 'en' })
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('22px')
  await visitor.close()
})

test('an incomplete form leads the reader to each fault and keeps what was typed', async () => {
  const { visitor, page } = await visit('/sign-in')

  await page.getByLabel('账号').fill('13800000000')
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('请改正以下问题')
  await page.getByRole('link', { name: '请填写密码' }).click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
  await page.reload({ waitUntil: 'networkidle' })

  expect(await page.getByLabel('账号').inputValue()).toBe('13800000000')
  await visitor.close()
})

test('the keyboard reaches the content first', async () => {
  const { visitor, page } = await visit('/')

  await page.keyboard.press('Tab')

  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
  await visitor.close()
})

test('the first view loads at most 130 KB of JavaScript (gzip)', () => {
  expect(execFileSync(process.execPath, [at('../scripts/size.mjs')]).toString()).toContain('the budget is 130 KB')
})
