import { type AccountActor, type Actor, BrokenInvariant } from '@lingjiang/kernel'

/** The account that acts, where the permission is one that only accounts hold. */
export function accountOf(actor: Actor): AccountActor {
  if (actor.kind !== 'account') throw new BrokenInvariant('the permission belongs to accounts')
  return actor
}
