import { randomUUID } from 'node:crypto'
import type { Actor } from '@lingjiang/kernel'
import type { Sql, Tx } from '../database/sql.ts'

export type Task = {
  readonly id: string
  readonly kind: string
  readonly subjectId: string
  readonly state: 'waiting' | 'running' | 'done' | 'failed'
  readonly done: number
  readonly total: number | null
  readonly result: unknown
  readonly createdAt: string
  readonly updatedAt: string
}

/** Long work with progress that its owner can watch. */
export const taskStore = {
  async create(
    tx: Tx,
    task: {
      readonly kind: string
      readonly subjectId: string
      readonly actor: Actor
      readonly regionCode: string
      readonly organisationId?: string
    },
  ): Promise<string> {
    const id = randomUUID()
    const accountId = task.actor.kind === 'account' ? task.actor.accountId : null
    await tx`insert into platform.task (id, kind, subject_id, account_id, organisation_id, region_code)
      values (${id}, ${task.kind}, ${task.subjectId}, ${accountId}, ${task.organisationId ?? null}, ${task.regionCode})`
    return id
  },

  async find(tx: Tx, id: string): Promise<Task | undefined> {
    const [row] = await tx<Task[]>`
      select id, kind, subject_id, state, done, total, result, created_at, updated_at from platform.task where id = ${id}`
    return row
  },

  /** Progress is told outside the work's own transaction, so that watchers see it while the work runs. */
  async progress(db: Sql, id: string, done: number, total: number | null): Promise<void> {
    await asSystem(
      db,
      (tx) =>
        tx`update platform.task set state = 'running', done = ${done}, total = ${total}, updated_at = now() where id = ${id}`,
    )
  },

  /** Ends a task in the transaction of its result, so that a task never says done without it. */
  async finish(tx: Tx, id: string, state: 'done' | 'failed', result: unknown): Promise<void> {
    await tx`update platform.task set state = ${state}, result = ${tx.json(result as never)}, done = coalesce(total, done), updated_at = now() where id = ${id}`
  },
}

async function asSystem(db: Sql, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await db.begin(async (tx) => {
    await tx`select set_config('app.kind', 'system', true)`
    await work(tx as Tx)
  })
}
