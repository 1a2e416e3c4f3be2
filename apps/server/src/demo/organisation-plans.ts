import type { OrganisationKind, SkillLevel } from '@lingjiang/kernel'
import type { SeedStop } from '@lingjiang/registry/server'
import { CITY_DESKS, INVITED_ORGANISATIONS } from './accounts.ts'

/** A trade that made-up organisations work in: what their names say and what they are filed for. */
type Trade = { readonly name: string; readonly business: string; readonly occupations: readonly string[] }

export type OrganisationPlan = {
  readonly key: string
  readonly kind: OrganisationKind
  readonly cityCode: string
  /** Place in the list of the city's counties. */
  readonly county: number
  readonly trade: Trade
  readonly levels: readonly SkillLevel[]
  readonly stop: SeedStop
  /** Days before the opening on which a finished application was handed in; working days for one that is still under way. */
  readonly ago: number
}

const EMPLOYERS: readonly Trade[] = [
  { name: '智能装备', business: '智能装备制造', occupations: ['6-31-01-03', '6-20-01-01', '6-18-02-04'] },
  { name: '汽车服务', business: '汽车销售与维修', occupations: ['4-12-01-01', '6-31-01-03'] },
  { name: '物流', business: '仓储与物流', occupations: ['4-02-06-03', '4-02-06-01', '6-31-01-03'] },
  { name: '服装', business: '服装制造', occupations: ['6-05-01-03', '6-05-01-02', '6-31-01-03'] },
  { name: '电子商务', business: '网上零售', occupations: ['4-01-06-01', '4-01-06-02'] },
]
const COLLEGES: readonly Trade[] = [
  { name: '技师学院', business: '技工教育', occupations: ['6-31-01-03', '4-12-01-01', '4-01-06-01'] },
  { name: '高级技工学校', business: '技工教育', occupations: ['6-31-01-03', '6-18-02-04', '4-03-02-01'] },
]
const CENTRES: readonly Trade[] = [
  { name: '电工技能', business: '职业技能培训与评价', occupations: ['6-31-01-03', '6-18-02-04'] },
  { name: '健康养老', business: '职业技能培训与评价', occupations: ['4-10-01-05', '4-10-01-03', '4-14-01-03'] },
  { name: '数字商务', business: '职业技能培训与评价', occupations: ['4-01-06-01', '4-01-06-02'] },
  { name: '育幼', business: '职业技能培训与评价', occupations: ['4-10-01-03', '4-10-01-06'] },
  { name: '家政', business: '职业技能培训与评价', occupations: ['4-10-01-06', '4-10-01-03'] },
  { name: '无人机', business: '职业技能培训与评价', occupations: ['4-02-04-06', '4-01-06-01'] },
]
const TRADES: Readonly<Record<OrganisationKind, readonly Trade[]>> = {
  employer: EMPLOYERS,
  'technical-college': COLLEGES,
  'training-and-assessment-org': CENTRES,
}
const LEVELS: Readonly<Record<OrganisationKind, readonly SkillLevel[]>> = {
  employer: ['5', '4', '3'],
  'technical-college': ['5', '4', '3'],
  'training-and-assessment-org': ['5', '4', '3', '2'],
}
const E = 'employer'
const C = 'technical-college'
const S = 'training-and-assessment-org'

/** Cities by the share of the sessions they hold. */
const CITIES = [
  '440100',
  '440300',
  '440600',
  '441900',
  '441300',
  '442000',
  '440400',
  '440700',
  '440800',
  '440500',
  '441200',
  '440900',
  '441400',
  '440200',
  '445200',
  '441800',
  '441500',
  '441700',
  '441600',
  '445100',
  '445300',
] as const

/** The first three are those whose managers are among the demonstration accounts. */
const FILED: readonly (readonly [OrganisationKind, string])[] = [
  [S, '440100'],
  [E, '440100'],
  [C, '440300'],
  [S, '440300'],
  [S, '440600'],
  [E, '440300'],
  [C, '440100'],
  ...CITIES.slice(2).map((city, index) => [[E, C, S][index % 3] as OrganisationKind, city] as const),
]

/** Applications under way: how far each has come and how many working days ago it was handed in. */
const UNDER_WAY: readonly (readonly [OrganisationKind, string, SeedStop, number])[] = [
  [E, '440100', 'submitted', 2],
  [E, '440100', 'expert-review', 6],
  [E, '440100', 'decision', 18],
  [S, '440100', 'submitted', 3],
  [S, '440100', 'city-review', 5],
  [E, '440300', 'submitted', 1],
  [C, '440300', 'submitted', 3],
  [S, '440600', 'expert-review', 7],
  [C, '440600', 'expert-review', 6],
  [S, '440400', 'site-review', 10],
  [E, '441300', 'publicity', 13],
  [S, '441900', 'decision', 18],
  [E, '442000', 'objection', 15],
  [E, '440700', 'returned', 5],
  [S, '441200', 'draft', 4],
  [E, '440900', 'site-review', 9],
  [E, '440100', 'submitted', 1],
]

/** The made-up organisations of the province in the order of their applications. */
export function planOrganisations(): readonly OrganisationPlan[] {
  const count: Record<OrganisationKind, number> = {
    employer: 0,
    'technical-college': 0,
    'training-and-assessment-org': 0,
  }
  const plan = (kind: OrganisationKind, cityCode: string, index: number, stop: SeedStop, ago: number) => {
    const trades = TRADES[kind]
    const trade = trades[count[kind] % trades.length] as Trade
    count[kind] += 1
    const key = `${stop === 'filed' ? 'filed' : 'under-way'}-${index + 1}`
    return { key, kind, cityCode, county: index % 3, trade, levels: LEVELS[kind], stop, ago }
  }
  return [
    ...FILED.map(([kind, city], index) => plan(kind, city, index, 'filed', 760 - 4 * index)),
    ...UNDER_WAY.map(([kind, city, stop, ago], index) => plan(kind, city, index, stop, ago)),
  ]
}

/** The names of the organisations whose people are invited; their city is known without a database. */
export function invitedOrganisationNames(): readonly string[] {
  const plans = planOrganisations()
  return INVITED_ORGANISATIONS.flatMap(({ index }) => {
    const plan = plans[index]
    const city = CITY_DESKS.find(([, code]) => code === plan?.cityCode)?.[2].zh
    return plan && city ? [nameOf(plan, city, index + 1)] : []
  })
}

/** A name that nobody takes for a real one, and that is taken once. */
export function nameOf({ kind, trade }: OrganisationPlan, cityName: string, serial: number): string {
  const city = cityName.replace(/市$/, '')
  if (kind === 'employer') return `示例${city}${trade.name}有限公司（${serial}）`
  if (kind === 'technical-college') return `示例${city}${trade.name}（${serial}）`
  return `示例${city}${trade.name}评价中心（${serial}）`
}
