import { type AccountActor, type Refused, refuse } from '@lingjiang/kernel'
import { enterActor, type Services } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { verify } from '@node-rs/argon2'
import { accountStore } from './account-store.ts'
import { SYSTEM } from './sign-in.ts'
import { acceptedStep, TOTP_PLACE } from './totp.ts'

/** How somebody showed again, at the moment of signing, that it is they. */
export type Confirmation = { readonly method: 'password' | 'one-time-code' }
/** Tries an account has; a session left open on a desk is no licence to guess. */
const TRIES = [{ count: 20, seconds: 900 }] as const

/** Counts one try to show a password or a code. @returns the refusal when there were too many */
export function takeTry(
  { limits }: Pick<Services, 'limits'>,
  actor: AccountActor,
): Refused<'too-many-requests'> | undefined {
  const wait = limits.take(`confirm ${actor.accountId}`, TRIES)
  return wait ? refuse('too-many-requests', { seconds: wait }) : undefined
}

/**
 * Asks the acting account for its password or a one-time code again, for signatures. A code that was used for signing in does not count twice.
 * @returns the method, or why it was not accepted
 */
export async function confirmActor(
  tx: Tx,
  services: Pick<Services, 'vault' | 'limits'>,
  actor: AccountActor,
  given: { readonly password?: string; readonly code?: string },
  now: string,
): Promise<Confirmation | Refused<'sign-in-failed' | 'totp-code-wrong' | 'too-many-requests'>> {
  const wait = takeTry(services, actor)
  if (wait) return wait
  await enterActor(tx, SYSTEM)
  try {
    const account = await accountStore.get(tx, actor.accountId)
    if (given.code !== undefined) {
      const secret = account.totpSealed ? services.vault.decrypt(account.totpSealed, TOTP_PLACE) : undefined
      const step = secret ? acceptedStep(secret, given.code, now) : undefined
      const fresh = step !== undefined && (await accountStore.noteTotpStep(tx, account.id, step))
      return fresh ? { method: 'one-time-code' } : refuse('totp-code-wrong')
    }
    const right = account.passwordHash.startsWith('$') && (await verify(account.passwordHash, given.password ?? ''))
    return right ? { method: 'password' } : refuse('sign-in-failed')
  } finally {
    await enterActor(tx, actor)
  }
}
