import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Overall, type Trust, VERDICT_TEXTS } from '@lingjiang/credential'
import { pageWithTrust } from '@lingjiang/credential/node'
import { HOSTILE_FILES } from '@lingjiang/credential/testing'
import {
  axeInAllEditions,
  newVisitor,
  openBrowser,
  reflowFaults,
  serveBuilt,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, Page } from 'playwright-core'
import qrcode from 'qrcode'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const corpus = (name: string) => at(`../../../packages/credential/corpus/2026-11/${name}`)
const folder = mkdtempSync(join(tmpdir(), 'verify-page-'))
const place = join(folder, 'index.html')
let browser: Browser

beforeAll(async () => {
  execFileSync(process.execPath, [at('../../build.mjs'), 'verify'])
  const trust = JSON.parse(readFileSync(corpus('trust.json'), 'utf8')) as Trust
  writeFileSync(place, pageWithTrust(readFileSync(at('../dist/offline.html'), 'utf8'), trust))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
})

/** The page opened from a disk, without any server, and the network requests it then made. */
async function open(language: 'zh' | 'en' = 'en') {
  const context = await browser.newContext({ locale: language === 'en' ? 'en-GB' : 'zh-CN', offline: true })
  const page = await context.newPage()
  const requests: string[] = []
  const faults = watchFaults(page)
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(pathToFileURL(place).href)
  return {
    page,
    requests: () => requests.filter((url) => !/^(blob|data):/.test(url)).slice(1),
    faults,
    close: () => context.close(),
  }
}

async function verdictOf(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
  moment = '2026-03-03T12:00',
) {
  await page.locator('#at').fill(moment)
  const before = await page.evaluate(() => {
    const old = document.querySelector('#result > *')
    if (old) old.id = 'before'
    return Boolean(old)
  })
  await page.locator('#file').setInputFiles(file)
  if (before) await page.locator('#before').waitFor({ state: 'detached' })
  await page.locator('#result > *').waitFor()
  return page.locator('#result section.verdict').getAttribute('data-overall')
}

describe('the checking page, opened from a disk without network', () => {
  test('a certificate file is valid with every step in plain words, and nothing is requested', async () => {
    const { page, requests, faults, close } = await open()

    expect(await verdictOf(page, corpus('all-proofs.json'))).toBe('valid')
    expect(await page.locator('.step').allInnerTexts()).toHaveLength(8)
    await expect(page.locator('#result').textContent()).resolves.toContain('Neither revoked nor suspended')
    expect(requests()).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test.each(['zh', 'en'] as const)(
    'every certificate of the corpus has the verdict it was frozen with, in %s',
    async (language) => {
      const cases = JSON.parse(readFileSync(corpus('verdicts.json'), 'utf8')) as {
        file: string
        at: string
        overall: Overall
      }[]
      const { page, faults, close } = await open(language)
      for (const { file, at: moment, overall } of cases) {
        expect(await verdictOf(page, corpus(file), moment.slice(0, 16)), file).toBe(overall)
        expect(await page.locator('#result h2').textContent()).toContain(VERDICT_TEXTS[overall][language])
      }
      expect(cases.length).toBeGreaterThan(30)
      expect(faults).toEqual([])
      await close()
    },
  )

  test('files that are broken, foreign, oversized or hostile get a clear no, and the page goes on', async () => {
    const { page, requests, faults, close } = await open()
    for (const [name, content] of HOSTILE_FILES) {
      const file = { name: 'certificate.json', mimeType: 'application/json', buffer: Buffer.from(content) }
      expect(await verdictOf(page, file), name).toBe('unreadable')
    }
    expect(await page.locator('#result img, #result script').count()).toBe(0)
    expect(await verdictOf(page, corpus('eddsa-0.json'))).toBe('valid')
    expect([requests(), faults]).toEqual([[], []])
    await close()
  })

  test('a picture of the QR code proves issuer and signature, and says what it does not prove', async () => {
    const bytes = readFileSync(corpus('qr.cbor'))
    const code = qrcode.create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' })
    expect(code.version).toBeLessThanOrEqual(15)
    const buffer = await qrcode.toBuffer([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M', scale: 6 })
    const { page, close } = await open()

    expect(await verdictOf(page, { name: 'code.png', mimeType: 'image/png', buffer })).toBe('unproved')
    const steps = await page.locator('.step strong').allInnerTexts()
    expect(steps.filter((text) => text.endsWith('· proved'))).toEqual([
      'Reading · proved',
      'Issuer · proved',
      'Digital signature · proved',
    ])
    await close()
  })

  test('a picture without a code, and one that is none, are said to be so', async () => {
    const { page, close } = await open()
    await page
      .locator('#file')
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    expect(await page.getByRole('alert').textContent()).toContain('cannot be opened')
    await close()
  })

  test('with another trust list the same file is from an unknown issuer; a file that is no trust list changes nothing', async () => {
    const { page, close } = await open()
    await page.locator('#trust-file').setInputFiles(corpus('qr.cbor'))
    expect(await page.getByRole('alert').textContent()).toContain('the former one stays')
    expect(await verdictOf(page, corpus('eddsa-0.json'))).toBe('valid')

    const strangers = { ...JSON.parse(readFileSync(corpus('trust.json'), 'utf8')), issuers: [] }
    await page.locator('#trust-file').setInputFiles({
      name: 'trust.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(strangers)),
    })
    await page.getByText('none').first().waitFor()
    expect(await verdictOf(page, corpus('eddsa-0.json'))).toBe('unknown-issuer')
    await close()
  })

  test('markup in a certificate stays text', async () => {
    const { page, close } = await open()
    const bundle = JSON.parse(readFileSync(corpus('eddsa-0.json'), 'utf8'))
    bundle.certificate.holder.name = '<img src=x onerror=alert(1)>'
    expect(
      await verdictOf(page, {
        name: 'x.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(bundle)),
      }),
    ).toBe('altered')
    expect(await page.locator('#result img').count()).toBe(0)
    await close()
  })
})

test('it has no accessibility violations in any edition, fits 320 px, and keeps its own strict content policy', async () => {
  const site = await serveBuilt({ '/': at('../dist') })
  const visitor = await newVisitor(browser, site.address)
  const page = await visitor.newPage()
  const faults = watchFaults(page)
  await page.goto('/')
  expect(await axeInAllEditions(page)).toEqual([])
  await verdictOf(page, corpus('suspended.json'))
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
  await visitor.close()
  await site.close()
})
