import { createHash } from 'node:crypto'
import type { Instant } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import { newPassword } from './new-credentials.ts'
import { recoveryCodeStore } from './recovery-code-store.ts'

const RECOVERY_CODES = 8

/** Eighty random bits need no slow digest; the account stands in it, so that equal codes of two people look different. */
const digestOf = (accountId: string, code: string) =>
  createHash('sha256')
    .update(`recovery ${accountId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
    .digest()

export async function replaceRecoveryCodes(tx: Tx, accountId: string, now: Instant): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newPassword)
  await recoveryCodeStore.replace(
    tx,
    accountId,
    codes.map((code) => digestOf(accountId, code)),
    now,
  )
  return codes
}

export const spendRecoveryCode = (tx: Tx, accountId: string, code: string, now: Instant): Promise<boolean> =>
  recoveryCodeStore.spend(tx, accountId, digestOf(accountId, code), now)
