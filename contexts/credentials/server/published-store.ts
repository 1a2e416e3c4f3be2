import { columnOfBytes, columnText, type Sql, type Tx } from '@lingjiang/platform/sql'
import type { IssuingGroup } from './issuing-group.ts'

/** Of a row of the public query, what is one certificate's: masked, with keyed indexes. */
export type PublishedHolder = {
  readonly number: string
  readonly nameIndex: Uint8Array
  readonly documentIndex: Uint8Array
  readonly maskedName: string
  readonly maskedDocument: string
  readonly documentType: string
  readonly digest: string
  readonly checkToken: string
}

export type CheckRow = Omit<PublishedHolder, 'documentIndex' | 'documentType'> & {
  readonly occupationCode: string
  readonly occupationName: string
  readonly workType: string | null
  readonly level: string
  readonly organisationCode: string
  readonly organisationName: string
  readonly issuedOn: string
  readonly status: string
  readonly statusReason: string | null
  readonly statusOn: string | null
}

/** The certificates one may be asked about; the only table that the public role reads. */
export const publishedStore = {
  async findByNumber(db: Sql, number: string): Promise<CheckRow | undefined> {
    const [row] = await db<CheckRow[]>`
      select number, name_index, masked_name, masked_document, occupation_code, occupation_name, work_type, level, organisation_code, organisation_name,
        issued_on, status, status_reason, status_on, digest, check_token
      from credentials_pub.certificate where number = ${number}`
    return row
  },

  async listByDocument(db: Sql, documentIndex: Uint8Array): Promise<readonly CheckRow[]> {
    return db<CheckRow[]>`
      select number, name_index, masked_name, masked_document, occupation_code, occupation_name, work_type, level, organisation_code, organisation_name,
        issued_on, status, status_reason, status_on, digest, check_token
      from credentials_pub.certificate where document_index = ${documentIndex} order by issued_on desc, number limit 200`
  },

  /** Publishes the certificates of a group, valid: one statement, what differs as lists. */
  async publish(
    tx: Tx,
    { organisation, occupation, ...group }: IssuingGroup,
    rows: readonly PublishedHolder[],
  ): Promise<void> {
    await tx`
      insert into credentials_pub.certificate (number, name_index, document_index, masked_name, masked_document, document_type, occupation_code,
        occupation_name, work_type, level, organisation_code, organisation_name, organisation_kind, region_code, issued_on, status, digest,
        check_token)
      select n.number, n.name_index::bytea, n.document_index::bytea, n.masked_name, n.masked_document, n.document_type,
        ${occupation.code}, ${occupation.name}, ${occupation.workType}, ${group.level}, ${organisation.code}, ${organisation.name},
        ${organisation.kind}, ${group.regionCode}, ${group.issuedOn}::date, 'valid', n.digest, n.check_token
      from rows from (
        string_to_table(${columnText(rows.map((row) => row.number))}, chr(10)),
        string_to_table(${columnOfBytes(rows.map((row) => row.nameIndex))}, chr(10)),
        string_to_table(${columnOfBytes(rows.map((row) => row.documentIndex))}, chr(10)),
        string_to_table(${columnText(rows.map((row) => row.digest))}, chr(10)),
        string_to_table(${columnText(rows.map((row) => row.checkToken))}, chr(10)),
        unnest(${rows.map((row) => row.maskedName)}::text[], ${rows.map((row) => row.maskedDocument)}::text[],
          ${rows.map((row) => row.documentType)}::text[]))
        as n (number, name_index, document_index, digest, check_token, masked_name, masked_document, document_type)`
  },

  /** Adds issued certificates to the public counts, in the transaction of the issue. */
  async count(tx: Tx, { organisation, occupation, ...group }: IssuingGroup, count: number): Promise<void> {
    await tx`insert into credentials_pub.certificate_count
        (region_code, occupation_code, level, organisation_code, year, organisation_kind, organisation_name, occupation_name, count)
      values (${group.regionCode}, ${occupation.code}, ${group.level}, ${organisation.code}, ${Number(group.issuedOn.slice(0, 4))},
        ${organisation.kind}, ${organisation.name}, ${occupation.name}, ${count})
      on conflict (region_code, occupation_code, level, organisation_code, year)
      do update set count = certificate_count.count + excluded.count`
  },
}
