/** How long a password that somebody else handed over opens the account. Ours: a handover across the province takes some days. */
export const ONE_TIME_PASSWORD_DAYS = 7

export function oneTimePasswordUntil(now: string): string {
  return new Date(Date.parse(now) + ONE_TIME_PASSWORD_DAYS * 86_400_000).toISOString()
}

/** What an account still lacks before its owner can work with it: an own password, an own one-time code. */
export type Activation = {
  readonly passwordUntil: string | null
  readonly needsOneTimeCode: boolean
  readonly hasOneTimeCode: boolean
}

/** An account opened or reset by somebody else is its owner's only after the owner has set what nobody else knows. */
export function isActivated({ passwordUntil, needsOneTimeCode, hasOneTimeCode }: Activation): boolean {
  return passwordUntil === null && (hasOneTimeCode || !needsOneTimeCode)
}
