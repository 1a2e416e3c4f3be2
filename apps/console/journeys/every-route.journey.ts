import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { ELIGIBILITY_RULE_SETS, evaluateEligibility } from '@lingjiang/assessment/domain'
import { dayOf, type Role } from '@lingjiang/kernel'
import { CSRF_COOKIE, SESSION_COOKIE } from '@lingjiang/platform'
import { OpenFiling } from '@lingjiang/registry/contract'
import { NOON, type TestClient, testApp } from '@lingjiang/testkit'
import {
  axeViolations,
  contrastFaults,
  DESK,
  newVisitor,
  openBrowser,
  reflowFaults,
  settled,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ExamScene, examScene } from '../../../contexts/assessment/server/test/exam-scene.ts'
import { filedOrganisations } from '../../../contexts/assessment/server/testing/filed-organisation.ts'
import { FIVE_YEARS } from '../../../contexts/assessment/server/testing/scene.ts'
import { router } from '../src/app/router.ts'

/**
 * Who stands before a page, and what its address needs. A page that is new in the router and not here fails the first test below; one more
 * line brings it under axe in all four editions.
 */
const PLACES: Readonly<Record<string, { readonly as: Role | 'nobody'; readonly standing?: true }>> = {
  '/sign-in': { as: 'nobody', standing: true },
  '/setup': { as: 'nobody', standing: true },
  '/': { as: 'city-officer' },
  '/account': { as: 'city-officer' },
  '/inbox': { as: 'city-officer', standing: true },
  '/cases/$caseId': { as: 'city-officer', standing: true },
  '/sessions': { as: 'city-officer' },
  '/sessions/new': { as: 'organisation-manager' },
  '/sessions/$sessionId': { as: 'organisation-manager' },
  '/sessions/$sessionId/plan': { as: 'organisation-manager' },
  '/sessions/$sessionId/registrations': { as: 'organisation-manager' },
  '/sessions/$sessionId/import': { as: 'organisation-manager' },
  '/sessions/$sessionId/results': { as: 'organisation-manager' },
  '/registrations/$registrationId': { as: 'organisation-manager' },
  '/rooms': { as: 'internal-supervisor', standing: true },
  '/rooms/$slotId': { as: 'internal-supervisor', standing: true },
  '/scoring': { as: 'examiner', standing: true },
  '/scoring/$slotId': { as: 'examiner', standing: true },
  '/results/rechecks/$recheckId': { as: 'organisation-manager' },
  '/item-bank': { as: 'organisation-manager' },
  '/item-bank/new': { as: 'organisation-manager' },
  '/item-bank/$bankId': { as: 'organisation-manager' },
  '/item-bank/$bankId/items': { as: 'province-officer' },
  '/certificates': { as: 'province-officer' },
  '/statistics': { as: 'province-officer', standing: true },
  '/issuings': { as: 'organisation-manager' },
  '/registry/filings': { as: 'organisation-manager' },
  '/registry/filings/$filingId': { as: 'organisation-manager' },
  '/registry/filings/$filingId/statement': { as: 'organisation-manager' },
  '/registry/filings/$filingId/occupations': { as: 'organisation-manager' },
  '/registry/filings/$filingId/papers': { as: 'organisation-manager' },
  '/registry/filings/$filingId/check': { as: 'organisation-manager' },
  '/registry/organisation': { as: 'organisation-manager' },
  '/registry/sites': { as: 'organisation-manager' },
  '/registry/sites/$siteId': { as: 'organisation-manager' },
  '/registry/staff': { as: 'organisation-manager' },
  '/registry/reviews': { as: 'expert' },
  '/registry/reviewers': { as: 'province-officer' },
  '/registry/catalogue': { as: 'county-officer' },
  '/standards/occupations': { as: 'county-officer' },
  '/standards/occupations/$code': { as: 'province-officer' },
  '/administration/parameters': { as: 'province-officer' },
  '/administration/parameters/$key': { as: 'province-officer' },
  '/administration/delegations': { as: 'city-officer' },
  '/administration/candidates': { as: 'county-officer' },
  '/administration/accounts': { as: 'system-administrator' },
  '/administration/accounts/$accountId': { as: 'security-administrator' },
  '/administration/audit': { as: 'audit-administrator' },
  '/administration/seals': { as: 'audit-administrator' },
}
const ROUTES = Object.keys(router.routesByPath)

const system = testApp()
const clients = new Map<Role, TestClient>()
let scene: ExamScene
let browser: Browser
let address = ''
let params: Readonly<Record<string, string>> = {}

async function one(rows: Promise<readonly { readonly id?: unknown }[]>): Promise<string> {
  return String((await rows)[0]?.id)
}

