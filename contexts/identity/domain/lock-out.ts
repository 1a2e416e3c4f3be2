/** Failures before an account locks, and for how long. Ours: no norm gives the numbers. */
export const LOCK_OUT = { attempts: 5, minutes: 15 } as const

export type Attempts = { readonly failed: number; readonly lockedUntil: string | null }

/** Counts one more failed attempt; the fifth in a row locks the account. */
export function afterFailure(attempts: Attempts, now: string): Attempts {
  const failed = attempts.failed + 1
  if (failed < LOCK_OUT.attempts) return { failed, lockedUntil: attempts.lockedUntil }
  return { failed: 0, lockedUntil: new Date(Date.parse(now) + LOCK_OUT.minutes * 60_000).toISOString() }
}

/** @returns minutes still to wait, 0 when not locked */
export function minutesLocked(attempts: Attempts, now: string): number {
  if (!attempts.lockedUntil || attempts.lockedUntil <= now) return 0
  return Math.ceil((Date.parse(attempts.lockedUntil) - Date.parse(now)) / 60_000)
}
