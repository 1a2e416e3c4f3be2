import type { Audience, OrganisationKind, Reason, SkillLevel } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import type { FilingStatement } from '../contract/index.ts'

export type Filing = {
  readonly id: string
  readonly organisationId: string
  readonly organisationName: string
  readonly regionCode: string
  readonly kind: OrganisationKind
  readonly state: string
  readonly statement: FilingStatement
  readonly version: number
  readonly letterNumber: string | null
  readonly decidedOn: string | null
  readonly createdAt: string
  readonly submittedAt: string | null
  readonly listedAt: string | null
}

export type FilingItemRow = {
  readonly id: string
  readonly occupationCode: string
  readonly occupationName: string
  readonly workType: string | null
  readonly levels: SkillLevel[]
  readonly audience: Audience
  readonly majorName: string | null
  readonly normTitle: string | null
  readonly mainBusiness: boolean
  readonly siteIds: string[]
}

export type FilingDocumentRow = {
  readonly id: string
  readonly kind: string
  readonly occupationCode: string | null
  readonly fileName: string
  readonly sha256: string
  readonly size: number
  readonly mediaType: string
  readonly uploadedAt: string
}

const columns = (
  tx: Tx,
) => tx`f.id, f.organisation_id, o.name as organisation_name, f.region_code, f.kind, f.state, f.statement, f.version,
  f.letter_number, f.decided_on, f.created_at, f.submitted_at, f.listed_at`

export type Submission = {
  readonly number: number
  readonly at: string
  readonly parameterVersions: Record<string, number>
}

