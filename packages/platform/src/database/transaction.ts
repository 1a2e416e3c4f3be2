import { type Actor, prefixOf } from '@lingjiang/kernel'
import type { Sql, Tx } from './sql.ts'

/** What row-level security knows of the actor, as session settings. */
function settingsOf(actor: Actor): Record<string, string> {
  if (actor.kind !== 'account')
    return { kind: actor.kind, role: '', account: '', regions: '', organisation: '', person: '' }
  return {
    kind: 'account',
    role: actor.role,
    account: actor.accountId,
    regions: actor.regions.map(prefixOf).join(','),
    organisation: actor.organisationId ?? '',
    person: actor.personId ?? '',
  }
}

/**
 * Runs `work` in one transaction as the actor: the database itself (row-level security) knows who asks, so that a rule
 * forgotten in a query shows nothing instead of everything. Rolls back when `work` throws.
 */
export async function transact<T>(
  db: Sql,
  actor: Actor,
  mode: 'read only' | 'read write',
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return (await db.begin(mode, async (tx) => {
    // Not awaited first: a connection answers in the order it is asked, so the work's first query travels with it in one packet.
    const [, result] = await Promise.all([enterActor(tx as Tx, actor), work(tx as Tx)])
    return result
  })) as T
}

/** Sets the actor of an open transaction (also used to act on behalf of somebody inside a job). */
export async function enterActor(tx: Tx, actor: Actor): Promise<void> {
  const s = settingsOf(actor)
  await tx`select set_config('app.kind', ${s.kind ?? ''}, true), set_config('app.role', ${s.role ?? ''}, true),
    set_config('app.account', ${s.account ?? ''}, true), set_config('app.regions', ${s.regions ?? ''}, true),
    set_config('app.organisation', ${s.organisation ?? ''}, true), set_config('app.person', ${s.person ?? ''}, true)`
}

/** A transaction of a job: it sees all rows. */
export function transactAsSystem<T>(db: Sql, job: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(db, { kind: 'system', job }, 'read write', work)
}
