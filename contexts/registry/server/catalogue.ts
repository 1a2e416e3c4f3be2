import { AUDIENCE_NAMES, ORGANISATION_KIND_NAMES, refuse, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { publicRead } from '@lingjiang/platform'
import {
  CATALOGUE_STATUS_NAMES,
  ExportCatalogue,
  GetCatalogueOrganisation,
  ListCatalogue,
  ListPublicExamples,
} from '../contract/index.ts'
import { countEntries, findListedOrganisation, listEntries, listExamples } from './catalogue-views.ts'
import { withRegionNames } from './region-names.ts'

export const listCatalogue = publicRead(ListCatalogue, async ({ db, query }) => {
  const { entries, next } = await listEntries(db, query)
  return { entries: await withRegionNames(db, entries), total: await countEntries(db, query), next }
})

export const getCatalogueOrganisation = publicRead(GetCatalogueOrganisation, async ({ db, params }) => {
  const organisation = await findListedOrganisation(db, params.organisationId)
  if (!organisation) return refuse('not-found')
  const [named] = await withRegionNames(db, [organisation])
  return {
    ...organisation,
    regionName: named?.regionName ?? organisation.regionCode,
    entries: await withRegionNames(db, organisation.entries),
    sites: await withRegionNames(db, organisation.sites),
  }
})

export const listPublicExamples = publicRead(ListPublicExamples, async ({ db, query }) => ({
  organisations: [...(await listExamples(db, query.text?.trim() ?? ''))],
}))

/** At most so many entries a file: the whole province has fewer. */
const LARGEST_FILE = 20_000

/** A cell that a spreadsheet would take for a formula is kept as text. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const HEADINGS = {
  zh: [
    '机构名称',
    '统一社会信用代码',
    '机构代码',
    '机构类别',
    '所在地',
    '状态',
    '备案文号',
    '有效期起',
    '有效期止',
    '职业编码',
    '职业',
    '工种',
    '等级',
    '服务对象',
    '示例数据',
  ],
  en: [
    'Organisation',
    'Credit code',
    'Organisation code',
    'Kind',
    'Region',
    'Standing',
    'Letter',
    'Valid from',
    'Valid to',
    'Occupation code',
    'Occupation',
    'Work type',
    'Levels',
    'Audience',
    'Made up',
  ],
} as const

export const exportCatalogue = publicRead(ExportCatalogue, async ({ db, query, language }) => {
  const { entries } = await listEntries(db, { ...query, limit: LARGEST_FILE })
  const rows = (await withRegionNames(db, entries)).flatMap((entry) =>
    entry.items.map((item) => [
      entry.name,
      entry.creditCode,
      entry.organisationCode,
      ORGANISATION_KIND_NAMES[entry.kind][language],
      entry.regionName,
      CATALOGUE_STATUS_NAMES[entry.status][language],
      entry.letterNumber ?? '',
      entry.validFrom,
      entry.validTo,
      item.occupationCode,
      item.occupationName,
      item.workType ?? '',
      item.levels.map((level) => SKILL_LEVEL_NAMES[level][language]).join('、'),
      AUDIENCE_NAMES[item.audience][language],
      entry.synthetic ? { zh: '是', en: 'yes' }[language] : '',
    ]),
  )
  const lines = [HEADINGS[language], ...rows].map((row) => row.map(cell).join(','))
  return { content: `\uFEFF${lines.join('\r\n')}\r\n`, mediaType: 'text/csv; charset=utf-8', fileName: 'catalogue.csv' }
})
