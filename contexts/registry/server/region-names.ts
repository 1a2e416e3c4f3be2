import { regionStore } from '@lingjiang/identity/server'
import { cityOf, type RegionCode } from '@lingjiang/kernel'
import type { Sql, Tx } from '@lingjiang/platform/sql'

/** Adds the name of each row's place, with its city before a county or town: 广州市天河区. */
export async function withRegionNames<T extends { readonly regionCode: string }>(
  db: Sql | Tx,
  rows: readonly T[],
): Promise<(T & { readonly regionName: string })[]> {
  const codes = rows.flatMap(({ regionCode }) => [regionCode, cityOf(regionCode as RegionCode)])
  const names = await regionStore.names(db, codes)
  return rows.map((row) => {
    const city = cityOf(row.regionCode as RegionCode)
    const own = names.get(row.regionCode) ?? row.regionCode
    return { ...row, regionName: city === row.regionCode ? own : `${names.get(city) ?? ''}${own}` }
  })
}
