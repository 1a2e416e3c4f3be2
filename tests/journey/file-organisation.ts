import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { ListCases } from '@lingjiang/platform'
import {
  AddReviewer,
  AddSite,
  AddStaff,
  CallPanel,
  EMPTY_STATEMENT,
  GetFiling,
  ListCatalogue,
  ListPublicity,
  OpenFiling,
  SaveFilingItems,
  SaveFilingStatement,
  SaveOrganisation,
  ScoreFiling,
  SubmitFiling,
  UploadFilingDocument,
} from '@lingjiang/registry/contract'
import { documentsFor, PANEL_HEADS } from '@lingjiang/registry/domain'
import type { TestApp, TestClient } from '@lingjiang/testkit'
import { expect } from 'vitest'
import { act, type Cast, identityOf, ORGANISATION_NAME } from './cast.ts'

export const ELECTRICIAN = '6-31-01-03'
export const SITE_REGION = '440106'
const EXAMINERS = 15
const SUPERVISORS = 3
const WORKSHOPS = 5
const PAPER = Buffer.from('%PDF-1.4\n% a paper of a made-up organisation\n%%EOF\n')

/** The organisation enters its data, a site with rooms for 210 and its staff. @returns the site's id */
export async function enterOrganisation(manager: TestClient): Promise<string> {
  await manager.get(SaveOrganisation, {
    body: {
      creditCode: syntheticCreditCode(777_001),
      name: ORGANISATION_NAME,
      legalForm: 'company',
      representative: '陈代表',
      regionCode: SITE_REGION,
      address: '天河区示范路一号',
      mainBusiness: '电气培训与评价',
      contactName: '李联络',
      phone: '020-12345678',
    },
  })
  const workshops = Array.from({ length: WORKSHOPS }, (_, i) => ({
    ...{ name: `电工实训室${i + 1}`, kind: 'practical' as const, capacity: 15, stations: 15, cameras: 2 },
    occupationCodes: [ELECTRICIAN],
  }))
  const { id } = await manager.get(AddSite, {
    body: {
      regionCode: SITE_REGION,
      name: '本部考点',
      address: '天河区示范路一号实训楼',
      longitude: 113.36,
      latitude: 23.13,
      tenure: 'owned',
      rooms: [
        { name: '机房', kind: 'computer', capacity: 210, stations: 0, cameras: 8, occupationCodes: [] },
        ...workshops,
      ],
    },
  })
  const common = { fullTime: true, middleManagement: false, occupationCodes: [] as string[] }
  for (let i = 0; i < EXAMINERS; i += 1)
    await manager.get(AddStaff, {
      body: {
        ...{ ...common, kind: 'examiner', ...identityOf(10_000 + i), grade: 'senior-examiner' },
        ...{ occupationCodes: [ELECTRICIAN], cardNumber: `K${100 + i}`, cardValidTo: '2028-12-31' },
      },
    })
  for (let i = 0; i < SUPERVISORS; i += 1)
    await manager.get(AddStaff, {
      body: { ...common, kind: 'internal-supervisor', ...identityOf(10_100 + i), middleManagement: i === 0 },
    })
  await manager.get(AddStaff, { body: { ...common, kind: 'manager', ...identityOf(10_200) } })
  return id
}

/** Fills the application of a social organisation and hands it in. @returns ids of filing and case */
export async function applyForFiling(manager: TestClient, siteId: string) {
  const kind = 'training-and-assessment-org' as const
  const { id: filingId } = await manager.get(OpenFiling, { body: { kind } })
  const params = { filingId }
  const statement = {
    ...{ ...EMPTY_STATEMENT, legalPerson: true, goodCredit: true, undertakings: true },
    ...{ socialForm: 'leading-enterprise' as const, trainingSince: '2020-01-01' },
  }
  let { version } = await manager.get(SaveFilingStatement, { params, body: { statement, expectedVersion: 1 } })
  const item = {
    ...{ occupationCode: ELECTRICIAN, levels: ['4' as const, '3' as const], audience: 'public' as const },
    ...{ normTitle: '电工国家职业标准', mainBusiness: true, siteIds: [siteId] },
  }
  version = (await manager.get(SaveFilingItems, { params, body: { items: [item], expectedVersion: version } })).version
  for (const document of documentsFor(kind)) {
    const file = { content: PAPER, name: `${document}.pdf`, mediaType: 'application/pdf' }
    version = (await manager.get(UploadFilingDocument, { params: { filingId, kind: document }, file })).version
  }
  const { filing, conditions } = await manager.get(GetFiling, { params })
  expect(conditions.filter((condition) => !condition.met)).toEqual([])
  const { caseId } = await manager.get(SubmitFiling, { params, body: { expectedVersion: filing.version } })
  return { filingId, caseId }
}

/** Three experts on the province's roll, with a browser each. */
async function callExperts(system: TestApp, province: TestClient) {
  const experts = []
  for (let i = 0; i < 3; i += 1) {
    const about = { unit: `示范单位${i}`, title: '高级工程师', fields: ['电气'], regionCode: '440100' }
    const { personId } = await province.get(AddReviewer, { body: { ...identityOf(10_300 + i), ...about } })
    experts.push({ personId, client: await system.signIn({ role: 'expert', personId }) })
  }
  return experts
}

/** The province's panel scores, the result stands in public, and the organisation is entered in the catalogue. @returns its code */
export async function decideFiling(
  system: TestApp,
  { city, province, manager }: Cast,
  { filingId, caseId }: { readonly filingId: string; readonly caseId: string },
  accept: () => Promise<unknown> = () => act(city, caseId, 'accept'),
): Promise<string> {
  const params = { filingId }
  const inbox = await city.get(ListCases, { query: { queue: 'mine' } })
  expect(inbox.cases.map((row) => row.subjectId)).toContain(filingId)
  await accept()
  await act(city, caseId, 'recommend')
  const experts = await callExperts(system, province)
  await province.get(CallPanel, { params, body: { personIds: experts.map((expert) => expert.personId) } })
  const marks = Object.fromEntries(PANEL_HEADS.map((head) => [head, 85])) as Record<
    (typeof PANEL_HEADS)[number],
    number
  >
  for (const { client } of experts) await client.get(ScoreFiling, { params, body: { marks, opinion: '条件具备' } })
  await act(province, caseId, 'conclude-expert-review', { to: 'site-review', reason: '同意' })
  await act(province, caseId, 'conclude-site-review', { to: 'publicity', reason: '现场符合' })
  const { notices } = await system.anybody.get(ListPublicity)
  expect(notices).toMatchObject([{ filingId, openedOn: '2026-11-23', closesOn: '2026-11-30' }])
  system.clock.set('2026-12-01T02:00:00Z')
  await system.app.fireClocks()
  await act(province, caseId, 'approve')
  const { organisationCode } = await manager.get(GetFiling, { params })
  const { entries } = await system.anybody.get(ListCatalogue, { query: { text: ORGANISATION_NAME } })
  expect(entries).toMatchObject([{ organisationCode, status: 'listed', synthetic: true }])
  return organisationCode ?? ''
}
