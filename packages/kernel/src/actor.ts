import type { RegionCode } from './region-code.ts'
import type { Text } from './text.ts'

/** What somebody may be. The three administrators exclude one another (GB/T 22239 tier 3). */
export const ROLES = [
  'candidate',
  'organisation-manager',
  'examiner',
  'internal-supervisor',
  'expert',
  'county-officer',
  'city-officer',
  'province-officer',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  candidate: { zh: '考生', en: 'Candidate' },
  'organisation-manager': { zh: '评价机构管理员', en: 'Organisation manager' },
  examiner: { zh: '考评员', en: 'Examiner' },
  'internal-supervisor': { zh: '内督员', en: 'Internal supervisor' },
  expert: { zh: '专家', en: 'Expert' },
  'county-officer': { zh: '县（区）经办', en: 'County officer' },
  'city-officer': { zh: '市级经办', en: 'City officer' },
  'province-officer': { zh: '省级经办', en: 'Province officer' },
  'system-administrator': { zh: '系统管理员', en: 'System administrator' },
  'security-administrator': { zh: '安全管理员', en: 'Security administrator' },
  'audit-administrator': { zh: '审计管理员', en: 'Audit administrator' },
}

export const OFFICER_ROLES = ['county-officer', 'city-officer', 'province-officer'] as const satisfies readonly Role[]

/**
 * Who acts, in one role at a time: a mandate is role × regions × organisation, taken from the session and never from the record acted on.
 * `system` is a job; `anonymous` is the public.
 */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system'; readonly job: string }
  | {
      readonly kind: 'account'
      readonly accountId: string
      readonly mandateId: string
      readonly role: Role
      /** Jurisdiction of an officer: one or several divisions. Empty for others. */
      readonly regions: readonly RegionCode[]
      /** The organisation an organisation's user acts for. */
      readonly organisationId?: string
      /** The natural person behind the account, where real-name identity is proved. */
      readonly personId?: string
      /** Set when the mandate was lent by another officer. */
      readonly delegatedBy?: string
    }

export type AccountActor = Extract<Actor, { kind: 'account' }>
