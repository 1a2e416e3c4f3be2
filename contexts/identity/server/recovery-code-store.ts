import type { Tx } from '@lingjiang/platform/sql'

export const recoveryCodeStore = {
  /** A new set spends what was left of the old one. */
  async replace(tx: Tx, accountId: string, hashes: readonly Buffer[], now: string): Promise<void> {
    await tx`update identity.recovery_code set spent_at = ${now} where account_id = ${accountId} and spent_at is null`
    await tx`insert into identity.recovery_code ${tx(hashes.map((codeHash) => ({ accountId, codeHash, madeAt: now })))}`
  },

  /** @returns whether it was one of the account's and not spent */
  async spend(tx: Tx, accountId: string, codeHash: Buffer, now: string): Promise<boolean> {
    const rows = await tx`update identity.recovery_code set spent_at = ${now}
      where account_id = ${accountId} and code_hash = ${codeHash} and spent_at is null returning account_id`
    return rows.length === 1
  },

  async countLeft(tx: Tx, accountId: string): Promise<number> {
    const [row] = await tx<{ left: number }[]>`
      select count(*)::int as left from identity.recovery_code where account_id = ${accountId} and spent_at is null`
    return row?.left ?? 0
  },
}
