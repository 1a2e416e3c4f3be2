import { randomUUID } from 'node:crypto'
import { maskPhone } from '@lingjiang/codes'
import { isSyntheticCreditCode } from '@lingjiang/codes/synthetic'
import {
  type AccountActor,
  BrokenInvariant,
  dayOf,
  type Instant,
  type OrganisationKind,
  type SkillLevel,
} from '@lingjiang/kernel'
import { findCaseOf, recordBlob, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { occupationStore } from '@lingjiang/standards/server'
import { EMPTY_STATEMENT, type FilingStatement, type LegalForm } from '../contract/index.ts'
import { audiencesFor, documentsFor, FILING_PROCESSES } from '../domain/index.ts'
import { answerConditions, loadApplication, parametersFor } from './application-record.ts'
import { filingStore } from './filing-store.ts'
import { CONTACT_PHONE_PLACE, organisationStore } from './organisation-store.ts'
import type { PanelMarks, Reviewer } from './review-store.ts'
import { samplePaper } from './sample-paper.ts'
import { walkFiling } from './seed-walk.ts'
import { type RoomEntry, type SiteEntry, siteStore } from './site-store.ts'
import { type StaffEntry, staffStore } from './staff-store.ts'

/** Where a seeded application stops; `filed` is the whole way. */
export type SeedStop =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'city-review'
  | 'expert-review'
  | 'site-review'
  | 'publicity'
  | 'objection'
  | 'decision'
  | 'filed'

export type FilingSeed = {
  readonly organisation: {
    readonly id: string
    readonly creditCode: string
    readonly name: string
    readonly legalForm: LegalForm
    readonly representative: string
    readonly regionCode: string
    readonly address: string
    readonly mainBusiness: string
    readonly contactName: string
    readonly phone: string
  }
  readonly kind: OrganisationKind
  readonly statement: Partial<FilingStatement>
  readonly sites: readonly (Omit<SiteEntry, 'organisationId'> & { readonly rooms: readonly RoomEntry[] })[]
  readonly staff: readonly Omit<StaffEntry, 'id' | 'organisationId' | 'regionCode'>[]
  readonly items: readonly {
    readonly occupationCode: string
    readonly levels: readonly SkillLevel[]
    readonly siteIds: readonly string[]
    readonly workType?: string
    readonly majorName?: string
    readonly normTitle: string
  }[]
  readonly openedAt: Instant
  /** The steps after it follow by working days; the decision comes 18 working days later. */
  readonly submittedAt: Instant
  readonly stop: SeedStop
  readonly actors: {
    readonly manager: AccountActor
    readonly county: AccountActor
    readonly city: AccountActor
    readonly province: AccountActor
  }
  /** Three, five or seven experts on the roll, with their marks. */
  readonly panel: readonly (Reviewer & { readonly marks: PanelMarks; readonly opinion: string })[]
}

export type SeededFiling = { readonly filingId: string; readonly caseId: string | null; readonly state: string }

/**
 * Enters a made-up organisation and takes its application through the same rules, procedure, records and register as a real one, with moments of
 * the past. For a demonstration province; runs in a transaction of a job. Throws when the seed meets not every condition, or its credit code
 * could be a real one.
 */
export async function seedFiling(tx: Tx, services: Services, seed: FilingSeed): Promise<SeededFiling> {
  if (!isSyntheticCreditCode(seed.organisation.creditCode))
    throw new BrokenInvariant('only made-up organisations are seeded')
  await enterOrganisation(tx, services, seed)
  const filingId = randomUUID()
  const { id: organisationId, regionCode } = seed.organisation
  if (!(await filingStore.insert(tx, { id: filingId, organisationId, regionCode, kind: seed.kind }, seed.openedAt)))
    throw new BrokenInvariant('an application of this kind is open already')
  await fillIn(tx, services, filingId, seed)
  await mustMeetConditions(tx, filingId, seed)
  if (seed.stop !== 'draft') await walkFiling(tx, services, filingId, seed)
  const filing = await filingStore.find(tx, filingId)
  const file = await findCaseOf(tx, FILING_PROCESSES[seed.kind].name, filingId)
  return { filingId, caseId: file?.id ?? null, state: filing?.state ?? 'draft' }
}

/** The first filing enters the organisation; a second of another kind finds it there. */
async function enterOrganisation(tx: Tx, services: Services, seed: FilingSeed): Promise<void> {
  const { phone, ...organisation } = seed.organisation
  if (await organisationStore.find(tx, organisation.id)) return
  const sealed = { phoneSealed: services.vault.encrypt(phone, CONTACT_PHONE_PLACE), phoneMasked: maskPhone(phone) }
  if (!(await organisationStore.insert(tx, { ...organisation, ...sealed }, true, seed.openedAt)))
    throw new BrokenInvariant('the credit code is taken')
  for (const { rooms, ...site } of seed.sites)
    await siteStore.insert(tx, { ...site, organisationId: organisation.id }, rooms, seed.openedAt)
  const { id: organisationId, regionCode } = organisation
  await staffStore.insert(
    tx,
    seed.staff.map((member) => ({ ...member, id: randomUUID(), organisationId, regionCode })),
  )
}

async function fillIn(tx: Tx, services: Services, filingId: string, seed: FilingSeed): Promise<void> {
  const statement = { ...EMPTY_STATEMENT, legalPerson: true, goodCredit: true, undertakings: true, ...seed.statement }
  await filingStore.saveStatement(tx, filingId, statement, 1, seed.openedAt)
  const occupations = await occupationStore.findMany(
    tx,
    seed.items.map((item) => item.occupationCode),
  )
  const [audience = 'public'] = audiencesFor(seed.kind)
  await filingStore.replaceItems(
    tx,
    filingId,
    seed.items.map((item) => ({
      id: randomUUID(),
      occupationCode: item.occupationCode,
      occupationName: occupations.get(item.occupationCode)?.name ?? item.occupationCode,
      workType: item.workType ?? null,
      levels: [...item.levels],
      audience,
      majorName: item.majorName ?? null,
      normTitle: item.normTitle,
      mainBusiness: true,
      siteIds: [...item.siteIds],
    })),
  )
  const paper = await services.blobs.put(samplePaper())
  await recordBlob(tx, paper, 'application/pdf')
  await filingStore.insertDocuments(
    tx,
    filingId,
    documentsFor(seed.kind).map((kind) => ({
      id: randomUUID(),
      kind,
      occupationCode: null,
      fileName: `${kind}（示例）.pdf`,
      sha256: paper.sha256,
      size: paper.size,
      mediaType: 'application/pdf',
      uploadedBy: seed.actors.manager.accountId,
      uploadedAt: seed.openedAt,
    })),
  )
}

async function mustMeetConditions(tx: Tx, filingId: string, seed: FilingSeed): Promise<void> {
  const filing = await filingStore.find(tx, filingId)
  if (!filing) throw new BrokenInvariant('a seeded application vanished')
  const on = dayOf(seed.submittedAt)
  const loaded = await loadApplication(tx, filing, seed.submittedAt)
  const parameters = await parametersFor(tx, filing.regionCode, on)
  const unmet = answerConditions(filing, loaded, parameters.values, on).filter((condition) => !condition.met)
  if (unmet.length)
    throw new BrokenInvariant(
      `seed ${seed.organisation.name}: ${unmet.map((c) => `${c.rule} ${c.about ?? ''} ${c.asks.zh}（${c.found.zh}）`).join('; ')}`,
    )
}
