import { createHash, timingSafeEqual } from 'node:crypto'
import { instant } from '@lingjiang/kernel'
import { appendAudit, type Services, transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { SET_UP_CODE_HOURS } from '../domain/index.ts'
import { newPassword } from './new-credentials.ts'
import { type OpenSetUp, setUpStore } from './set-up-store.ts'

/** Eighty random bits need no slow digest. Upper case and missing hyphens are forgiven to whoever copies it from a terminal. */
const digestOf = (code: string) =>
  createHash('sha256')
    .update(`set-up ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
    .digest()

export const isSetUpCode = (code: string, { codeHash, expiresAt }: OpenSetUp, now: string) =>
  timingSafeEqual(digestOf(code), codeHash) && now < expiresAt

/** Whether the province still waits for its first administrators. */
export async function isSetUpOpen(tx: Tx): Promise<boolean> {
  return !(await setUpStore.isClosed(tx)) && !(await setUpStore.hasAdministrators(tx))
}

/**
 * At a start: where no administrator was ever appointed, a fresh code for the set-up takes the place of the last one.
 * @returns the code, for the terminal and nowhere else; undefined where the province has had its administrators
 */
export async function renewSetUpCode(services: Pick<Services, 'db' | 'clock'>): Promise<string | undefined> {
  const job = 'renew-set-up-code'
  return transactAsSystem(services.db, job, async (tx) => {
    await setUpStore.lock(tx)
    if (!(await isSetUpOpen(tx))) return undefined
    const now = instant(services.clock.now())
    const code = newPassword()
    const expiresAt = new Date(Date.parse(now) + SET_UP_CODE_HOURS * 3_600_000).toISOString()
    await setUpStore.setCode(tx, digestOf(code), expiresAt)
    const entry = { action: 'set-up-code-made', subjectKind: 'set-up', subjectId: 'province', facts: { expiresAt } }
    await appendAudit(tx, { kind: 'system', job }, [entry], now, job)
    return code
  })
}
