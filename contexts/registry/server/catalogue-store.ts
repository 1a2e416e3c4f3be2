import type { OrganisationKind } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { CatalogueEventKind, CatalogueStatus } from '../contract/index.ts'

export type CatalogueEntry = {
  readonly id: string
  readonly filingId: string
  readonly organisationId: string
  readonly organisationCode: string
  readonly kind: OrganisationKind
  readonly status: CatalogueStatus
  readonly validFrom: string
  readonly validTo: string
  /** 粤技服备〔年〕n号 of the decision; null where the actor may not see the filing. */
  readonly letterNumber: string | null
  readonly version: number
}

export type CatalogueEvent = {
  readonly entryId: string
  readonly kind: CatalogueEventKind
  readonly day: string
  readonly document: string | null
  readonly reason: string | null
  readonly body: Readonly<Record<string, unknown>>
  readonly at: string
}

export const catalogueStore = {
  async insert(tx: Tx, entry: Omit<CatalogueEntry, 'version' | 'letterNumber'>): Promise<void> {
    await tx`insert into registry.catalogue_entry ${tx(entry)}`
  },

  async lock(tx: Tx, id: string): Promise<CatalogueEntry | undefined> {
    const [row] = await tx<CatalogueEntry[]>`
      select id, filing_id, organisation_id, organisation_code, kind, status, valid_from, valid_to, version,
        (select f.letter_number from registry.filing f where f.id = filing_id) as letter_number
      from registry.catalogue_entry where id = ${id} for update`
    return row
  },

  async ofOrganisation(tx: Tx, organisationId: string): Promise<readonly CatalogueEntry[]> {
    return tx<CatalogueEntry[]>`
      select id, filing_id, organisation_id, organisation_code, kind, status, valid_from, valid_to, version,
        (select f.letter_number from registry.filing f where f.id = filing_id) as letter_number
      from registry.catalogue_entry where organisation_id = ${organisationId} order by valid_from, id`
  },

  async findByFiling(tx: Tx, filingId: string): Promise<CatalogueEntry | undefined> {
    const [row] = await tx<CatalogueEntry[]>`
      select id, filing_id, organisation_id, organisation_code, kind, status, valid_from, valid_to, version,
        (select f.letter_number from registry.filing f where f.id = filing_id) as letter_number
      from registry.catalogue_entry where filing_id = ${filingId}`
    return row
  },

  async setStatus(tx: Tx, id: string, status: CatalogueStatus): Promise<void> {
    await tx`update registry.catalogue_entry set status = ${status}, version = version + 1 where id = ${id}`
  },

  /** Appends a change to the history. @returns its number */
  async appendEvent(tx: Tx, event: CatalogueEvent): Promise<number> {
    const [row] = await tx<{ number: number }[]>`
      insert into registry.catalogue_event (entry_id, number, kind, day, document, reason, body, at)
      select ${event.entryId}, coalesce(max(number), 0) + 1, ${event.kind}, ${event.day}, ${event.document}, ${event.reason},
        ${tx.json(event.body as never)}, ${event.at}
      from registry.catalogue_event where entry_id = ${event.entryId} returning number`
    return row?.number ?? 1
  },
}
