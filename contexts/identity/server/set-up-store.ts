import type { Tx } from '@lingjiang/platform/sql'

export type OpenSetUp = { readonly codeHash: Buffer; readonly expiresAt: string }

export const setUpStore = {
  /** One at a time, among all processes on this database. */
  async lock(tx: Tx): Promise<void> {
    await tx`select pg_advisory_xact_lock(20210415, 78)`
  },

  /** Whether an administrator was ever appointed; revoked ones count, so that a set-up never opens again. */
  async hasAdministrators(tx: Tx): Promise<boolean> {
    const [row] = await tx<{ found: boolean }[]>`
      select exists (select from identity.mandate
        where role in ('system-administrator', 'security-administrator', 'audit-administrator')) as found`
    return row?.found ?? false
  },

  async isClosed(tx: Tx): Promise<boolean> {
    const rows = await tx`select from identity.set_up where closed_at is not null`
    return rows.length > 0
  },

  async findOpen(tx: Tx): Promise<OpenSetUp | undefined> {
    const [row] = await tx<OpenSetUp[]>`select code_hash, expires_at from identity.set_up where closed_at is null`
    return row
  },

  /** Replaces the code of an earlier start. */
  async setCode(tx: Tx, codeHash: Buffer, expiresAt: string): Promise<void> {
    await tx`insert into identity.set_up (code_hash, expires_at) values (${codeHash}, ${expiresAt})
      on conflict (id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`
  },

  async close(tx: Tx, now: string): Promise<void> {
    await tx`update identity.set_up set closed_at = ${now}, code_hash = null, expires_at = null`
  },
}
