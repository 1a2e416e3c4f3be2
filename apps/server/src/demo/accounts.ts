import { ROLE_NAMES, type Role, type Text } from '@lingjiang/kernel'

/** What every demonstration account is opened with. Known to everybody: the province holds made-up people only. */
export const DEMONSTRATION_PASSWORD = 'lingjiang-2026-demo'
/** The secret of the one-time codes of all officers and administrators of a demonstration, in base32. */
export const DEMONSTRATION_TOTP = 'LINGJIANGDEMONSTRATIONPROVINCE22'

/** An account that people are invited to sign in with. */
export type DemonstrationAccount = {
  readonly login: string
  readonly role: Role
  readonly name: string
  /** Region or organisation, as people read it. */
  readonly place: Text
  readonly oneTimeCode: boolean
}

/** A county officer looks after one county or several. */
export const COUNTY_DESKS: readonly (readonly [string, readonly string[], Text])[] = [
  ['tianhe', ['440106'], { zh: '广州市天河区', en: 'Tianhe, Guangzhou' }],
  [
    'yuexiu',
    ['440103', '440104', '440105'],
    { zh: '广州市荔湾、越秀、海珠区', en: 'Liwan, Yuexiu and Haizhu, Guangzhou' },
  ],
  ['futian', ['440303', '440304'], { zh: '深圳市罗湖、福田区', en: 'Luohu and Futian, Shenzhen' }],
]
export const CITY_DESKS: readonly (readonly [string, string, Text])[] = [
  ['guangzhou', '440100', { zh: '广州市', en: 'Guangzhou' }],
  ['shenzhen', '440300', { zh: '深圳市', en: 'Shenzhen' }],
  ['foshan', '440600', { zh: '佛山市', en: 'Foshan' }],
]
const PROVINCE_NAME: Text = { zh: '广东省', en: 'Guangdong' }
export const EXPERT_COUNT = 9
export const INVITED_EXPERTS = 3
export const INVITED_WORKERS = 3

/** The organisations whose people are invited, by the place of their plan in the list. */
export const INVITED_ORGANISATIONS = [
  { login: 'centre', index: 0 },
  { login: 'employer', index: 1 },
  { login: 'college', index: 2 },
] as const

export const ADMINISTRATORS = [
  ['system-admin', 'system-administrator'],
  ['security-admin', 'security-administrator'],
  ['audit-admin', 'audit-administrator'],
] as const satisfies readonly (readonly [string, Role])[]

const NEEDS_CODE: readonly Role[] = [
  'county-officer',
  'city-officer',
  'province-officer',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
]

export const needsOneTimeCode = (role: Role) => NEEDS_CODE.includes(role)

/** The accounts people are invited to use, in the order of the walk through the province. `organisations` are the names of the invited ones. */
export function invitedAccounts(organisations: readonly string[]): readonly DemonstrationAccount[] {
  const account = (login: string, role: Role, place: Text): DemonstrationAccount => ({
    login,
    role,
    name: `${ROLE_NAMES[role].zh} ${login}`,
    place,
    oneTimeCode: needsOneTimeCode(role),
  })
  const same = (name: string | undefined): Text => ({ zh: name ?? '—', en: name ?? '—' })
  const numbered = (count: number, role: Role, prefix: string, place: Text) =>
    Array.from({ length: count }, (_, index) => account(`${prefix}${index + 1}`, role, place))
  return [
    ...numbered(INVITED_WORKERS, 'candidate', 'worker', { zh: '—', en: '—' }),
    ...INVITED_ORGANISATIONS.map(({ login, index }) =>
      account(login, 'organisation-manager', same(organisations[index])),
    ),
    account('examiner', 'examiner', same(organisations[0])),
    account('supervisor', 'internal-supervisor', same(organisations[0])),
    ...numbered(INVITED_EXPERTS, 'expert', 'expert', PROVINCE_NAME),
    ...COUNTY_DESKS.map(([login, , place]) => account(login, 'county-officer', place)),
    ...CITY_DESKS.map(([login, , place]) => account(login, 'city-officer', place)),
    account('province', 'province-officer', PROVINCE_NAME),
    ...ADMINISTRATORS.map(([login, role]) => account(login, role, PROVINCE_NAME)),
  ]
}
