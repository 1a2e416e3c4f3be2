import { type OrganisationKind, prefixOf, type RegionCode } from '@lingjiang/kernel'
import type { QueryOf, ReplyOf } from '@lingjiang/platform'
import type { Sql, Tx } from '@lingjiang/platform/sql'
import type { GetCatalogueOrganisation, ListCatalogue, ListPublicExamples, ListPublicity } from '../contract/index.ts'

type Filter = Partial<QueryOf<typeof ListCatalogue>>
type Entry = Omit<ReplyOf<typeof ListCatalogue>['entries'][number], 'regionName'>
type Organisation = ReplyOf<typeof GetCatalogueOrganisation>

const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&')

function conditionsOf(db: Sql | Tx, filter: Filter) {
  const text = filter.text?.trim()
  // Official names carry full-width brackets, whatever the keyboard gave.
  const named = text?.replaceAll('(', '（').replaceAll(')', '）') ?? ''
  const item = filter.occupation || filter.level || filter.audience
  return db`true
    ${
      text
        ? db`and (e.name ilike ${`%${likeText(named)}%`} or e.organisation_code ilike ${`${likeText(text)}%`} or e.credit_code = ${text.toUpperCase()}
      or exists (select from registry_pub.catalogue_item t where t.entry_id = e.id and t.occupation_name ilike ${`%${likeText(text)}%`}))`
        : db``
    }
    ${filter.kind ? db`and e.kind = ${filter.kind}` : db``}
    ${filter.region ? db`and e.region_code like ${`${prefixOf(filter.region as RegionCode)}%`}` : db``}
    ${filter.status ? db`and e.status = ${filter.status}` : db``}
    ${
      item
        ? db`and exists (select from registry_pub.catalogue_item i where i.entry_id = e.id
          ${filter.occupation ? db`and i.occupation_code = ${filter.occupation}` : db``}
          ${filter.level ? db`and ${filter.level} = any (i.levels)` : db``}
          ${filter.audience ? db`and i.audience = ${filter.audience}` : db``})`
        : db``
    }`
}

const entryColumns = (
  db: Sql | Tx,
) => db`e.id, e.organisation_id, e.organisation_code, e.name, e.credit_code, e.kind, e.status, e.region_code, e.address,
  e.valid_from, e.valid_to, e.letter_number, e.decided_on, e.synthetic,
  (select coalesce(jsonb_agg(jsonb_build_object('occupationCode', i.occupation_code, 'occupationName', i.occupation_name, 'workType', i.work_type,
    'levels', i.levels, 'audience', i.audience, 'siteIds', i.site_ids) order by i.occupation_code, i.work_type, i.audience), '[]')
   from registry_pub.catalogue_item i where i.entry_id = e.id) as items`

/** One page in the order of organisation codes; the cursor is the code and id of the last row. */
export async function listEntries(
  db: Sql | Tx,
  filter: Filter & { readonly limit: number },
): Promise<{ readonly entries: readonly Entry[]; readonly next: string | null }> {
  const [code, id] = /^([A-Z]\d{12})~([0-9a-f-]{36})$/.exec(filter.cursor ?? '')?.slice(1) ?? []
  const rows = await db<
    Entry[]
  >`select ${entryColumns(db)} from registry_pub.catalogue_entry e where ${conditionsOf(db, filter)}
    ${code && id ? db`and (e.organisation_code, e.id) > (${code}, ${id}::uuid)` : db``}
    order by e.organisation_code, e.id limit ${filter.limit + 1}`
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return { entries: page, next: rows.length > filter.limit && last ? `${last.organisationCode}~${last.id}` : null }
}

export async function countEntries(db: Sql | Tx, filter: Filter): Promise<number> {
  const [row] = await db<{ count: number }[]>`
    select count(*)::integer as count from registry_pub.catalogue_entry e where ${conditionsOf(db, filter)}`
  return row?.count ?? 0
}

export async function findListedOrganisation(
  db: Sql | Tx,
  organisationId: string,
): Promise<
  | (Omit<Organisation, 'regionName' | 'entries' | 'sites'> & {
      entries: Entry[]
      sites: Omit<Organisation['sites'][number], 'regionName'>[]
    })
  | undefined
> {
  const entries = await db<Entry[]>`select ${entryColumns(db)} from registry_pub.catalogue_entry e
    where e.organisation_id = ${organisationId} order by e.valid_from desc, e.id`
  const [first] = entries
  if (!first) return undefined
  const sites = await db<Omit<Organisation['sites'][number], 'regionName'>[]>`
    select id, name, address, region_code, longitude, latitude, capacity, room_kinds from registry_pub.catalogue_site
    where organisation_id = ${organisationId} order by name, id`
  const history = await db<
    Organisation['history']
  >`select entry_id, kind, day, document, reason from registry_pub.catalogue_event
    where entry_id in ${db(entries.map((entry) => entry.id))} order by day desc, number desc`
  const { name, creditCode, regionCode, address, synthetic } = first
  return {
    name,
    creditCode,
    regionCode,
    address,
    synthetic,
    entries: [...entries],
    sites: [...sites],
    history: [...history],
  }
}

export async function listNotices(db: Sql | Tx): Promise<ReplyOf<typeof ListPublicity>['notices']> {
  return db<ReplyOf<typeof ListPublicity>['notices']>`
    select filing_id, name, credit_code, kind, region_code, synthetic, opened_on, closes_on, coalesce(items, '[]') as items
    from registry_pub.publicity order by closes_on, name`
}

/** The real organisations of public sources, each with the occupations that its source names. */
export async function listExamples(
  db: Sql | Tx,
  text: string,
): Promise<ReplyOf<typeof ListPublicExamples>['organisations']> {
  return db<ReplyOf<typeof ListPublicExamples>['organisations']>`
    select name, kind, min(city) as city, min(source) as source,
      coalesce(jsonb_agg(jsonb_build_object('name', occupation, 'code', occupation_code, 'levels', levels, 'codeBasis', code_basis) order by id)
        filter (where occupation is not null), '[]') as occupations
    from registry_pub.public_example e
    ${
      text
        ? db`where name ilike ${`%${likeText(text)}%`} or exists (select from registry_pub.public_example o where o.name = e.name and o.kind = e.kind
      and o.occupation ilike ${`%${likeText(text)}%`})`
        : db``
    }
    group by name, kind order by min(id)`
}

export type PublicExample = {
  readonly name: string
  readonly kind: OrganisationKind
  readonly city: string | null
  readonly regionCode: string | null
  readonly occupationCode: string | null
  readonly occupation: string | null
  readonly levels: string[]
  readonly source: string
  readonly codeBasis: string | null
  readonly note: string | null
}

export async function insertExamples(tx: Tx, examples: readonly PublicExample[]): Promise<number> {
  if (examples.length === 0) return 0
  const rows = await tx`insert into registry.public_example ${tx(examples as PublicExample[])}
    on conflict on constraint public_example_once do nothing returning id`
  return rows.length
}
