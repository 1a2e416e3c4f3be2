import type { Role } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'

export type AccountRow = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly oneTimeCode: 'present' | 'awaited' | 'absent'
  readonly passwordUntil: string | null
  readonly state: 'open' | 'locked' | 'disabled'
  readonly roles: readonly Role[]
  readonly createdAt: string
}
export type MandateRow = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly regionCodes: readonly string[]
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly reason: string | null
  readonly delegatedBy: string | null
  readonly grantedAt: string
  readonly revokedAt: string | null
}
export type AccountFilter = {
  readonly text?: string | undefined
  readonly role?: Role | undefined
  readonly state?: 'open' | 'disabled' | undefined
  readonly candidates?: boolean | undefined
  /** Moment of opening and id of the last row seen. */
  readonly after?: { readonly at: string; readonly id: string } | undefined
  readonly limit: number
  readonly now: string
}

/** Accounts, the newest first; those of candidates without any role only when asked for. */
export async function listAccounts(tx: Tx, filter: AccountFilter): Promise<readonly AccountRow[]> {
  const words = filter.text ? `%${filter.text.replace(/[\\%_]/g, '\\$&')}%` : null
  return tx<AccountRow[]>`
    select a.id, a.login_label as login, a.display_name as name, a.password_until, a.created_at,
      case when a.totp_sealed is not null then 'present' when a.needs_one_time_code then 'awaited' else 'absent' end as one_time_code,
      case when a.disabled_at is not null then 'disabled' when a.locked_until > ${filter.now} then 'locked' else 'open' end as state,
      coalesce(m.roles, '{}') as roles
    from identity.account a
    left join lateral (select array_agg(distinct role order by role) as roles from identity.mandate
      where account_id = a.id and revoked_at is null) m on true
    where (${words}::text is null or a.display_name ilike ${words} or a.login_label ilike ${words})
      and (${filter.role ?? null}::text is null or ${filter.role ?? null} = any(m.roles))
      and (${filter.state ?? null}::text is null or (${filter.state ?? null} = 'disabled') = (a.disabled_at is not null))
      and (${filter.candidates ?? false} or a.person_id is null or m.roles is not null)
      and (${filter.after?.at ?? null}::timestamptz is null or (a.created_at, a.id) < (${filter.after?.at ?? null}::timestamptz, ${filter.after?.id ?? null}::uuid))
    order by a.created_at desc, a.id desc limit ${filter.limit}`
}

export async function findAccount(tx: Tx, id: string, now: string): Promise<AccountRow | undefined> {
  const [row] = await tx<AccountRow[]>`
    select a.id, a.login_label as login, a.display_name as name, a.password_until, a.created_at,
      case when a.totp_sealed is not null then 'present' when a.needs_one_time_code then 'awaited' else 'absent' end as one_time_code,
      case when a.disabled_at is not null then 'disabled' when a.locked_until > ${now} then 'locked' else 'open' end as state,
      array(select distinct role from identity.mandate where account_id = a.id and revoked_at is null order by role) as roles
    from identity.account a where a.id = ${id}`
  return row
}

/** All mandates of an account, revoked ones too, the newest first. */
export async function mandatesOf(tx: Tx, accountId: string): Promise<readonly MandateRow[]> {
  return tx<MandateRow[]>`
    select m.id, m.account_id, m.role, m.region_codes, m.organisation_id, m.organisation_name, m.valid_from, m.valid_to, m.reason, m.granted_at,
      m.revoked_at, (select a.display_name from identity.mandate d join identity.account a on a.id = d.account_id where d.id = m.delegated_from) as delegated_by
    from identity.mandate m where m.account_id = ${accountId} order by m.granted_at desc, m.id`
}

export async function listOrganisations(tx: Tx, text: string): Promise<readonly { id: string; name: string }[]> {
  const words = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return tx<{ id: string; name: string }[]>`
    select organisation_id as id, max(organisation_name) as name from identity.mandate
    where organisation_id is not null and organisation_name ilike ${words} group by organisation_id order by 2, 1 limit 50`
}

/** Accounts whose login or name contains the words: at most 200. */
export async function accountIdsLike(tx: Tx, text: string): Promise<readonly string[]> {
  const words = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await tx<{ id: string }[]>`
    select id from identity.account where display_name ilike ${words} or login_label ilike ${words} limit 200`
  return rows.map((row) => row.id)
}

export async function accountsById(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { id: string; login: string; name: string }>()
  const rows = await tx<{ id: string; login: string; name: string }[]>`
    select id, login_label as login, display_name as name from identity.account where id = any(${[...new Set(ids)]}::uuid[])`
  return new Map(rows.map((row) => [row.id, { ...row }]))
}
