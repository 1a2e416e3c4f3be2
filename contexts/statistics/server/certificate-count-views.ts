import { prefixOf, type RegionCode, tierOf } from '@lingjiang/kernel'
import type { QueryOf } from '@lingjiang/platform'
import type { Sql } from '@lingjiang/platform/sql'
import type { GetCertificateCounts } from '../contract/index.ts'

export type CountQueryValues = QueryOf<typeof GetCertificateCounts>
export type CountRow = {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly highSkilled: number
}

/** The columns a dimension groups and names by. Regions are named by the caller, who knows the list. */
function dimension(db: Sql, query: CountQueryValues) {
  const county = query.region && tierOf(query.region as RegionCode) !== 'province'
  if (query.by === 'region')
    return county
      ? { key: db`region_code`, name: db`region_code` }
      : { key: db`left(region_code, 4) || '00'`, name: db`left(region_code, 4) || '00'` }
  if (query.by === 'occupation') return { key: db`occupation_code`, name: db`max(occupation_name)` }
  if (query.by === 'level') return { key: db`level`, name: db`level` }
  if (query.by === 'kind') return { key: db`organisation_kind`, name: db`organisation_kind` }
  if (query.by === 'organisation') return { key: db`organisation_code`, name: db`max(organisation_name)` }
  return { key: db`year::text`, name: db`year::text` }
}

/** What the published counts call an occupation or an organisation. Undefined where none of its certificates was counted. */
export async function countedName(
  db: Sql,
  by: 'occupation' | 'organisation',
  key: string,
): Promise<string | undefined> {
  const [row] = await db<{ name: string | null }[]>`
    select max(${by === 'occupation' ? db`occupation_name` : db`organisation_name`}) as name from credentials_pub.certificate_count
    where ${by === 'occupation' ? db`occupation_code` : db`organisation_code`} = ${key}`
  return row?.name ?? undefined
}

/** Certificates in force by one dimension, the largest first; from the published counts. */
export async function countCertificates(db: Sql, query: CountQueryValues): Promise<readonly CountRow[]> {
  const { key, name } = dimension(db, query)
  const named = query.by === 'occupation' || query.by === 'organisation'
  return db<CountRow[]>`
    select ${key} as key, ${named ? name : db`min(${name})`} as name, sum(count)::bigint as count,
      coalesce(sum(count) filter (where level in ('3', '2', '1', 'T', 'C')), 0)::bigint as high_skilled
    from credentials_pub.certificate_count
    where count > 0
      ${query.region ? db`and region_code like ${`${prefixOf(query.region as RegionCode)}%`}` : db``}
      ${query.occupation ? db`and occupation_code = ${query.occupation}` : db``}
      ${query.level ? db`and level = ${query.level}` : db``}
      ${query.kind ? db`and organisation_kind = ${query.kind}` : db``}
      ${query.organisation ? db`and organisation_code = ${query.organisation}` : db``}
      ${query.year ? db`and year = ${query.year}` : db``}
    group by 1 order by count desc, key`
}
