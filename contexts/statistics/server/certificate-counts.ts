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
import { COUNT_DIMENSION_NAMES, GetCertificateCounts, GetCertificateCountsFile } from '../contract/index.ts'
import { toCsv } from '../domain/index.ts'
import { type CountQueryValues, type CountRow, countCertificates } from './certificate-count-views.ts'

export const getCertificateCounts = publicRead(GetCertificateCounts, async ({ db, query, language, now }) => {
  const rows = await namedRows(db, query, language)
  const sum = (of: (row: CountRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    by: query.by,
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
  const nameOf = (row: CountRow): string => {
    if (query.by === 'region') return regions.get(row.key) ?? row.key
    if (query.by === 'level') return SKILL_LEVEL_NAMES[row.key as SkillLevel][language]
    if (query.by === 'kind') return ORGANISATION_KIND_NAMES[row.key as OrganisationKind][language]
    return row.name
  }
  return rows.map((row) => ({ ...row, name: nameOf(row) }))
}
