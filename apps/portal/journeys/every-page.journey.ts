import type { AddressInfo } from 'node:net'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { testApp } from '@lingjiang/testkit'
import {
  axeViolations,
  contrastFaults,
  EDITIONS,
  elderFaults,
  newVisitor,
  openBrowser,
  reflowFaults,
  restyle,
  smallTargets,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { router } from '../src/app/router.ts'
import { announceSession } from './announce-session.ts'
import { publishResult, register, signInAsCandidate } from './publish-result.ts'
import { ELECTRICIAN, seedOrganisation, seedPanel } from './seed-organisation.ts'

/** Every address of the portal, from its router: a page that is added is looked at without a line here. */
const PATHS = [...Object.keys(router.routesByPath), '/no-such-page']
const PHONE = { width: 375, height: 812 }

const system = testApp()
const person = syntheticPerson('every page', 1)
const ids: Record<string, string> = {}
let browser: Browser
let address = ''
let stranger: BrowserContext
let candidate: BrowserContext

beforeAll(async () => {
  const client = await signInAsCandidate(system, person)
  const done = await announceSession(system, '440106', '天河考点')
  ids.registrationId = await register(client, done)
  await publishResult(system, done, ids.registrationId, person.name)
  ids.sessionId = await announceSession(system, '440305', '南山考点')
  await seedPanel(system)
  const organisation = { kind: 'employer', regionCode: '440106', occupation: ELECTRICIAN } as const
  ids.organisationId = await seedOrganisation(system, {
    ...organisation,
    number: 1,
    name: '珠江电气制造有限公司（示例）',
    stop: 'filed',
    submittedAt: '2026-08-10T01:00:00Z',
  })
  await seedOrganisation(system, {
    ...organisation,
    number: 2,
    name: '北江机电有限公司（示例）',
    stop: 'publicity',
    submittedAt: '2026-11-06T01:00:00Z',
  })
  const [noticed] = await system.owner<{ id: string }[]>`select id from registry.filing where state = 'publicity'`
  ids.filingId = noticed?.id ?? ''
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
  stranger = await newVisitor(browser, address, { viewport: PHONE })
  candidate = await newVisitor(browser, address, { viewport: PHONE })
  await candidate.addCookies([
    { name: SESSION_COOKIE, value: client.session?.token ?? '', url: address, httpOnly: true },
    { name: CSRF_COOKIE, value: client.session?.csrfToken ?? '', url: address },
  ])
})
afterAll(async () => browser?.close())

/** The address with ids in the place of its parameters; the public notice of results is that of the session whose results stand there. */
async function addressOf(path: string): Promise<string> {
  const [noticed] = await system.owner<{ sessionId: string }[]>`select session_id from assessment.publicity`
  const values = path.startsWith('/publicity') ? { ...ids, sessionId: noticed?.sessionId } : ids
  return path.replace(/\$(\w+)/g, (_mark, name: string) => {
    const value = (values as Record<string, string | undefined>)[name]
    if (!value) throw new Error(`the journey knows no ${name} for ${path}`)
    return value
  })
}

/**
 * What is wrong with the open page in its four editions: all of axe in the first, contrast in each, contrast and spacing of large print,
 * width on a small phone, size of controls.
 */
async function faultsInAllEditions(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const edition of EDITIONS) {
    await restyle(page, edition)
    const faults = [
      ...(edition === EDITIONS[0] ? await axeViolations(page) : []),
      ...(edition.mode === 'elder' ? await elderFaults(page) : await contrastFaults(page)),
      ...(edition.theme === 'light' ? [...(await smallTargets(page)), ...(await reflowFaults(page))] : []),
    ]
    found.push(...faults.map((fault) => `[${edition.theme} ${edition.mode}] ${fault}`))
  }
  return found
}

const titles = new Map<string, string>()

/** Pages that show a candidate who is signed in something of their own. */
const isOwn = (path: string) => /^\/(account|sessions\/\$|organisations\/register)/.test(path)

describe.each(PATHS)('the page %s', (path) => {
  test('is clean in every edition for somebody who is not signed in, and names itself in the tab', async () => {
    const page = await stranger.newPage()
    await page.goto(await addressOf(path), { waitUntil: 'networkidle' })
    expect(await faultsInAllEditions(page)).toEqual([])
    const title = await page.title()
    expect(title).toMatch(/^.+ · 岭匠$/)
    titles.set(path, title)
    await page.close()
  })

  test('breaks nothing for a candidate who is signed in, and is clean in every edition where it shows something of their own', async () => {
    const page = await candidate.newPage()
    const broken = watchFaults(page)
    await page.goto(await addressOf(path), { waitUntil: 'networkidle' })
    if (isOwn(path)) expect(await faultsInAllEditions(page)).toEqual([])
    expect(broken).toEqual([])
    await page.close()
  })
})

test('no two pages have the same title, except that the old address of registrations leads to the account', () => {
  titles.delete('/account/registrations')
  expect(new Set(titles.values()).size).toBe(titles.size)
})
