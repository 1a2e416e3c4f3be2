import type { Tx } from '@lingjiang/platform/sql'

export type CertificateRow = {
  readonly id: string
  readonly number: string
  readonly holderName: string
  readonly occupationCode: string
  readonly occupationName: string
  readonly level: string
  readonly organisationName: string
  readonly regionCode: string
  readonly issuedOn: string
  readonly status: string
}
export type CertificateFilter = {
  readonly session?: string | undefined
  readonly regionPrefix?: string | undefined
  readonly occupation?: string | undefined
  readonly level?: string | undefined
  readonly kind?: string | undefined
  readonly organisation?: string | undefined
  readonly year?: number | undefined
  readonly inForce?: boolean | undefined
  readonly number?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const columns = (tx: Tx) => tx`
  id, number, holder_name, occupation_code, payload #>> '{occupation,name}' as occupation_name, level,
  payload #>> '{organisation,name}' as organisation_name, region_code, issued_on, status`

const conditions = (tx: Tx, filter: CertificateFilter) => tx`true
  ${filter.session ? tx`and session_id = ${filter.session}` : tx``}
  ${filter.regionPrefix ? tx`and region_code like ${`${filter.regionPrefix}%`}` : tx``}
  ${filter.occupation ? tx`and occupation_code = ${filter.occupation}` : tx``}
  ${filter.level ? tx`and level = ${filter.level}` : tx``}
  ${filter.kind ? tx`and organisation_kind = ${filter.kind}` : tx``}
  ${filter.organisation ? tx`and number like ${`${filter.organisation}%`}` : tx``}
  ${filter.year ? tx`and issued_on between ${`${filter.year}-01-01`}::date and ${`${filter.year}-12-31`}::date` : tx``}
  ${filter.inForce ? tx`and status not in ('revoked', 'cancelled')` : tx``}
  ${filter.number ? tx`and number = ${filter.number}` : tx``}`

/** Lists of certificates; what one may see at all is row-level security's business. */
export const certificateViews = {
  /** Newest first; the cursor is day and number of the last row seen. */
  async page(
    tx: Tx,
    filter: CertificateFilter,
  ): Promise<{ readonly rows: readonly CertificateRow[]; readonly next: string | null }> {
    const [day, number] = /^(\d{4}-\d{2}-\d{2})~([A-Z0-9]{22})$/.exec(filter.cursor ?? '')?.slice(1) ?? []
    const rows = await tx<CertificateRow[]>`
      select ${columns(tx)} from credentials.certificate where ${conditions(tx, filter)}
      ${day && number ? tx`and (issued_on, number) < (${day}::date, ${number})` : tx``}
      order by issued_on desc, number desc limit ${filter.limit + 1}`
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    return { rows: page, next: rows.length > filter.limit && last ? `${last.issuedOn}~${last.number}` : null }
  },

  async count(tx: Tx, filter: CertificateFilter): Promise<number> {
    const [row] = await tx<
      { count: number }[]
    >`select count(*)::integer as count from credentials.certificate where ${conditions(tx, filter)}`
    return row?.count ?? 0
  },

  async ofPerson(tx: Tx, personId: string): Promise<readonly CertificateRow[]> {
    return tx<CertificateRow[]>`
      select ${columns(tx)} from credentials.certificate where person_id = ${personId} order by issued_on desc, number`
  },
}
