import { randomUUID } from 'node:crypto'
import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { type AccountActor, instant, type Role } from '@lingjiang/kernel'
import { transactAsSystem } from '@lingjiang/platform'
import { PANEL_HEADS } from '@lingjiang/registry/domain'
import { type FilingSeed, type PanelMarks, type Reviewer, seedFiling, seedReviewers } from '@lingjiang/registry/server'
import { NOON, type TestApp } from '@lingjiang/testkit'

const marks = Object.fromEntries(PANEL_HEADS.map((head) => [head, 82])) as PanelMarks
const CODES = ['6-31-01-03']
const PANEL: readonly Reviewer[] = ['甲', '乙', '丙'].map((name) => ({
  personId: randomUUID(),
  name: `专家${name}`,
  unit: `单位${name}`,
  title: '高级技师',
  fields: ['电气'],
  regionCode: '440100',
}))

const actor = (role: Role, more: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  accountId: randomUUID(),
  mandateId: randomUUID(),
  role,
  regions: [],
  ...more,
})

/** A social organisation in Tianhe that is filed for electricians at level 4: a computer room, a workshop, three examiners. */
function aFiling(index: number): FilingSeed {
  const [id, siteId] = [randomUUID(), randomUUID()]
  const common = {
    personId: '',
    name: '',
    documentMasked: '449***00',
    fullTime: true,
    middleManagement: true,
    joinedOn: '2026-01-05',
  }
  const nobody = { grade: null, cardNumber: null, cardValidTo: null, occupationCodes: CODES }
  const staff = (
    ['manager', 'internal-supervisor', 'internal-supervisor', 'examiner', 'examiner', 'examiner'] as const
  ).map((kind, i) => ({
    ...common,
    ...nobody,
    kind,
    personId: randomUUID(),
    name: `员工${i}`,
    ...(kind === 'examiner'
      ? { grade: 'examiner' as const, cardNumber: `K${index}${i}`, cardValidTo: '2029-01-01' }
      : {}),
  }))
  return {
    organisation: {
      id,
      creditCode: syntheticCreditCode(800_000 + index),
      name: `岭南示范评价中心${index}`,
      legalForm: 'company',
      representative: '某人',
      regionCode: '440106',
      address: '天河路 1 号',
      mainBusiness: '电气培训',
      contactName: '某人',
      phone: '020-11112222',
    },
    kind: 'training-and-assessment-org',
    statement: { socialForm: 'leading-enterprise', trainingSince: '2020-01-01' },
    sites: [
      {
        id: siteId,
        regionCode: '440106',
        name: '本部考点',
        address: '天河路 1 号',
        longitude: 113.36,
        latitude: 23.13,
        tenure: 'owned',
        leaseFrom: null,
        leaseTo: null,
        hostName: null,
        rooms: [
          { name: '机房一', kind: 'computer', capacity: 40, stations: 0, cameras: 2, occupationCodes: [] },
          { name: '电工实训室', kind: 'practical', capacity: 20, stations: 12, cameras: 4, occupationCodes: CODES },
        ],
      },
    ],
    staff,
    items: [{ occupationCode: '6-31-01-03', levels: ['4'], siteIds: [siteId], normTitle: '电工国家职业标准' }],
    openedAt: instant('2026-08-03T01:00:00Z'),
    submittedAt: instant('2026-08-10T01:00:00Z'),
    stop: 'filed',
    actors: {
      manager: actor('organisation-manager', { organisationId: id }),
      county: actor('county-officer'),
      city: actor('city-officer'),
      province: actor('province-officer'),
    },
    panel: PANEL.map((reviewer) => ({ ...reviewer, marks, opinion: '符合条件' })),
  }
}

/** Files a made-up organisation and gives its id. */
export async function aFiledOrganisation(system: TestApp): Promise<string> {
  const seed = aFiling(1)
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    await seedReviewers(tx, PANEL, NOON)
    await seedFiling(tx, system.app.services, seed)
  })
  return seed.organisation.id
}
