import { type Endpoint, ORGANISATION_KINDS, type Text } from '@lingjiang/kernel'
import Type from 'typebox'

/** By what certificates are counted. `region` counts cities, or the counties of a city once that is chosen. */
export const COUNT_DIMENSIONS = ['region', 'occupation', 'level', 'kind', 'organisation', 'year'] as const
export type CountDimension = (typeof COUNT_DIMENSIONS)[number]

export const COUNT_DIMENSION_NAMES: Readonly<Record<CountDimension, Text>> = {
  region: { zh: '考场所在地', en: 'Place of the exam' },
  occupation: { zh: '职业', en: 'Occupation' },
  level: { zh: '等级', en: 'Level' },
  kind: { zh: '机构类别', en: 'Kind of organisation' },
  organisation: { zh: '评价机构', en: 'Organisation' },
  year: { zh: '发证年份', en: 'Year of issue' },
}

const DEEPER: Readonly<Record<CountDimension, CountDimension>> = {
  region: 'occupation',
  occupation: 'level',
  level: 'organisation',
  kind: 'organisation',
  organisation: 'occupation',
  year: 'region',
}

/** By what a row is looked into once it is a filter: a city by its counties, the rest by another dimension. */
export function deeperDimension(by: CountDimension, key: string): CountDimension {
  return by === 'region' && key.endsWith('00') ? 'region' : DEEPER[by]
}

export const CountQuery = Type.Object(
  {
    by: Type.Enum([...COUNT_DIMENSIONS], { default: 'region' }),
    region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
    occupation: Type.Optional(Type.String({ pattern: '^[1-8]-\\d{2}-\\d{2}-\\d{2}$' })),
    level: Type.Optional(Type.Enum(['0', '5', '4', '3', '2', '1', 'T', 'C'])),
    kind: Type.Optional(Type.Enum([...ORGANISATION_KINDS])),
    organisation: Type.Optional(Type.String({ pattern: '^[A-Z]\\d{12}$' })),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
  },
  { additionalProperties: false },
)

export const CountRowSchema = Type.Object({
  key: Type.String(),
  name: Type.String(),
  count: Type.Integer(),
  highSkilled: Type.Integer(),
})

/** 五（一）, 五（六）: results count where the exam was held. Certificates in force, revoked ones left out. */
export const GetCertificateCounts = {
  method: 'GET',
  path: '/statistics/certificates',
  summary: 'Certificates in force, counted by one dimension under filters',
  query: CountQuery,
  reply: Type.Object({
    by: Type.Enum([...COUNT_DIMENSIONS]),
    filters: Type.Array(Type.Object({ by: Type.Enum([...COUNT_DIMENSIONS]), name: Type.String() })),
    rows: Type.Array(CountRowSchema),
    total: Type.Integer(),
    highSkilled: Type.Integer(),
    countedAt: Type.String(),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

/** The same rows as CSV (UTF-8 with a mark that spreadsheet programs need). */
export const GetCertificateCountsFile = {
  method: 'GET',
  path: '/statistics/certificates.csv',
  summary: 'The same counts as a CSV file',
  query: CountQuery,
  may: 'public',
  refuses: [],
} as const satisfies Endpoint
