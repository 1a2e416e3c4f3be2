import { GetPlanningChoices, GetSession, PlanSession } from '@lingjiang/assessment/contract'
import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { CreateBank } from '@lingjiang/item-bank/contract'
import {
  AddSite,
  EMPTY_STATEMENT,
  OpenFiling,
  SaveFilingStatement,
  SaveOrganisation,
} from '@lingjiang/registry/contract'
import { newId, type TestApp, type TestClient } from '@lingjiang/testkit'
import { filedOrganisations } from '../../contexts/assessment/server/testing/filed-organisation.ts'
import { aCandidate, anOpenSession, submission } from '../../contexts/assessment/server/testing/scene.ts'

type Clients = Readonly<
  Record<
    | 'applicant'
    | 'stranger'
    | 'planner'
    | 'importer'
    | 'candidate'
    | 'administrator'
    | 'granter'
    | 'province'
    | 'anybody',
    TestClient
  >
>

export type Scene = {
  readonly system: TestApp
  readonly clients: Clients
  /** Signed in once, and not since. */
  readonly expired: TestClient
  readonly organisation: ReturnType<typeof anOrganisation>
  readonly filingId: string
  readonly strangersFilingId: string
  readonly siteId: string
  readonly plan: Awaited<ReturnType<typeof aPlan>>
  /** Planned at level 3, which its organisation is not filed for. */
  readonly plannedSessionId: string
  readonly plannedCaseId: string
  readonly openSessionId: string
  readonly importSessionId: string
  readonly bankId: string
  readonly submission: object
}

/** Was sent with an application's statement already. */
export const USED_KEY = 'bad-input-key'

const anOrganisation = (serial: number) => ({
  creditCode: syntheticCreditCode(serial),
  name: `测试机构${serial}`,
  legalForm: 'company',
  representative: '陈代表',
  regionCode: '440106',
  address: '天河区测试路一号',
  mainBusiness: '电气设备制造',
  contactName: '李联络',
  phone: '020-12345678',
})

export const aSite = (change: object = {}) => ({
  regionCode: '440106',
  name: '新考点',
  address: '天河区测试路一号实训楼',
  longitude: 113.36,
  latitude: 23.13,
  tenure: 'owned',
  rooms: [aRoom()],
  ...change,
})

export const aRoom = (change: object = {}) => ({
  name: '机房一',
  kind: 'computer',
  capacity: 40,
  stations: 0,
  cameras: 2,
  occupationCodes: [],
  ...change,
})

/** An organisation that fills in its first application. */
async function anApplicant(system: TestApp, serial: number) {
  const client = await system.signIn({
    role: 'organisation-manager',
    organisationId: newId(),
    organisationName: '测试机构',
  })
  const organisation = anOrganisation(serial)
  await client.get(SaveOrganisation, { body: organisation as never })
  const { id: siteId } = await client.get(AddSite, { body: aSite({ name: '本部考点' }) as never })
  const { id: filingId } = await client.get(OpenFiling, { body: { kind: 'employer' } })
  return { client, organisation, siteId, filingId }
}

/** A plan for 15 persons that meets every condition. */
async function aPlan(client: TestClient) {
  const { sites } = await client.get(GetPlanningChoices)
  return {
    occupationCode: '6-31-01-03',
    level: '4',
    audience: 'public',
    kind: 'regular',
    siteId: sites[0]?.id ?? '',
    methods: ['computer-exam', 'practical-operation'],
    feeFen: 12_000,
    capacity: 15,
    registrationOpensOn: '2026-11-25',
    registrationClosesOn: '2026-12-10',
    firstDay: '2026-12-28',
    notice: '请携带身份证',
    slots: [] as object[],
  }
}

/** Everything that bad inputs are thrown at, in its proper state. */
export async function setScene(system: TestApp): Promise<Scene> {
  const applicant = await anApplicant(system, 9001)
  const stranger = await anApplicant(system, 9002)
  const [filed] = await filedOrganisations(system, 1)
  if (!filed) throw new Error('no filed organisation')
  const plan = await aPlan(filed.manager)
  await applicant.client.get(SaveFilingStatement, {
    params: { filingId: applicant.filingId },
    body: { statement: EMPTY_STATEMENT, expectedVersion: 1 },
    idempotencyKey: USED_KEY,
  })
  const expired = await system.signIn({ role: 'organisation-manager', organisationId: newId() })
  await system.owner`update identity.session set expires_at = now() - interval '10 years' where account_id = ${expired.session?.accountId ?? ''}`
  const { sessionId: plannedSessionId } = await filed.manager.get(PlanSession, {
    body: { ...plan, level: '3' } as never,
  })
  const { caseId } = await filed.manager.get(GetSession, { params: { sessionId: plannedSessionId } })
  const open = await anOpenSession(system)
  const importing = await anOpenSession(system, { capacity: 1000 })
  const importer = await system.signIn({ role: 'organisation-manager', organisationId: importing.organisationId })
  const { browser: candidate } = await aCandidate(system, 1, { from: '1985-01-01', to: '1995-01-01' })
  const bank = {
    occupationCode: '6-31-01-03',
    level: '4' as const,
    title: '本单位题库',
    form: [{ kind: 'single' as const, count: 20, markTenths: 50 }],
  }
  const { bankId } = await filed.manager.get(CreateBank, { body: bank })
  return {
    system,
    clients: {
      applicant: applicant.client,
      stranger: stranger.client,
      planner: filed.manager,
      importer,
      candidate,
      administrator: await system.signIn({ role: 'system-administrator' }),
      granter: await system.signIn({ role: 'security-administrator' }),
      province: await system.signIn({ role: 'province-officer', regions: ['440000'] }),
      anybody: system.anybody,
    },
    expired,
    organisation: applicant.organisation,
    filingId: applicant.filingId,
    strangersFilingId: stranger.filingId,
    siteId: applicant.siteId,
    plan,
    plannedSessionId,
    plannedCaseId: caseId ?? '',
    openSessionId: open.id,
    importSessionId: importing.id,
    bankId,
    submission: (await submission(candidate)) as object,
  }
}
