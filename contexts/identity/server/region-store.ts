import type { Sql, Tx } from '@lingjiang/platform/sql'

export type Region = {
  readonly code: string
  readonly name: string
  readonly parent: string | null
  readonly tier: 'province' | 'city' | 'county' | 'town'
}

export const regionStore = {
  async list(db: Sql | Tx): Promise<readonly Region[]> {
    return db<Region[]>`select code, name, parent, tier from identity.region order by code`
  },

  async names(db: Sql | Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (codes.length === 0) return new Map()
    const rows = await db<Region[]>`select code, name from identity.region where code in ${db([...new Set(codes)])}`
    return new Map(rows.map((row) => [row.code, row.name]))
  },

  async load(tx: Tx, regions: readonly Region[]): Promise<void> {
    for (const tier of ['province', 'city', 'county', 'town'])
      for (const rows of chunks(regions.filter((region) => region.tier === tier)))
        await tx`insert into identity.region ${tx(rows as Region[], 'code', 'name', 'parent', 'tier')} on conflict (code) do nothing`
  },
}

function* chunks<T>(list: readonly T[], size = 1000): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size)
}
