import { regionStore } from '@lingjiang/identity/server'
import {
  type Language,
  ORGANISATION_KIND_NAMES,
  type OrganisationKind,
  SKILL_LEVEL_NAMES,
  type SkillLevel,
} from '@lingjiang/kernel'
import { publicRead } from '@lingjiang/platform'
import type { Sql } from '@lingjiang/platform/sql'
import {
  COUNT_DIMENSION_NAMES,
  COUNT_DIMENSIONS,
  type CountDimension,
  GetCertificateCounts,
  GetCertificateCountsFile,
} from '../contract/index.ts'
import { toCsv } from '../domain/index.ts'
import { type CountQueryValues, type CountRow, countCertificates, countedName } from './certificate-count-views.ts'

export const getCertificateCounts = publicRead(GetCertificateCounts, async ({ db, query, language, now }) => {
  const rows = await namedRows(db, query, language)
  const sum = (of: (row: CountRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    by: query.by,
    filters: await namedFilters(db, query, language),
    rows: [...rows],
    total: sum((row) => row.count),
    highSkilled: sum((row) => row.highSkilled),
    countedAt: now,
  }
})

export const getCertificateCountsFile = publicRead(GetCertificateCountsFile, async ({ db, query, language }) => {
  const rows = await namedRows(db, query, language)
  const header =
    language === 'zh'
      ? ['代码', COUNT_DIMENSION_NAMES[query.by].zh, '证书数', '其中高级工及以上']
      : ['Code', COUNT_DIMENSION_NAMES[query.by].en, 'Certificates', 'Level 3 and above']
  return {
    content: toCsv(
      header,
      rows.map((row) => [row.key, row.name, row.count, row.highSkilled]),
    ),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `certificates-by-${query.by}.csv`,
  }
})

async function namedRows(db: Sql, query: CountQueryValues, language: Language): Promise<readonly CountRow[]> {
  const rows = await countCertificates(db, query)
  const regions =
    query.by === 'region'
      ? await regionStore.names(
          db,
          rows.map((row) => row.key),
        )
      : new Map<string, string>()
  const nameOf = ({ key, name }: CountRow): string => fixedName(query.by, key, language) ?? regions.get(key) ?? name
  return rows.map((row) => ({ ...row, name: nameOf(row) }))
}

/** The filters in use by the names that people know. */
async function namedFilters(db: Sql, query: CountQueryValues, language: Language) {
  const nameOf = async (by: CountDimension, key: string): Promise<string | undefined> => {
    if (by === 'region') return (await regionStore.names(db, [key])).get(key)
    if (by === 'occupation' || by === 'organisation') return countedName(db, by, key)
    return fixedName(by, key, language)
  }
  const chosen = COUNT_DIMENSIONS.flatMap((by) => (query[by] === undefined ? [] : [[by, String(query[by])] as const]))
  return Promise.all(chosen.map(async ([by, key]) => ({ by, name: (await nameOf(by, key)) ?? key })))
}

function fixedName(by: CountDimension, key: string, language: Language): string | undefined {
  if (by === 'level') return SKILL_LEVEL_NAMES[key as SkillLevel][language]
  if (by === 'kind') return ORGANISATION_KIND_NAMES[key as OrganisationKind][language]
  return undefined
}
