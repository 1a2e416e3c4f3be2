import type { AddressInfo } from 'node:net'
import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { type AccountActor, instant, type OrganisationKind, type Role } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { EMPTY_STATEMENT } from '@lingjiang/registry/contract'
import { PANEL_HEADS } from '@lingjiang/registry/domain'
import { type PanelMarks, type SeedStop, seedFiling, seedReviewers } from '@lingjiang/registry/server'
import { newId, testApp } from '@lingjiang/testkit'
import {
  axeInAllEditions,
  DESK,
  newVisitor,
  openBrowser,
  PHONE,
  reflowFaults,
  takePicture,
  watchFaults,
} from '@lingjiang/testkit/browser'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const ELECTRICIAN = '6-31-01-03'
const CARER = '4-10-01-05'
const system = testApp()
let browser: Browser
let address = ''
let visitor: BrowserContext
let page: Page
let faults: readonly string[] = []

const reviewers = ['甲', '乙', '丙'].map((name) => ({
  personId: newId(),
  name: `专家${name}`,
  unit: `示例单位${name}`,
  title: '高级技师',
  fields: [],
  regionCode: '440100',
}))
const marks = Object.fromEntries(PANEL_HEADS.map((head) => [head, 85])) as PanelMarks
const actor = (role: Role, organisationId?: string): AccountActor => ({
  kind: 'account',
  accountId: newId(),
  mandateId: newId(),
  role,
  regions: [],
  ...(organisationId ? { organisationId } : {}),
})

/** A made-up organisation that has come as far as `stop`. */
async function seed(
  number: number,
  name: string,
  kind: OrganisationKind,
  regionCode: string,
  occupation: string,
  stop: SeedStop,
  submittedAt: string,
) {
  const [id, siteId] = [newId(), newId()]
  const member = {
    documentMasked: '449***********00',
    fullTime: true,
    middleManagement: true,
    grade: null,
    occupationCodes: [occupation],
    cardNumber: null,
    cardValidTo: null,
    joinedOn: '2026-01-05',
  }
  const staffKinds = [
    'manager',
    'internal-supervisor',
    'internal-supervisor',
    'examiner',
    'examiner',
    'examiner',
  ] as const
  await transactAsSystem(system.app.services.db, 'test', (tx) =>
    seedFiling(tx, system.app.services, {
      organisation: {
        id,
        creditCode: syntheticCreditCode(880_000 + number),
        name,
        legalForm: 'company',
        representative: '某人',
        regionCode,
        address: '示例路一号',
        mainBusiness: '制造',
        contactName: '某人',
        phone: '020-00000000',
      },
      kind,
      statement: {
        ...EMPTY_STATEMENT,
        legalPerson: true,
        goodCredit: true,
        undertakings: true,
        insuredStaff: 500,
        sizeClass: 'large',
        payLinkedToLevels: true,
        educationFund: true,
        socialForm: 'leading-enterprise',
        trainingSince: '2019-01-01',
      },
      sites: [
        {
          id: siteId,
          regionCode,
          name: '第一考点',
          address: '示例路一号实训楼',
          longitude: 113.36,
          latitude: 23.13,
          tenure: 'owned',
          leaseFrom: null,
          leaseTo: null,
          hostName: null,
          rooms: [
            { name: '机房一', kind: 'computer', capacity: 40, stations: 0, cameras: 2, occupationCodes: [] },
            {
              name: '实训室',
              kind: 'practical',
              capacity: 20,
              stations: 12,
              cameras: 4,
              occupationCodes: [occupation],
            },
          ],
        },
      ],
      staff: staffKinds.map((staffKind, i) => ({
        ...member,
        kind: staffKind,
        personId: newId(),
        name: `员工${i}`,
        ...(staffKind === 'examiner'
          ? { grade: 'examiner' as const, cardNumber: `K${number}${i}`, cardValidTo: '2029-01-01' }
          : {}),
      })),
      items: [{ occupationCode: occupation, levels: ['5', '4', '3'], siteIds: [siteId], normTitle: '国家职业标准' }],
      openedAt: instant(submittedAt),
      submittedAt: instant(submittedAt),
      stop,
      actors: {
        manager: actor('organisation-manager', id),
        county: actor('county-officer'),
        city: actor('city-officer'),
        province: actor('province-officer'),
      },
      panel: reviewers.map((reviewer) => ({ ...reviewer, marks, opinion: '同意' })),
    }),
  )
}

