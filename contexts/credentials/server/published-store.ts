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

  async publish(tx: Tx, rows: readonly PublishedCertificate[]): Promise<void> {
    for (let i = 0; i < rows.length; i += 1000)
      await tx`insert into credentials_pub.certificate ${tx(rows.slice(i, i + 1000))}`
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
