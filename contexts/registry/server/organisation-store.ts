import type { Tx } from '@lingjiang/platform/sql'
import type { LegalForm } from '../contract/index.ts'

/** Column whose sealed values hold the phone of an organisation's contact. */
export const CONTACT_PHONE_PLACE = 'registry.organisation.phone'

export type Organisation = {
  readonly id: string
  readonly creditCode: string
  readonly name: string
  readonly legalForm: LegalForm
  readonly representative: string
  readonly regionCode: string
  readonly address: string
  readonly mainBusiness: string
  readonly contactName: string
  readonly phoneMasked: string
  readonly synthetic: boolean
  readonly version: number
  readonly listedAt: string | null
}

export type OrganisationEntry = Omit<Organisation, 'version' | 'listedAt' | 'synthetic'> & {
  readonly phoneSealed: Buffer
}

const COLUMNS = [
  'id',
  'credit_code',
  'name',
  'legal_form',
  'representative',
  'region_code',
  'address',
  'main_business',
  'contact_name',
  'phone_masked',
  'synthetic',
  'version',
  'listed_at',
] as const

export const organisationStore = {
  async find(tx: Tx, id: string): Promise<Organisation | undefined> {
    const [row] = await tx<Organisation[]>`select ${tx(COLUMNS)} from registry.organisation where id = ${id}`
    return row
  },

  async findByCreditCode(tx: Tx, creditCode: string): Promise<Organisation | undefined> {
    const [row] = await tx<
      Organisation[]
    >`select ${tx(COLUMNS)} from registry.organisation where credit_code = ${creditCode}`
    return row
  },

  async phoneOf(
    tx: Tx,
    id: string,
  ): Promise<{ readonly phoneSealed: Buffer; readonly phoneMasked: string } | undefined> {
    const [row] = await tx<{ phoneSealed: Buffer; phoneMasked: string }[]>`
      select phone_sealed, phone_masked from registry.organisation where id = ${id}`
    return row
  },

  /** @returns false when the credit code belongs to another organisation already */
  async insert(tx: Tx, entry: OrganisationEntry, synthetic: boolean, now: string): Promise<boolean> {
    const rows =
      await tx`insert into registry.organisation ${tx({ ...entry, synthetic, createdAt: now, changedAt: now })}
      on conflict do nothing returning id`
    return rows.length > 0
  },

  /** @returns the new version, or undefined when somebody else was first */
  async update(
    tx: Tx,
    entry: OrganisationEntry,
    synthetic: boolean,
    expectedVersion: number,
    now: string,
  ): Promise<number | undefined> {
    const { id, ...columns } = entry
    const [row] = await tx<{ version: number }[]>`
      update registry.organisation set ${tx({ ...columns, synthetic, changedAt: now })}, version = version + 1
      where id = ${id} and version = ${expectedVersion} returning version`
    return row?.version
  },

  async noteListed(tx: Tx, id: string, now: string): Promise<void> {
    await tx`update registry.organisation set listed_at = coalesce(listed_at, ${now}) where id = ${id}`
  },

  async findCode(tx: Tx, organisationId: string, category: string): Promise<string | undefined> {
    const [row] = await tx<{ code: string }[]>`
      select code from registry.organisation_code where organisation_id = ${organisationId} and category = ${category}`
    return row?.code
  },

  async keepCode(tx: Tx, organisationId: string, category: string, code: string, now: string): Promise<void> {
    await tx`insert into registry.organisation_code ${tx({ organisationId, category, code, allottedAt: now })}`
  },

  /** Takes the next number of a series; the row is held until the transaction ends, so that no number is lost. */
  async takeNumber(tx: Tx, series: string): Promise<number> {
    const [row] = await tx<{ last: number }[]>`
      insert into registry.number_series (series, last) values (${series}, 1)
      on conflict (series) do update set last = registry.number_series.last + 1 returning last`
    return row?.last ?? 1
  },
}