/** A filed organisation with a session whose papers are drawn, a second application begun, a request for a re-check, accounts of all roles. */
beforeAll(async () => {
  const [filed] = await filedOrganisations(system, 1)
  const organisationId = filed?.organisationId ?? ''
  scene = await examScene(system, { candidates: 3, organisationId })
  const organisation = { organisationId, organisationName: '岭南示范评价中心1' }
  const mandates: Partial<Record<Role, object>> = {
    'organisation-manager': organisation,
    'internal-supervisor': { ...organisation, personId: scene.invigilator },
    examiner: { ...organisation, personId: scene.examiners[0] },
    'county-officer': { regions: ['440106'] },
    'city-officer': { regions: ['440100'] },
    expert: { personId: randomUUID() },
  }
  for (const personId of [scene.invigilator, scene.examiners[0], (mandates.expert as { personId: string }).personId])
    await system.owner`insert into identity.person (id, name, document_type, document_sealed, document_index, assurance, created_at)
      values (${personId ?? ''}, '示例', 'resident-id', '\\x00', ${Buffer.from(personId ?? '')}, 'stated', now())`
  for (const { as } of Object.values(PLACES))
    if (as !== 'nobody' && !clients.has(as))
      clients.set(as, await system.signIn({ role: as, regions: ['440000'], ...mandates[as] } as never))
  const manager = clients.get('organisation-manager') as TestClient
  const { id: filingId } = await manager.get(OpenFiling, { body: { kind: 'training-and-assessment-org' } })
  const [candidate] = scene.candidates
  // The scene of the exam day leaves out on what ground somebody registered; the page of a registration shows it.
  const claim = { level: '4', bornOn: '1990-01-01', ...FIVE_YEARS }
  const { ruleSet, level, holding } = evaluateEligibility(
    claim as never,
    ELIGIBILITY_RULE_SETS[0] as never,
    dayOf(NOON),
  )
  const evaluation = { ruleSet, level, on: dayOf(NOON), holding }
  await system.owner`update assessment.registration set claim = ${system.owner.json(claim)}, evaluation = ${system.owner.json(evaluation as never)}
    where id = ${candidate?.registrationId ?? ''}`
  const recheckId = randomUUID()
  await system.owner`insert into assessment.recheck (id, registration_id, session_id, organisation_id, region_code, person_id, subjects, reason, asked_at, score_versions)
    values (${recheckId}, ${candidate?.registrationId ?? ''}, ${scene.sessionId}, ${organisationId}, '440106', ${candidate?.personId ?? ''}, '{theory}', '请复核合分', now(), '{}')`
  params = {
    filingId,
    recheckId,
    sessionId: scene.sessionId,
    registrationId: candidate?.registrationId ?? '',
    caseId: await one(system.owner`select id from process.case_file where subject_id = ${scene.sessionId}`),
    siteId: await one(system.owner`select id from registry.site where organisation_id = ${organisationId}`),
    bankId: await one(system.owner`select id from item_bank.bank limit 1`),
    accountId: manager.session?.accountId ?? '',
    code: '6-31-01-03',
    key: 'assessment.limit.acceptance',
  }
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterAll(async () => browser?.close())

const visitors = new Map<Role | 'nobody', BrowserContext>()

/** One window for each role: what it has loaded once it need not load again for the next page. */
async function visitorAs(as: Role | 'nobody'): Promise<BrowserContext> {
  const known = visitors.get(as)
  if (known) return known
  const visitor = await newVisitor(browser, address, { viewport: DESK })
  const client = as === 'nobody' ? undefined : clients.get(as)
  if (client?.session)
    await visitor.addCookies([
      { name: SESSION_COOKIE, value: client.session.token, url: address, httpOnly: true },
      { name: CSRF_COOKIE, value: client.session.csrfToken, url: address },
    ])
  visitors.set(as, visitor)
  return visitor
}

async function stand(path: string) {
  const { as } = PLACES[path] ?? { as: 'nobody' as const }
  const page = await (await visitorAs(as)).newPage()
  const faults = watchFaults(page)
  const slotId = path.startsWith('/rooms') ? scene.theorySlot : scene.practicalSlot
  const filled = path.replace(/\$(\w+)/g, (_, name: string) => ({ ...params, slotId })[name] ?? name)
  await page.goto(`/console${filled}`, { waitUntil: 'networkidle' })
  await page.locator('h1').first().waitFor()
  await settled(page)
  return { page, faults, close: () => page.close() }
}

/** All of axe in the first edition, contrast in the three others, changed by the page's own switches. */
async function inFourEditions(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  const look = async (edition: string, faultsOf = contrastFaults) =>
    found.push(...(await faultsOf(page)).map((line) => `[${edition}] ${line}`))
  const theme = page.getByLabel('外观').first()
  const print = (name: string) => page.getByRole('button', { name }).first().click()
  await look('light normal', axeViolations)
  await print('长辈版')
  await look('light elder')
  await theme.selectOption('dark')
  await look('dark elder')
  await print('标准版')
  await look('dark normal')
  await theme.selectOption('light')
  return found
}

test('every page of the router has its place in this walk, and the walk has no page that is gone', () => {
  expect(Object.keys(PLACES).sort()).toEqual([...ROUTES].sort())
})

test.each(Object.keys(PLACES))(
  '%s has no accessibility violation in any edition, and complains of nothing',
  async (path) => {
    const { page, faults, close } = await stand(path)
    try {
      await takePicture(page, `route-${path.replace(/\W+/g, '-')}`)
      expect(await inFourEditions(page)).toEqual([])
      if (PLACES[path]?.standing) expect(await reflowFaults(page)).toEqual([])
      expect(faults).toEqual([])
    } finally {
      await close()
    }
  },
)
