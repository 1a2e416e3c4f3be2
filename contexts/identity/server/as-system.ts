import type { Actor } from '@lingjiang/kernel'
import { enterActor } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'

/** Does one piece of work in the open transaction for which the actor's own rows are not enough, then goes back to the actor. */
export async function asSystem<T>(tx: Tx, actor: Actor, job: string, work: () => Promise<T>): Promise<T> {
  await enterActor(tx, { kind: 'system', job })
  const done = await work()
  await enterActor(tx, actor)
  return done
}
