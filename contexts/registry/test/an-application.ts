import { syntheticCreditCode, syntheticPerson } from '@lingjiang/codes/synthetic'
import { AUDIENCE_NAMES, type OrganisationKind } from '@lingjiang/kernel'
import { newId, type TestApp, type TestClient } from '@lingjiang/testkit'
import {
  AddReviewer,
  AddSite,
  AddStaff,
  EMPTY_STATEMENT,
  type FilingStatement,
  GetFiling,
  OpenFiling,
  SaveFilingItems,
  SaveFilingStatement,
  SaveOrganisation,
  SubmitFiling,
  UploadFilingDocument,
} from '../contract/index.ts'
import { audiencesFor, documentsFor, type FilingDocument } from '../domain/index.ts'

export const ELECTRICIAN = '6-31-01-03'
export const PDF = Buffer.from('%PDF-1.4\n% a paper of a test\n%%EOF\n')
let serial = 100
const next = () => {
  serial += 1
  return serial
}

/** Nobody real, another one at each call. */
export function somebody() {
  const { name, documentType, documentNumber } = syntheticPerson('registry tests', next())
  return { name, documentType, documentNumber }
}

export type Applicant = { readonly client: TestClient; readonly organisationId: string; readonly name: string }

export const anOrganisation = (name: string) => ({
  creditCode: syntheticCreditCode(next()),
  name,
  legalForm: 'company' as const,
  representative: '陈代表',
  regionCode: '440106',
  address: '天河区测试路一号',
  mainBusiness: '电气设备制造',
  contactName: '李联络',
  phone: '020-12345678',
})

/** A manager whose organisation's data are entered. */
export async function anApplicant(
  system: TestApp,
  change: Partial<ReturnType<typeof anOrganisation>> = {},
): Promise<Applicant> {
  const organisationId = newId()
  const client = await system.signIn({ role: 'organisation-manager', organisationId, organisationName: '测试机构' })
  const name = change.name ?? `测试机构${next()}`
  await client.get(SaveOrganisation, { body: { ...anOrganisation(name), ...change, name } })
  return { client, organisationId, name }
}

export const aSite = (name = '本部考点') => ({
  regionCode: '440106',
  name,
  address: '天河区测试路一号实训楼',
  longitude: 113.36,
  latitude: 23.13,
  tenure: 'owned' as const,
  rooms: [
    { name: '机房一', kind: 'computer' as const, capacity: 40, stations: 0, cameras: 2, occupationCodes: [] },
    {
      name: '电工实训室',
      kind: 'practical' as const,
      capacity: 20,
      stations: 12,
      cameras: 4,
      occupationCodes: [ELECTRICIAN],
    },
  ],
})

export const anExaminer = () => ({
  kind: 'examiner' as const,
  ...somebody(),
  fullTime: true,
  middleManagement: false,
  grade: 'senior-examiner' as const,
  occupationCodes: [ELECTRICIAN],
  cardNumber: `K${next()}`,
  cardValidTo: '2028-12-31',
})

const STATEMENTS: Readonly<Record<OrganisationKind, Partial<FilingStatement>>> = {
  employer: { insuredStaff: 420, sizeClass: 'medium', payLinkedToLevels: true, educationFund: true },
  'technical-college': { collegeType: 'technician-college' },
  'training-and-assessment-org': { socialForm: 'leading-enterprise', trainingSince: '2020-01-01' },
}

export const aStatement = (kind: OrganisationKind): FilingStatement => ({
  ...EMPTY_STATEMENT,
  legalPerson: true,
  goodCredit: true,
  undertakings: true,
  ...STATEMENTS[kind],
})

/** An application of the kind that meets every condition, not yet handed in. */
export async function aCompleteFiling(
  applicant: Applicant,
  kind: OrganisationKind,
): Promise<{ readonly filingId: string; version: number }> {
  const { client } = applicant
  const { id: siteId } = await client.get(AddSite, { body: aSite() })
  for (const body of [anExaminer(), anExaminer(), anExaminer()]) await client.get(AddStaff, { body })
  for (const [kindOfStaff, middleManagement] of [
    ['manager', false],
    ['internal-supervisor', true],
    ['internal-supervisor', false],
  ] as const)
    await client.get(AddStaff, {
      body: { kind: kindOfStaff, ...somebody(), fullTime: true, middleManagement, occupationCodes: [] },
    })
  const { id: filingId } = await client.get(OpenFiling, { body: { kind } })
  const params = { filingId }
  let { version } = await client.get(SaveFilingStatement, {
    params,
    body: { statement: aStatement(kind), expectedVersion: 1 },
  })
  const [audience = 'public'] = audiencesFor(kind)
  if (!AUDIENCE_NAMES[audience]) throw new Error('no audience')
  const item = {
    occupationCode: ELECTRICIAN,
    levels: ['4' as const, '3' as const],
    audience,
    majorName: '电气自动化',
    normTitle: '电工国家职业标准',
    mainBusiness: true,
    siteIds: [siteId],
  }
  version = (await client.get(SaveFilingItems, { params, body: { items: [item], expectedVersion: version } })).version
  for (const document of documentsFor(kind)) version = (await aDocument(client, filingId, document)).version
  return { filingId, version }
}

export function aDocument(client: TestClient, filingId: string, kind: FilingDocument) {
  return client.get(UploadFilingDocument, {
    params: { filingId, kind },
    file: { content: PDF, name: `${kind}.pdf`, mediaType: 'application/pdf' },
  })
}

/** Hands it in. @returns the id of its case */
export async function handIn(applicant: Applicant, filingId: string): Promise<string> {
  const { filing } = await applicant.client.get(GetFiling, { params: { filingId } })
  return (await applicant.client.get(SubmitFiling, { params: { filingId }, body: { expectedVersion: filing.version } }))
    .caseId
}

export type Expert = { readonly client: TestClient; readonly personId: string }

/** An expert on the roll who can sign in. */
export async function anExpert(system: TestApp, province: TestClient, unit = `测试单位${next()}`): Promise<Expert> {
  const body = { ...somebody(), unit, title: '高级工程师', fields: ['电气'], regionCode: '440100' }
  const { personId } = await province.get(AddReviewer, { body })
  return { personId, client: await system.signIn({ role: 'expert', personId }) }
}
