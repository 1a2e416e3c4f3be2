import { regionStore } from '@lingjiang/identity/server'
import type { OrganisationKind } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import { insertExamples, type PublicExample } from './catalogue-views.ts'

const KINDS: readonly (readonly [string, OrganisationKind])[] = [
  ['employer', 'employer'],
  ['college', 'technical-college'],
  ['social', 'training-and-assessment-org'],
]

/** Takes the rows of data/orgs.csv as they are: real organisations as public sources name them. Rows without a name or from outside Guangdong, Hong Kong and Macao are left out. */
export async function loadPublicExamples(tx: Tx, rows: readonly Readonly<Record<string, string>>[]): Promise<number> {
  const cities = new Map(
    (await regionStore.list(tx))
      .filter((region) => region.tier === 'city')
      .map((region) => [region.name.replace(/市$/, ''), region.code]),
  )
  return insertExamples(
    tx,
    rows.flatMap((row) => toExample(row, cities)),
  )
}

function toExample(
  row: Readonly<Record<string, string>>,
  cities: ReadonlyMap<string, string>,
): readonly PublicExample[] {
  const { name = '', city = '' } = row
  const kind = KINDS.find(([word]) => row.kind?.startsWith(word))?.[1]
  const regionCode = cities.get(city) ?? null
  if (!kind || name.startsWith('(') || (regionCode === null && city !== '澳门' && city !== '香港')) return []
  return [
    {
      name,
      kind,
      city: city || null,
      regionCode,
      occupationCode: row.occupation_code || null,
      occupation: row.occupation || null,
      levels: (row.levels ?? '').split(',').filter(Boolean),
      source: row.source ?? '',
      codeBasis: row.code_basis || null,
      note: row.note || null,
    },
  ]
}
