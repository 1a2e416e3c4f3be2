import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { type AccountActor, instant, type OrganisationKind, type Role } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { EMPTY_STATEMENT } from '@lingjiang/registry/contract'
import { PANEL_HEADS } from '@lingjiang/registry/domain'
import { type PanelMarks, type SeedStop, seedFiling, seedReviewers } from '@lingjiang/registry/server'
import { newId, type TestApp } from '@lingjiang/testkit'

export const ELECTRICIAN = '6-31-01-03'
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

/** The people every kind of organisation needs. */
function staffOf(number: number, occupation: string) {
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
  return staffKinds.map((staffKind, i) => ({
    ...member,
    kind: staffKind,
    personId: newId(),
    name: `员工${i}`,
    ...(staffKind === 'examiner'
      ? { grade: 'examiner' as const, cardNumber: `K${number}${i}`, cardValidTo: '2029-01-01' }
      : {}),
  }))
}

export type SeededOrganisation = {
  readonly number: number
  readonly name: string
  readonly kind: OrganisationKind
  readonly regionCode: string
  readonly occupation: string
  readonly stop: SeedStop
  readonly submittedAt: string
}

/** The experts who score filings; once before the first organisation. */
export async function seedPanel(system: TestApp): Promise<void> {
  await transactAsSystem(system.app.services.db, 'test', (tx) => seedReviewers(tx, reviewers, system.clock.now()))
}

/** A made-up organisation that has come as far as `stop`. @returns its id */
export async function seedOrganisation(system: TestApp, organisation: SeededOrganisation): Promise<string> {
  const { number, name, kind, regionCode, occupation, stop, submittedAt } = organisation
  const [id, siteId] = [newId(), newId()]
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
      staff: staffOf(number, occupation),
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
  return id
}
