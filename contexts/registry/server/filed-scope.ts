import type { Audience, OrganisationKind, PlainDate, SkillLevel } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { ExaminerGrade, StaffKind } from '../contract/index.ts'
import {
  type FiledScope,
  type FilingStanding,
  findScopeGap,
  type ScopeGap,
  type ScopeQuestion,
} from '../domain/index.ts'
import { type CatalogueEntry, catalogueStore } from './catalogue-store.ts'
import { filingStore } from './filing-store.ts'
import { type Site, siteStore } from './site-store.ts'
import { type StaffMember, staffStore } from './staff-store.ts'

export type FiledItem = {
  readonly occupationCode: string
  readonly occupationName: string
  readonly workType: string | null
  readonly levels: readonly SkillLevel[]
  readonly audience: Audience
  readonly siteIds: readonly string[]
}

/** One filing in the catalogue as other contexts may know it. */
export type FiledEntry = {
  readonly entryId: string
  readonly filingId: string
  readonly kind: OrganisationKind
  readonly organisationCode: string
  readonly standing: FilingStanding
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  /** Of the decision; null where the actor may not see the filing. */
  readonly letterNumber: string | null
  readonly inForce: boolean
  readonly items: readonly FiledItem[]
}

const STANDINGS: Readonly<Record<CatalogueEntry['status'], FilingStanding>> = {
  listed: 'active',
  warned: 'active',
  suspended: 'suspended',
  removed: 'cancelled',
}

/** What an organisation is filed for on a day, one entry a filing. Valid in the whole province (F-18). Anybody may know it. */
export async function getFiledScope(tx: Tx, organisationId: string, on: PlainDate): Promise<readonly FiledEntry[]> {
  const entries = await catalogueStore.ofOrganisation(tx, organisationId)
  return Promise.all(
    entries.map(async (entry) => {
      const standing = STANDINGS[entry.status]
      const items = await filingStore.itemsOf(tx, entry.filingId)
      return {
        entryId: entry.id,
        filingId: entry.filingId,
        kind: entry.kind,
        organisationCode: entry.organisationCode,
        standing,
        validFrom: entry.validFrom as PlainDate,
        validTo: entry.validTo as PlainDate,
        letterNumber: entry.letterNumber,
        inForce: standing === 'active' && entry.validFrom <= on && on <= entry.validTo,
        items: items.map(({ occupationCode, occupationName, workType, levels, audience, siteIds }) => ({
          occupationCode,
          occupationName,
          workType,
          levels,
          audience,
          siteIds,
        })),
      }
    }),
  )
}

/** Whether some filing of the organisation stands on a day. */
export async function isListed(tx: Tx, organisationId: string, on: PlainDate): Promise<boolean> {
  return (await getFiledScope(tx, organisationId, on)).some((entry) => entry.inForce)
}

/** F-18: whether any filing covers an assessment: the entry that does, or the nearest thing missing. */
export async function findFiledEntry(
  tx: Tx,
  organisationId: string,
  question: ScopeQuestion,
): Promise<{ readonly entry: FiledEntry } | { readonly gap: ScopeGap }> {
  const gaps: ScopeGap[] = []
  for (const entry of await getFiledScope(tx, organisationId, question.on)) {
    const scope: FiledScope = { ...entry, items: entry.items.map((item) => ({ ...item, active: true })) }
    const gap = findScopeGap(scope, question)
    if (!gap) return { entry }
    gaps.push(gap)
  }
  const nearest = (['audience-not-filed', 'level-not-filed', 'occupation-not-filed'] as const).find((gap) =>
    gaps.includes(gap),
  )
  return { gap: nearest ?? 'filing-not-in-force' }
}

/** A site with its rooms; undefined when the actor may not see it or it does not exist. */
export function siteOf(tx: Tx, siteId: string): Promise<Site | undefined> {
  return siteStore.find(tx, siteId)
}

export type Examiner = {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly grade: ExaminerGrade
  readonly occupationCodes: readonly string[]
  readonly cardNumber: string
  readonly cardValidTo: string
}

/** The examiners on the roll of an organisation on a day, for an occupation or all; those whose card has run out are left out. */
export async function examinersOf(
  tx: Tx,
  organisationId: string,
  on: PlainDate,
  occupationCode?: string,
): Promise<readonly Examiner[]> {
  const staff = await staffStore.ofOrganisation(tx, organisationId, on)
  return staff.flatMap((member) => {
    const { grade, cardNumber, cardValidTo } = member
    const examines = member.kind === 'examiner' && grade && cardNumber && cardValidTo && cardValidTo >= on
    if (!examines || (occupationCode && !member.occupationCodes.includes(occupationCode))) return []
    const { id, personId, name, occupationCodes } = member
    return [{ id, personId, name, grade, occupationCodes, cardNumber, cardValidTo }]
  })
}

/** Everybody on a list of the organisation on a day: internal supervisors and managers for duties, all for recusal. */
export async function staffOf(
  tx: Tx,
  organisationId: string,
  on: PlainDate,
  kind?: StaffKind,
): Promise<readonly StaffMember[]> {
  const staff = await staffStore.ofOrganisation(tx, organisationId, on)
  return kind ? staff.filter((member) => member.kind === kind) : staff
}
