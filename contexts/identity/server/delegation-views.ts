import type { Role } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'

export type DelegationRow = {
  readonly id: string
  readonly role: Role
  readonly regionCodes: readonly string[]
  readonly other: string
  readonly validFrom: string
  readonly validTo: string
  readonly reason: string | null
  readonly ended: boolean
}

/** What an account lent, the newest first. */
export async function lentBy(tx: Tx, accountId: string): Promise<readonly DelegationRow[]> {
  return tx<DelegationRow[]>`
    select m.id, m.role, m.region_codes, coalesce(identity.borrower_name(m.id), '') as other, m.valid_from, m.valid_to, m.reason, m.revoked_at is not null as ended
    from identity.mandate m where m.delegated_from is not null and m.granted_by = ${accountId} order by m.granted_at desc, m.id limit 200`
}

/** What an account borrowed, the newest first. */
export async function borrowedBy(tx: Tx, accountId: string): Promise<readonly DelegationRow[]> {
  return tx<DelegationRow[]>`
    select m.id, m.role, m.region_codes, coalesce(identity.lender_name(m.id), '') as other, m.valid_from, m.valid_to, m.reason, m.revoked_at is not null as ended
    from identity.mandate m where m.delegated_from is not null and m.account_id = ${accountId} order by m.granted_at desc, m.id limit 200`
}

/** The account of a login that is an officer in office on a day; undefined for any other. Read as the system. */
export async function findOfficer(
  tx: Tx,
  loginIndex: Buffer,
  today: string,
): Promise<{ readonly id: string } | undefined> {
  const [row] = await tx<{ id: string }[]>`
    select a.id from identity.account a where a.login_index = ${loginIndex} and a.disabled_at is null and a.totp_sealed is not null
      and exists (select from identity.mandate m where m.account_id = a.id and m.role like '%-officer' and m.delegated_from is null
                  and m.revoked_at is null and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today}))`
  return row
}
