import type { Sql, Tx } from '@lingjiang/platform/sql'

/** One row of the public query: masked, with keyed indexes. */
export type PublishedCertificate = {
  readonly number: string
  readonly nameIndex: Uint8Array
  readonly documentIndex: Uint8Array
  readonly maskedName: string
  readonly maskedDocument: string
  readonly documentType: string
  readonly occupationCode: string
  readonly occupationName: string
  readonly workType: string | null
  readonly level: string
  readonly organisationCode: string
  readonly organisationName: string
  readonly organisationKind: string
  readonly regionCode: string
  readonly issuedOn: string
  readonly status: string
  readonly statusReason: string | null
  readonly statusOn: string | null
  readonly digest: string
  readonly checkToken: string
}

export type CheckRow = Omit<PublishedCertificate, 'documentIndex' | 'documentType' | 'organisationKind' | 'regionCode'>

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

  /** Publishes many rows in one statement, its columns as lists. */
  async publish(tx: Tx, rows: readonly PublishedCertificate[]): Promise<void> {
    const of = (key: keyof PublishedCertificate) => rows.map((row) => row[key] as string | null)
    const hex = (key: 'nameIndex' | 'documentIndex') => rows.map((row) => Buffer.from(row[key]).toString('hex'))
    await tx`
      insert into credentials_pub.certificate (number, name_index, document_index, masked_name, masked_document, document_type, occupation_code,
        occupation_name, work_type, level, organisation_code, organisation_name, organisation_kind, region_code, issued_on, status, status_reason,
        status_on, digest, check_token)
      select n.number, decode(n.name_index, 'hex'), decode(n.document_index, 'hex'), n.masked_name, n.masked_document, n.document_type,
        n.occupation_code, n.occupation_name, n.work_type, n.level, n.organisation_code, n.organisation_name, n.organisation_kind, n.region_code,
        n.issued_on, n.status, n.status_reason, n.status_on, n.digest, n.check_token
      from unnest(${of('number')}::text[], ${hex('nameIndex')}::text[], ${hex('documentIndex')}::text[], ${of('maskedName')}::text[],
        ${of('maskedDocument')}::text[], ${of('documentType')}::text[], ${of('occupationCode')}::text[], ${of('occupationName')}::text[],
        ${of('workType')}::text[], ${of('level')}::text[], ${of('organisationCode')}::text[], ${of('organisationName')}::text[],
        ${of('organisationKind')}::text[], ${of('regionCode')}::text[], ${of('issuedOn')}::date[], ${of('status')}::text[],
        ${of('statusReason')}::text[], ${of('statusOn')}::date[], ${of('digest')}::text[], ${of('checkToken')}::text[])
        as n (number, name_index, document_index, masked_name, masked_document, document_type, occupation_code, occupation_name, work_type, level,
          organisation_code, organisation_name, organisation_kind, region_code, issued_on, status, status_reason, status_on, digest, check_token)`
  },

  /** Adds issued certificates to the public counts, in the transaction of the issue. */
  async count(tx: Tx, rows: readonly PublishedCertificate[]): Promise<void> {
    const [first] = rows
    if (!first) return
    await tx`insert into credentials_pub.certificate_count
        (region_code, occupation_code, level, organisation_code, year, organisation_kind, organisation_name, occupation_name, count)
      values (${first.regionCode}, ${first.occupationCode}, ${first.level}, ${first.organisationCode}, ${Number(first.issuedOn.slice(0, 4))},
        ${first.organisationKind}, ${first.organisationName}, ${first.occupationName}, ${rows.length})
      on conflict (region_code, occupation_code, level, organisation_code, year)
      do update set count = certificate_count.count + excluded.count`
  },
}
