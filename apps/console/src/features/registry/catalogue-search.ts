import { ORGANISATION_KINDS, SKILL_LEVELS } from '@lingjiang/kernel'
import { CATALOGUE_STATUSES, type ListCatalogue } from '@lingjiang/registry/contract'
import type { QueryOf } from '@lingjiang/ui'

/** What the address of the catalogue says; absent members are no filter. */
export type CatalogueSearch = Omit<QueryOf<typeof ListCatalogue>, 'limit' | 'occupation' | 'audience'>

/** Reads the address; whatever does not belong there falls away. */
export function toCatalogueSearch(search: Record<string, unknown>): CatalogueSearch {
  const words = (value: unknown, limit: number) => {
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && text.trim() && text.length <= limit ? text : undefined
  }
  const one = <T extends string>(list: readonly T[], value: unknown) => list.find((item) => item === String(value))
  const region = words(search.region, 9)
  const found = {
    text: words(search.text, 60),
    kind: one(ORGANISATION_KINDS, search.kind),
    region: region && /^\d{6}(\d{3})?$/.test(region) ? region : undefined,
    level: search.level === undefined ? undefined : one(SKILL_LEVELS, search.level),
    status: one(CATALOGUE_STATUSES, search.status),
    cursor: words(search.cursor, 200),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as CatalogueSearch
}
