import type { Sql, Tx } from '@lingjiang/platform/sql'
import type { OccupationQuery } from '../domain/index.ts'

export type Occupation = {
  readonly code: string
  readonly name: string
  readonly majorCode: string
  readonly middleName: string
  readonly minorName: string
  readonly workTypes: string[]
  readonly isDigital: boolean
  readonly isGreen: boolean
  readonly isSkill: boolean
  readonly catalogueYear: number
}

export type NewOccupation = Occupation & {
  readonly majorName: string
  readonly source: string
  readonly initials: string
  readonly pinyin: string
  readonly terms: string[]
}

export type OccupationFilter = {
  readonly query: OccupationQuery
  readonly major: string | undefined
  readonly skillOnly: boolean
  readonly cursor: string | undefined
  readonly limit: number
}

const columns = (db: Sql | Tx) =>
  db`code, name, major_code, middle_name, minor_name, work_types, is_digital, is_green, is_skill, catalogue_year`

const likePrefix = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`

function conditionsOf(db: Sql | Tx, { query, major, skillOnly }: OccupationFilter) {
  const matches =
    query.kind === 'code'
      ? db`code like ${likePrefix(query.prefix)}`
      : query.kind === 'pinyin'
        ? db`(initials like ${likePrefix(query.letters)} or pinyin like ${likePrefix(query.letters)})`
        : query.kind === 'terms'
          ? db`terms @> ${[...query.terms]}`
          : db`true`
  return db`${matches} ${major ? db`and major_code = ${major}` : db``} ${skillOnly ? db`and is_skill` : db``}`
}

/** The whole name before its beginning before any part of it. */
function rankOf(db: Sql | Tx, query: OccupationQuery) {
  if (query.kind === 'terms')
    return db`case when name = ${query.text} then 0 when starts_with(name, ${query.text}) then 1 when position(${query.text} in name) > 0 then 2 else 3 end`
  if (query.kind === 'pinyin')
    return db`case when initials = ${query.letters} or pinyin = ${query.letters} then 0 else 1 end`
  return db`0`
}

export const occupationStore = {
  async list(
    db: Sql | Tx,
    filter: OccupationFilter,
  ): Promise<{ readonly occupations: readonly Occupation[]; readonly total: number; readonly next: string | null }> {
    const [rank, code] = /^(\d)~([\d-]+)$/.exec(filter.cursor ?? '')?.slice(1) ?? []
    const rows = await db<(Occupation & { rank: number })[]>`
      select * from (select ${columns(db)}, ${rankOf(db, filter.query)} as rank from standards.occupation
        where ${conditionsOf(db, filter)}) found
      ${rank && code ? db`where (rank, code) > (${Number(rank)}, ${code})` : db``} order by rank, code limit ${filter.limit + 1}`
    const [count] = await db<{ total: number }[]>`
      select count(*)::integer as total from standards.occupation where ${conditionsOf(db, filter)}`
    const page = rows.slice(0, filter.limit)
    const last = page.at(-1)
    return {
      occupations: page.map(({ rank: _rank, ...occupation }) => occupation),
      total: count?.total ?? 0,
      next: rows.length > filter.limit && last ? `${last.rank}~${last.code}` : null,
    }
  },

  async find(db: Sql | Tx, code: string): Promise<Occupation | undefined> {
    const [row] = await db<Occupation[]>`select ${columns(db)} from standards.occupation where code = ${code}`
    return row
  },

  async findMany(db: Sql | Tx, codes: readonly string[]): Promise<ReadonlyMap<string, Occupation>> {
    if (codes.length === 0) return new Map()
    const rows = await db<
      Occupation[]
    >`select ${columns(db)} from standards.occupation where code in ${db([...new Set(codes)])}`
    return new Map(rows.map((row) => [row.code, row]))
  },

  async count(tx: Tx): Promise<number> {
    const [row] = await tx<{ count: number }[]>`select count(*)::integer as count from standards.occupation`
    return row?.count ?? 0
  },

  async load(tx: Tx, occupations: readonly NewOccupation[]): Promise<void> {
    for (let i = 0; i < occupations.length; i += 500)
      await tx`insert into standards.occupation ${tx(occupations.slice(i, i + 500) as NewOccupation[])} on conflict (code) do nothing`
  },
}
