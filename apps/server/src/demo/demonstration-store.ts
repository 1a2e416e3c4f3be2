import type { Instant, PlainDate } from '@lingjiang/kernel'
import type { Sql } from '@lingjiang/platform/sql'

export type Demonstration = {
  readonly seed: string
  readonly openedFor: PlainDate
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
}

export const demonstrationStore = {
  async find(owner: Sql): Promise<Demonstration | undefined> {
    const [row] = await owner<Demonstration[]>`
      select seed, opened_for, started_at, finished_at from platform.demonstration`
    return row
  },

  /** Whether nobody and nothing has been entered yet: no account, no organisation, no certificate. */
  async isEmpty(owner: Sql): Promise<boolean> {
    const [row] = await owner<{ empty: boolean }[]>`
      select not exists (select from identity.account) and not exists (select from registry.organisation)
        and not exists (select from credentials.certificate) and not exists (select from platform.audit_event) as empty`
    return row?.empty ?? false
  },

  async begin(owner: Sql, seed: string, openedFor: PlainDate): Promise<void> {
    await owner`insert into platform.demonstration (seed, opened_for, started_at) values (${seed}, ${openedFor}, now())`
  },

  async finish(owner: Sql): Promise<void> {
    await owner`update platform.demonstration set finished_at = now()`
  },

  /** Clears away an opening that was interrupted, tables and all, so that the migrations can run anew. Refuses where an opening was finished or none begun. */
  async discard(owner: Sql, schemas: readonly string[]): Promise<void> {
    const found = await demonstrationStore.find(owner)
    if (!found || found.finishedAt) throw new Error('only an interrupted opening may be discarded')
    await owner.begin(async (tx) => {
      for (const schema of schemas) await tx`drop schema if exists ${tx(schema)} cascade`
      await tx`drop table public.lingjiang_migration`
    })
  },

  /** Lets one process at a time open a demonstration; the lock goes with the connection. */
  async lock(owner: Sql): Promise<void> {
    await owner`select pg_advisory_lock(20210415, 77)`
  },
}