async function visit(path: string, looks = {}) {
  visitor = await newVisitor(browser, address, looks)
  page = await visitor.newPage()
  page.setDefaultTimeout(10_000)
  faults = watchFaults(page)
  await page.goto(path, { waitUntil: 'networkidle' })
}

beforeAll(async () => {
  await transactAsSystem(system.app.services.db, 'test', (tx) => seedReviewers(tx, reviewers, system.clock.now()))
  await seed(1, '珠江电气制造有限公司（示例）', 'employer', '440106', ELECTRICIAN, 'filed', '2026-08-10T01:00:00Z')
  await seed(
    2,
    '南粤康养培训评价中心（示例）',
    'training-and-assessment-org',
    '440304',
    CARER,
    'filed',
    '2026-08-12T01:00:00Z',
  )
  await seed(3, '北江机电有限公司（示例）', 'employer', '440106', ELECTRICIAN, 'publicity', '2026-11-06T01:00:00Z')
  await system.app.http.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(system.app.http.server.address() as AddressInfo).port}`
  browser = await openBrowser()
})
afterEach(async () => visitor?.close())
afterAll(async () => browser?.close())

test('anybody finds an organisation by occupation and city, and sees what it may assess, where, and since when', async () => {
  await visit('/organisations', { viewport: PHONE })
  await page.getByLabel('机构名称、代码或职业').fill('养老护理员')
  await page.getByRole('button', { name: '查找' }).click()
  await page.getByRole('link', { name: '南粤康养培训评价中心（示例）' }).waitFor()
  await page.getByRole('link', { name: '珠江电气制造有限公司（示例）' }).waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '广东省家庭服务业协会' }).waitFor()
  await takePicture(page, 'portal-organisations-phone')
  await page.getByLabel('所在城市').selectOption({ label: '深圳市' })
  await page.waitForURL(/region=.*440300/)
  await page.getByRole('link', { name: '南粤康养培训评价中心（示例）' }).click()
  await page.getByRole('heading', { name: '可以认定的职业' }).waitFor()
  await page.getByText('第一考点').waitFor()
  await page.getByText('列入目录').waitFor()
  await takePicture(page, 'portal-organisation-phone')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('real organisations stand apart as examples of public sources; made-up ones are marked; every edition is accessible', async () => {
  await visit('/organisations', { viewport: DESK, language: 'en' })
  await page.getByRole('heading', { name: 'Real organisations in public sources' }).waitFor()
  expect(await page.getByText('Made up for demonstration').count()).toBe(2)
  await takePicture(page, 'portal-organisations-en')
  expect(await axeInAllEditions(page)).toEqual([])
  expect(await reflowFaults(page)).toEqual([])
  expect(faults).toEqual([])
})

test('anybody objects by name to an application in its notice, which then stands still', async () => {
  await visit('/notices', { viewport: PHONE })
  await takePicture(page, 'portal-notices-phone')
  expect(await axeInAllEditions(page)).toEqual([])
  await page.getByRole('link', { name: '提出异议 北江机电有限公司（示例）' }).click()
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByRole('alert').waitFor()
  await page.getByLabel('您的姓名').fill('王示例')
  await page.getByLabel('联系方式').fill('15400000001')
  await page.getByLabel('事实和理由').fill('该单位实训工位少于公示的数量，请核查。')
  await takePicture(page, 'portal-objection-phone')
  expect(await axeInAllEditions(page)).toEqual([])
  await page.getByRole('button', { name: '提交异议' }).click()
  await page.getByRole('heading', { name: '异议已收到' }).waitFor()
  const [filing] = await system.owner`select state from registry.filing where state in ('publicity', 'objection')`
  expect(filing?.state).toBe('objection')
  expect(faults).toEqual([])
})
