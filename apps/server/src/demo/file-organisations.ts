import { maskDocumentNumber } from '@lingjiang/codes'
import { type CreditCodeKind, syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { addDays, dayOf, type OrganisationKind } from '@lingjiang/kernel'
import { PANEL_HEADS } from '@lingjiang/registry/domain'
import { type FilingSeed, type Reviewer, seedFiling, seedReviewers } from '@lingjiang/registry/server'
import { addWorkdays } from '@lingjiang/workdays'
import { type Builder, type Happening, momentOf } from './builder.ts'
import type { Cast } from './enter-accounts.ts'
import type { EnteredPerson } from './enter-people.ts'
import type { MadeUpOrganisation } from './make-up-organisations.ts'

const PANEL_SIZE = 3
/** Working days from the hand-in of an application to its decision. */
const DECIDED_AFTER = 18
const TITLES = ['高级技师', '高级工程师', '教授', '正高级讲师'] as const

/** Puts the made-up experts on the roll. */
export async function enterReviewers(
  builder: Builder,
  experts: readonly EnteredPerson[],
): Promise<readonly Reviewer[]> {
  const reviewers = experts.map(({ id, name }, index) => ({
    personId: id,
    name,
    unit: `示例专家单位${index + 1}`,
    title: TITLES[index % TITLES.length] ?? TITLES[0],
    fields: index % 2 ? ['电工电子', '机械'] : ['生活服务', '电子商务'],
    regionCode: '440100',
  }))
  await builder.asSystem((tx) => seedReviewers(tx, reviewers, builder.clock.now()))
  return reviewers
}

/** A made-up organisation's application on its day, through conditions, procedure and register. */
export function filingOf(
  builder: Builder,
  cast: Cast,
  organisation: MadeUpOrganisation,
  reviewers: readonly Reviewer[],
): Happening {
  const seed = seedOf(builder, cast, organisation, reviewers)
  const filed = organisation.plan.stop === 'filed'
  // A minute each: letters and codes are numbered in the order of the list.
  return {
    at: momentOf(
      filed ? addWorkdays(dayOf(seed.submittedAt), DECIDED_AFTER) : builder.daysAgo(1),
      9,
      serialOf(organisation),
    ),
    async run() {
      await builder.asSystem((tx) => seedFiling(tx, builder.app.services, seed))
    },
  }
}

function seedOf(
  builder: Builder,
  cast: Cast,
  organisation: MadeUpOrganisation,
  reviewers: readonly Reviewer[],
): FilingSeed {
  const { plan, place, id, name, manager } = organisation
  const filed = plan.stop === 'filed'
  const submittedOn = filed ? builder.daysAgo(plan.ago) : builder.workdaysAgo(plan.ago)
  const openedOn = addDays(submittedOn, -7)
  const first = Math.floor(builder.chance(`panel ${plan.key}`)() * reviewers.length)
  const panel = Array.from({ length: PANEL_SIZE }, (_, i) => reviewers[(first + i) % reviewers.length]).flatMap(
    (reviewer, i) =>
      reviewer ? [{ ...reviewer, marks: marksOf(78 + i * 4), opinion: '材料齐全，条件符合。（示例）' }] : [],
  )
  return {
    organisation: {
      id,
      creditCode: syntheticCreditCode(serialOf(organisation), creditKindOf(plan.kind), place.cityCode),
      name,
      legalForm: LEGAL_FORMS[plan.kind],
      representative: manager.name,
      regionCode: place.code,
      address: addressOf(organisation),
      mainBusiness: plan.trade.business,
      contactName: manager.name,
      phone: manager.phone,
    },
    kind: plan.kind,
    statement: STATEMENTS[plan.kind],
    sites: [siteOf(organisation)],
    staff: staffOf(organisation, openedOn, addDays(builder.today, 400)),
    items: plan.trade.occupations.map((occupationCode) => ({
      occupationCode,
      levels: plan.levels,
      siteIds: [organisation.siteId],
      majorName: plan.trade.name,
      normTitle: '评价规范（示例）',
    })),
    openedAt: momentOf(openedOn, 10),
    submittedAt: momentOf(submittedOn, 10, 30),
    stop: plan.stop,
    actors: {
      manager: cast.managerOf(id),
      county: cast.countyOf(place.code),
      city: cast.cityOf(place.cityCode),
      province: cast.province,
    },
    panel,
  }
}

const marksOf = (mark: number): FilingSeed['panel'][number]['marks'] =>
  Object.fromEntries(PANEL_HEADS.map((head, index) => [head, mark + index])) as never

const serialOf = (organisation: MadeUpOrganisation) => Number(/（(\d+)）$/.exec(organisation.name)?.[1] ?? 0)

const addressOf = ({ place, name }: MadeUpOrganisation) =>
  `${place.cityName}${place.name === place.cityName ? '' : place.name}示例路${/（(\d+)）$/.exec(name)?.[1] ?? 1}号`

function creditKindOf(kind: OrganisationKind): CreditCodeKind {
  if (kind === 'employer') return '91'
  return kind === 'technical-college' ? '12' : '52'
}

const LEGAL_FORMS = {
  employer: 'company',
  'technical-college': 'public-institution',
  'training-and-assessment-org': 'private-non-enterprise',
} as const

const STATEMENTS: Readonly<Record<OrganisationKind, FilingSeed['statement']>> = {
  employer: { insuredStaff: 620, sizeClass: 'large', payLinkedToLevels: true, educationFund: true },
  'technical-college': { collegeType: 'technician-college' },
  'training-and-assessment-org': { socialForm: 'private-non-enterprise', trainingSince: '2012-03-01' },
}

function siteOf(organisation: MadeUpOrganisation): FilingSeed['sites'][number] {
  const { plan, place, siteId } = organisation
  return {
    id: siteId,
    regionCode: place.code,
    name: `${place.name}考点（示例）`,
    address: addressOf(organisation),
    longitude: place.longitude,
    latitude: place.latitude,
    tenure: 'owned',
    leaseFrom: null,
    leaseTo: null,
    hostName: null,
    rooms: [
      { name: '机房一', kind: 'computer', capacity: 40, stations: 0, cameras: 4, occupationCodes: [] },
      { name: '机房二', kind: 'computer', capacity: 40, stations: 0, cameras: 4, occupationCodes: [] },
      ...plan.trade.occupations.map((occupationCode, index) => ({
        name: `实训室${index + 1}`,
        kind: 'practical' as const,
        capacity: 25,
        stations: 12,
        cameras: 6,
        occupationCodes: [occupationCode],
      })),
      { name: '评审室', kind: 'review', capacity: 30, stations: 0, cameras: 2, occupationCodes: [] },
    ],
  }
}

function staffOf(organisation: MadeUpOrganisation, joinedOn: string, cardValidTo: string): FilingSeed['staff'] {
  const { manager, supervisors, examiners, plan } = organisation
  const member = (person: EnteredPerson) => ({
    personId: person.id,
    name: person.name,
    documentMasked: maskDocumentNumber(person.documentNumber),
    fullTime: true,
    middleManagement: false,
    grade: null,
    occupationCodes: [],
    cardNumber: null,
    cardValidTo: null,
    joinedOn,
  })
  return [
    { ...member(manager), kind: 'manager', middleManagement: true },
    ...supervisors.map((person) => ({
      ...member(person),
      kind: 'internal-supervisor' as const,
      middleManagement: true,
    })),
    ...examiners.map((person, index) => ({
      ...member(person),
      kind: 'examiner' as const,
      grade: 'senior-examiner' as const,
      occupationCodes: [...plan.trade.occupations],
      cardNumber: `示例${String(serialOf(organisation)).padStart(3, '0')}${String(index + 1).padStart(3, '0')}`,
      cardValidTo,
    })),
  ]
}
