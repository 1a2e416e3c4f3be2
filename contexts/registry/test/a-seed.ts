import { randomUUID } from 'node:crypto'
import { syntheticCreditCode } from '@lingjiang/codes/synthetic'
import { type AccountActor, instant, type OrganisationKind, type Role } from '@lingjiang/kernel'
import { PANEL_HEADS } from '../domain/index.ts'
import type { FilingSeed, PanelMarks, Reviewer, SeedStop } from '../server/index.ts'
import { aSite, aStatement, ELECTRICIAN } from './an-application.ts'

const actor = (role: Role, more: Partial<AccountActor> = {}): AccountActor => ({
  kind: 'account',
  accountId: randomUUID(),
  mandateId: randomUUID(),
  role,
  regions: [],
  ...more,
})

const marks = Object.fromEntries(PANEL_HEADS.map((head) => [head, 82])) as PanelMarks

/** A made-up organisation whose application goes as far as `stop`. */
export function aSeed(
  index: number,
  kind: OrganisationKind,
  stop: SeedStop,
  reviewers: readonly Reviewer[],
): FilingSeed {
  const id = randomUUID()
  const { rooms, ...site } = aSite()
  const siteId = randomUUID()
  const member = {
    personId: '',
    name: '',
    documentMasked: '449***********00',
    fullTime: true,
    middleManagement: true,
    grade: null,
    occupationCodes: [ELECTRICIAN],
    cardNumber: null,
    cardValidTo: null,
    joinedOn: '2026-01-05',
  }
  const staff = (
    ['manager', 'internal-supervisor', 'internal-supervisor', 'examiner', 'examiner', 'examiner'] as const
  ).map((staffKind, i) => ({
    ...member,
    kind: staffKind,
    personId: randomUUID(),
    name: `员工${i}`,
    ...(staffKind === 'examiner'
      ? { grade: 'examiner' as const, cardNumber: `K${index}${i}`, cardValidTo: '2029-01-01' }
      : {}),
  }))
  return {
    organisation: {
      id,
      creditCode: syntheticCreditCode(500_000 + index),
      name: `种子机构${index}（示例）`,
      legalForm: 'company',
      representative: '某人',
      regionCode: '440106',
      address: '天河区某路一号',
      mainBusiness: '电气制造',
      contactName: '某人',
      phone: '020-11112222',
    },
    kind,
    statement: aStatement(kind),
    sites: [{ ...site, id: siteId, leaseFrom: null, leaseTo: null, hostName: null, rooms }],
    staff,
    items: [
      {
        occupationCode: ELECTRICIAN,
        levels: ['4'],
        siteIds: [siteId],
        majorName: '电气',
        normTitle: '电工国家职业标准',
      },
    ],
    openedAt: instant('2026-08-03T01:00:00Z'),
    submittedAt: instant('2026-08-10T01:00:00Z'),
    stop,
    actors: {
      manager: actor('organisation-manager', { organisationId: id }),
      county: actor('county-officer'),
      city: actor('city-officer'),
      province: actor('province-officer'),
    },
    panel: reviewers.map((reviewer) => ({ ...reviewer, marks, opinion: '符合条件' })),
  }
}

export const someReviewers = (): readonly Reviewer[] =>
  ['甲', '乙', '丙'].map((name) => ({
    personId: randomUUID(),
    name: `专家${name}`,
    unit: `单位${name}`,
    title: '高级技师',
    fields: ['电气'],
    regionCode: '440100',
  }))
