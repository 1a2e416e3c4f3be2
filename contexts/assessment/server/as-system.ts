import type { Actor } from '@lingjiang/kernel'
import { enterActor } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'

/**
 * Does one look-up inside an open transaction that the actor's own rows are not enough for (a clash with somebody else's plan, the person
 * behind a registration), and goes back to the actor. What it answers must be narrowed by the caller.
 */
export async function asSystem<T>(tx: Tx, actor: Actor, job: string, work: () => Promise<T>): Promise<T> {
  await enterActor(tx, { kind: 'system', job })
  try {
    return await work()
  } finally {
    await enterActor(tx, actor).catch(() => undefined)
  }
}
