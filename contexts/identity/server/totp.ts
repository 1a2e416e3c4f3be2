import { generateSecret, generateSync, verifySync } from 'otplib'

/** The column whose sealed values hold one-time-code secrets. */
export const TOTP_PLACE = 'identity.account.totp'
const STEP_SECONDS = 30

export function newTotpSecret(): string {
  return generateSecret()
}

/** The code shown by an authenticator now (RFC 6238, SHA-1, six digits, 30 s). For the demonstration and for tests. */
export function totpCode(secret: string, at: string): string {
  return generateSync({ secret, epoch: Math.floor(Date.parse(at) / 1000) })
}

/** The time step that a code belongs to: this one, the one before or the one after. Undefined when it is none of them. */
export function acceptedStep(secret: string, code: string, now: string): number | undefined {
  const epoch = Math.floor(Date.parse(now) / 1000)
  for (const shift of [0, -1, 1]) {
    const at = epoch + shift * STEP_SECONDS
    if (verifySync({ secret, token: code, epoch: at, epochTolerance: 0 }).valid) return Math.floor(at / STEP_SECONDS)
  }
  return undefined
}