export const filingStore = {
  async find(tx: Tx, id: string): Promise<Filing | undefined> {
    const [row] = await tx<Filing[]>`
      select ${columns(tx)} from registry.filing f join registry.organisation o on o.id = f.organisation_id where f.id = ${id}`
    return row
  },

  /** Whether the actor handles it: not only sees it because it is listed. */
  async isHandled(tx: Tx, id: string): Promise<boolean> {
    const [row] = await tx<{ handled: boolean }[]>`select registry.handles_filing(${id}) as handled`
    return row?.handled ?? false
  },

  /** Like find, and holds the filing until the transaction ends. */
  async lock(tx: Tx, id: string): Promise<Filing | undefined> {
    const [row] = await tx<Filing[]>`
      select ${columns(tx)} from registry.filing f join registry.organisation o on o.id = f.organisation_id where f.id = ${id} for update of f`
    return row
  },

  async ofOrganisation(tx: Tx, organisationId: string): Promise<readonly Filing[]> {
    return tx<Filing[]>`
      select ${columns(tx)} from registry.filing f join registry.organisation o on o.id = f.organisation_id
      where f.organisation_id = ${organisationId} order by f.created_at desc`
  },

  /** @returns false when an application of that kind is open already */
  async insert(
    tx: Tx,
    filing: Pick<Filing, 'id' | 'organisationId' | 'regionCode' | 'kind'>,
    now: string,
  ): Promise<boolean> {
    const rows =
      await tx`insert into registry.filing ${tx({ ...filing, state: 'draft', createdAt: now, changedAt: now })}
      on conflict do nothing returning id`
    return rows.length > 0
  },

  /** @returns the new version, or undefined when somebody else was first */
  async saveStatement(
    tx: Tx,
    id: string,
    statement: FilingStatement,
    expectedVersion: number,
    now: string,
  ): Promise<number | undefined> {
    const [row] = await tx<{ version: number }[]>`
      update registry.filing set statement = ${tx.json(statement as never)}, version = version + 1, changed_at = ${now}
      where id = ${id} and version = ${expectedVersion} returning version`
    return row?.version
  },

  /** Counts a change of the items or papers as a change of the filing. @returns the new version, or undefined when somebody else was first */
  async touch(tx: Tx, id: string, expectedVersion: number, now: string): Promise<number | undefined> {
    const [row] = await tx<{ version: number }[]>`update registry.filing set version = version + 1, changed_at = ${now}
      where id = ${id} and version = ${expectedVersion} returning version`
    return row?.version
  },

  /** Mirrors the state of the case on the filing. */
  async noteState(tx: Tx, id: string, state: string, now: string): Promise<void> {
    await tx`update registry.filing set state = ${state}, version = version + 1, changed_at = ${now} where id = ${id}`
  },

  async noteSubmitted(tx: Tx, id: string, now: string): Promise<void> {
    await tx`update registry.filing set submitted_at = ${now} where id = ${id}`
  },

  async noteDecided(
    tx: Tx,
    id: string,
    decision: { readonly letterNumber: string; readonly decidedOn: string; readonly listedAt: string },
  ): Promise<void> {
    await tx`update registry.filing set ${tx(decision)} where id = ${id}`
  },

  async itemsOf(tx: Tx, filingId: string): Promise<readonly FilingItemRow[]> {
    return tx<FilingItemRow[]>`
      select id, occupation_code, occupation_name, work_type, levels, audience, major_name, norm_title, main_business, site_ids
      from registry.filing_item where filing_id = ${filingId} order by occupation_code, work_type nulls first, audience`
  },

  /** The names of the occupations of each application. */
  async occupationsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await tx<{ filingId: string; names: readonly string[] }[]>`
      select filing_id, array_agg(distinct occupation_name order by occupation_name) as names from registry.filing_item
      where filing_id = any(${[...ids]}) group by filing_id`
    return new Map(rows.map((row) => [row.filingId, row.names]))
  },

  async replaceItems(tx: Tx, filingId: string, items: readonly FilingItemRow[]): Promise<void> {
    await tx`delete from registry.filing_item where filing_id = ${filingId}`
    if (items.length)
      await tx`insert into registry.filing_item ${tx(items.map((item) => ({ ...item, filingId, levels: [...item.levels], siteIds: [...item.siteIds] })))}`
  },

  async documentsOf(tx: Tx, filingId: string): Promise<readonly FilingDocumentRow[]> {
    return tx<FilingDocumentRow[]>`select id, kind, occupation_code, file_name, sha256, size, media_type, uploaded_at
      from registry.filing_document where filing_id = ${filingId} order by uploaded_at, id`
  },

  async insertDocuments(
    tx: Tx,
    filingId: string,
    documents: readonly (FilingDocumentRow & { readonly uploadedBy: string | null })[],
  ): Promise<void> {
    if (documents.length)
      await tx`insert into registry.filing_document ${tx(documents.map((document) => ({ ...document, filingId })))}`
  },

  /** @returns false when there is no such paper */
  async deleteDocument(tx: Tx, filingId: string, id: string): Promise<boolean> {
    const rows =
      await tx`delete from registry.filing_document where filing_id = ${filingId} and id = ${id} returning id`
    return rows.length > 0
  },

  /** Keeps the application as it was handed in. @returns its number */
  async appendSubmission(
    tx: Tx,
    submission: {
      readonly filingId: string
      readonly facts: unknown
      readonly conditions: readonly Reason[]
      readonly parameterVersions: Readonly<Record<string, number>>
      readonly documentDigests: readonly string[]
      readonly submittedBy: string | null
      readonly at: string
    },
  ): Promise<number> {
    const [row] = await tx<{ number: number }[]>`
      insert into registry.filing_submission (filing_id, number, facts, conditions, parameter_versions, document_digests, submitted_by, at)
      select ${submission.filingId}, coalesce(max(number), 0) + 1, ${tx.json(submission.facts as never)}, ${tx.json(submission.conditions as never)},
        ${tx.json(submission.parameterVersions as never)}, ${[...submission.documentDigests]}, ${submission.submittedBy}, ${submission.at}
      from registry.filing_submission where filing_id = ${submission.filingId} returning number`
    return row?.number ?? 1
  },

  async submissionsOf(tx: Tx, filingId: string): Promise<readonly Submission[]> {
    return tx<Submission[]>`
      select number, at, parameter_versions from registry.filing_submission where filing_id = ${filingId} order by number`
  },
}
