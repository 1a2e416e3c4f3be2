import { randomUUID } from 'node:crypto'
import type { Role } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'

export type Account = {
  readonly id: string
  readonly loginLabel: string
  readonly displayName: string
  readonly passwordHash: string
  readonly totpSealed: Buffer | null
  readonly totpLastStep: number
  readonly totpPending: Buffer | null
  readonly needsOneTimeCode: boolean
  readonly passwordUntil: string | null
  readonly passwordChangedAt: string | null
  readonly personId: string | null
  readonly failedAttempts: number
  readonly lockedUntil: string | null
  readonly disabledAt: string | null
}

export type Mandate = {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly regionCodes: readonly string[]
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly validFrom: string
  readonly validTo: string | null
  readonly delegatedFrom: string | null
  readonly lender: string | null
}

export const accountStore = {
  async findByLogin(tx: Tx, loginIndex: Buffer): Promise<Account | undefined> {
    const [row] = await tx<Account[]>`select * from identity.account where login_index = ${loginIndex} for update`
    return row
  },

  async findByPerson(tx: Tx, personId: string): Promise<Account | undefined> {
    const [row] = await tx<Account[]>`select * from identity.account where person_id = ${personId} for update`
    return row
  },

  async get(tx: Tx, id: string): Promise<Account> {
    const [row] = await tx<Account[]>`select * from identity.account where id = ${id}`
    if (!row) throw new Error(`no account ${id}`)
    return row
  },

  async create(
    tx: Tx,
    account: {
      readonly loginLabel: string
      readonly loginIndex: Buffer
      readonly displayName: string
      readonly passwordHash: string
      readonly totpSealed?: Buffer | null
      readonly passwordUntil?: string | null
      readonly needsOneTimeCode?: boolean
      readonly personId?: string | null
      readonly createdAt: string
    },
  ): Promise<string | undefined> {
    const id = randomUUID()
    const rows = await tx`insert into identity.account ${tx({
      id,
      totpSealed: null,
      personId: null,
      passwordUntil: null,
      needsOneTimeCode: Boolean(account.totpSealed),
      ...account,
    })}
      on conflict do nothing returning id`
    return rows.length ? id : undefined
  },

  /** A password that somebody else hands over; opens the account once, to its owner. Ends a lock-out. */
  async setOneTimePassword(tx: Tx, id: string, passwordHash: string, until: string): Promise<void> {
    await tx`update identity.account set password_hash = ${passwordHash}, password_until = ${until}, failed_attempts = 0, locked_until = null
      where id = ${id}`
  },

  async setLogin(tx: Tx, id: string, loginLabel: string, loginIndex: Buffer): Promise<void> {
    await tx`update identity.account set login_label = ${loginLabel}, login_index = ${loginIndex} where id = ${id}`
  },

  async setOwnPassword(tx: Tx, id: string, passwordHash: string, now: string): Promise<void> {
    await tx`update identity.account set password_hash = ${passwordHash}, password_until = null, password_changed_at = ${now} where id = ${id}`
  },

  async setPendingCode(tx: Tx, id: string, totpPending: Buffer): Promise<void> {
    await tx`update identity.account set totp_pending = ${totpPending} where id = ${id}`
  },

  /** @param step the step of the code by which its owner showed that it works: it is used up */
  async setOneTimeCode(tx: Tx, id: string, totpSealed: Buffer, step: number): Promise<void> {
    await tx`update identity.account set totp_sealed = ${totpSealed}, totp_last_step = ${step}, totp_pending = null where id = ${id}`
  },

  /** The owner sets up a new one at the next sign-in. */
  async forgetOneTimeCode(tx: Tx, id: string): Promise<void> {
    await tx`update identity.account set totp_sealed = null, totp_pending = null, needs_one_time_code = true where id = ${id}`
  },

  async setDisabled(tx: Tx, id: string, disabledAt: string | null): Promise<void> {
    await tx`update identity.account set disabled_at = ${disabledAt} where id = ${id}`
  },

  async noteAttempt(tx: Tx, id: string, failed: number, lockedUntil: string | null): Promise<void> {
    await tx`update identity.account set failed_attempts = ${failed}, locked_until = ${lockedUntil} where id = ${id}`
  },

  async noteTotpStep(tx: Tx, id: string, step: number): Promise<boolean> {
    const rows =
      await tx`update identity.account set totp_last_step = ${step} where id = ${id} and totp_last_step < ${step} returning id`
    return rows.length === 1
  },

  async grant(
    tx: Tx,
    mandate: {
      readonly accountId: string
      readonly role: Role
      readonly regionCodes?: readonly string[]
      readonly organisationId?: string | null
      readonly organisationName?: string | null
      readonly validFrom: string
      readonly validTo?: string | null
      readonly delegatedFrom?: string | null
      readonly reason?: string | null
      readonly grantedBy?: string | null
      readonly grantedAt: string
    },
  ): Promise<string> {
    const id = randomUUID()
    await tx`insert into identity.mandate ${tx({
      id,
      accountId: mandate.accountId,
      role: mandate.role,
      regionCodes: [...(mandate.regionCodes ?? [])],
      organisationId: mandate.organisationId ?? null,
      organisationName: mandate.organisationName ?? null,
      validFrom: mandate.validFrom,
      validTo: mandate.validTo ?? null,
      delegatedFrom: mandate.delegatedFrom ?? null,
      reason: mandate.reason ?? null,
      grantedBy: mandate.grantedBy ?? null,
      grantedAt: mandate.grantedAt,
    })}`
    return id
  },

  /** The mandates in force on a day, own ones first; a lent one ends with the lender's. */
  async listMandates(tx: Tx, accountId: string, today: string): Promise<readonly Mandate[]> {
    return tx<Mandate[]>`
      select m.id, m.account_id, m.role, m.region_codes, m.organisation_id, m.organisation_name, m.valid_from, m.valid_to, m.delegated_from, identity.lender_name(m.id) as lender
      from identity.mandate m
      where m.account_id = ${accountId} and m.revoked_at is null and m.valid_from <= ${today} and (m.valid_to is null or m.valid_to >= ${today})
        and (m.delegated_from is null or identity.loan_stands(m.delegated_from))
      order by m.delegated_from nulls first, m.granted_at, m.id`
  },
}
