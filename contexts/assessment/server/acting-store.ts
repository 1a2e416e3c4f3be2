import { enterActor } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'

const SETTINGS = ['app.kind', 'app.role', 'app.account', 'app.regions', 'app.organisation', 'app.person'] as const

/**
 * Does one look-up inside an open transaction that the actor's own rows are not enough for (a clash with somebody else's plan, the person
 * behind a registration), and goes back to whoever the transaction acted as. What it answers must be narrowed by the caller.
 */
export async function asSystem<T>(tx: Tx, job: string, work: () => Promise<T>): Promise<T> {
  const before = await tx<{ name: string; value: string }[]>`
    select s.name, coalesce(current_setting(s.name, true), '') as value from unnest(${[...SETTINGS]}::text[]) as s (name)`
  await enterActor(tx, { kind: 'system', job })
  const result = await work()
  await tx`select set_config(s.name, s.value, true)
    from unnest(${before.map((one) => one.name)}::text[], ${before.map((one) => one.value)}::text[]) as s (name, value)`
  return result
}
