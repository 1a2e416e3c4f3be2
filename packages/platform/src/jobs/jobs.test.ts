import { testDatabase } from '@lingjiang/testkit'
import { pino } from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { connect } from '../database/sql.ts'
import { transactAsSystem } from '../database/transaction.ts'
import type { Services } from '../services.ts'
import { type AnyJob, defineJob } from './job.ts'
import { Jobs } from './jobs.ts'

const database = testDatabase()
const services = { log: pino({ level: 'silent' }) } as Services
const open: (() => Promise<void>)[] = []
const failures: Error[] = []

async function queue(job: AnyJob) {
  const jobs = new Jobs(database.ownerUrl, [job], (error) => failures.push(error))
  const db = connect(database.ownerUrl, { max: 2, name: 'test' })
  open.push(async () => {
    await jobs.stop()
    await db.end()
  })
  await jobs.prepare()
  const enqueue = (...payloads: readonly object[]) =>
    transactAsSystem(db, 'test', async (tx) => {
      for (const payload of payloads) await jobs.enqueue(tx, job, payload)
    })
  return { jobs, db, enqueue }
}

afterEach(async () => {
  for (const close of open.splice(0)) await close()
  expect(failures.splice(0)).toEqual([])
})

describe('the queue', () => {
  test('works on jobs that were enqueued together one after the other, without waiting between them', async () => {
    const done: number[] = []
    const job = defineJob<{ n: number }>({ name: 'count', run: async ({ n }) => void done.push(n) })
    const { jobs, enqueue } = await queue(job)
    await jobs.work(services)
    await enqueue(...Array.from({ length: 40 }, (_, n) => ({ n })))
    // One look every three seconds would take two minutes.
    await vi.waitFor(() => expect(done).toHaveLength(40), { timeout: 20_000 })
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  })

  test('goes on with the others when one fails, and tries that one again', async () => {
    const tries: number[] = []
    const job = defineJob<{ n: number }>({
      name: 'fail-once',
      async run({ n }) {
        tries.push(n)
        if (n === 0 && tries.filter((tried) => tried === 0).length === 1) throw new Error('once')
      },
    })
    const { jobs, enqueue } = await queue(job)
    await jobs.work(services)
    await enqueue({ n: 0 }, { n: 1 }, { n: 2 })
    await vi.waitFor(() => expect(tries.toSorted()).toEqual([0, 0, 1, 2]), { timeout: 30_000 })
  })

  test('takes a job from a worker that sends no more, whatever rule its queue was made with', async () => {
    const done: number[] = []
    const job = defineJob<{ n: number }>({ name: 'held', run: async ({ n }) => void done.push(n) })
    const { jobs, db, enqueue } = await queue(job)
    await enqueue({ n: 7 })
    await db`update jobs.queue set heartbeat_seconds = null, retry_limit = 1 where name = 'held'`
    await db`update jobs.job set state = 'active', started_on = now() - interval '1 hour', heartbeat_on = now() - interval '1 minute' where name = 'held'`
    await jobs.stop()
    const next = await queue(job)
    const [rule] = await db`select heartbeat_seconds, retry_limit from jobs.queue where name = 'held'`
    expect(rule).toEqual({ heartbeatSeconds: 20, retryLimit: 288 })
    await next.jobs.work(services)
    await vi.waitFor(() => expect(done).toEqual([7]), { timeout: 60_000 })
  })
})
