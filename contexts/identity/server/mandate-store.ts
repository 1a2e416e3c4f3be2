import { randomUUID } from 'node:crypto'
import type { Role } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'

export type NewMandate = {
  readonly accountId: string
  readonly role: Role
  readonly regionCodes: readonly string[]
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly delegatedFrom: string | null
  readonly reason: string
  readonly grantedBy: string
  readonly grantedAt: string
}
export type StandingMandate = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly regionCodes: readonly string[]
  readonly validFrom: string
  readonly validTo: string | null
  readonly delegatedFrom: string | null
}

export const mandateStore = {
  /** @returns the id, or undefined when the account holds another administrator role already (the database tells) */
  async grant(tx: Tx, mandate: NewMandate): Promise<string | undefined> {
    const id = randomUUID()
    const rows = await tx`insert into identity.mandate ${tx({ id, ...mandate, regionCodes: [...mandate.regionCodes] })}
      on conflict do nothing returning id`
    return rows.length ? id : undefined
  },

  async find(tx: Tx, id: string): Promise<StandingMandate | undefined> {
    const [row] = await tx<StandingMandate[]>`
      select id, account_id, role, region_codes, valid_from, valid_to, delegated_from from identity.mandate
      where id = ${id} and revoked_at is null for update`
    return row
  },

  /** The same without a lock: an officer reads the own mandate and does not change it. */
  async read(tx: Tx, id: string): Promise<StandingMandate | undefined> {
    const [row] = await tx<StandingMandate[]>`
      select id, account_id, role, region_codes, valid_from, valid_to, delegated_from from identity.mandate
      where id = ${id} and revoked_at is null`
    return row
  },

  async revoke(tx: Tx, id: string, now: string): Promise<void> {
    await tx`update identity.mandate set revoked_at = ${now} where id = ${id}`
  },

  /** Open accounts that hold an administrator role in force, locked until the transaction ends: the last of them must stay. */
  async administrators(tx: Tx, role: Role, today: string): Promise<readonly string[]> {
    const rows = await tx<{ accountId: string }[]>`
      select m.account_id from identity.mandate m join identity.account a on a.id = m.account_id
      where m.role = ${role} and m.revoked_at is null and a.disabled_at is null and m.valid_from <= ${today}
        and (m.valid_to is null or m.valid_to >= ${today}) order by m.id for update of m`
    return rows.map((row) => row.accountId)
  },

  async organisationName(tx: Tx, organisationId: string): Promise<string | undefined> {
    const [row] = await tx<{ name: string }[]>`
      select organisation_name as name from identity.mandate where organisation_id = ${organisationId} order by granted_at desc limit 1`
    return row?.name
  },
}
