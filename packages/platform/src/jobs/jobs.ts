import { BrokenInvariant } from '@lingjiang/kernel'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../database/sql.ts'
import type { Services } from '../services.ts'
import type { AnyJob, Job } from './job.ts'

/** The queue of the system, kept in PostgreSQL: a job is enqueued in the transaction of the fact that needs it. */
export class Jobs {
  readonly #boss: PgBoss
  readonly #jobs = new Map<string, AnyJob>()

  constructor(url: string, jobs: readonly AnyJob[], onError: (error: Error) => void) {
    this.#boss = new PgBoss({
      connectionString: url,
      application_name: 'lingjiang-jobs',
      max: 4,
      schema: 'jobs',
      createSchema: false,
      useListenNotify: true,
      superviseIntervalSeconds: 10,
    })
    this.#boss.on('error', onError)
    for (const job of jobs) {
      if (this.#jobs.has(job.name)) throw new BrokenInvariant(`job ${job.name} is defined twice`)
      this.#jobs.set(job.name, job)
    }
  }

  /** Installs the queues. Does not work on jobs yet. */
  async prepare(): Promise<void> {
    await this.#boss.start()
    const queues = new Set((await this.#boss.getQueues()).map((queue) => queue.name))
    for (const job of this.#jobs.values()) {
      if (queues.has(job.name)) continue
      await this.#boss.createQueue(job.name, {
        retryLimit: job.retries ?? 20,
        retryBackoff: true,
        retryDelay: 2,
        expireInSeconds: 3600,
        // A worker that was killed sends no more: its job is given to another after half a minute, not after an hour.
        heartbeatSeconds: 30,
        notify: true,
      })
    }
  }

  /** Starts working: each job on its own worker, schedules in Beijing time. */
  async work(services: Services): Promise<void> {
    for (const job of this.#jobs.values()) {
      await this.#boss.work(job.name, { batchSize: 1, pollingIntervalSeconds: 2 }, async ([delivery]) => {
        if (delivery) await runLogged(job, delivery, services)
      })
      if (job.schedule) await this.#boss.schedule(job.name, job.schedule, null, { tz: 'Asia/Shanghai' })
    }
  }

  /** Enqueues in the given transaction: the job exists when and only when the transaction commits. */
  async enqueue<P extends object>(tx: Tx, job: Job<P>, payload: P): Promise<void> {
    await this.enqueueByName(tx, job.name, payload)
  }

  async enqueueByName(tx: Tx, name: string, payload: object): Promise<void> {
    if (!this.#jobs.has(name)) throw new BrokenInvariant(`unknown job ${name}`)
    await this.#boss.send(name, payload, { db: executorOf(tx) })
  }

  /** Runs what waits, now and here, until nothing waits. For tests and commands; rethrows the first failure. */
  async drain(services: Services): Promise<number> {
    let count = 0
    for (let worked = true; worked; ) {
      worked = false
      for (const job of this.#jobs.values()) {
        for (const delivery of await this.#boss.fetch(job.name, { batchSize: 50 })) {
          await job.run(delivery.data, services)
          await this.#boss.complete(job.name, delivery.id)
          worked = true
          count += 1
        }
      }
    }
    return count
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 5000 })
  }
}

/** Lets the queue write through our open transaction. Its values come as text, JSON or lists; the driver sends them as the statement's types ask. */
function executorOf(tx: Tx) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const rows = await tx.unsafe(text, values as never[])
      return { rows: [...rows] }
    },
  }
}

/** A failure is told here once; the queue runs the job again. */
async function runLogged(
  job: AnyJob,
  delivery: { readonly id: string; readonly data: unknown },
  services: Services,
): Promise<void> {
  try {
    await job.run(delivery.data, services)
  } catch (error) {
    services.log.error({ err: error, job: job.name, jobId: delivery.id }, 'job failed, to be run again')
    throw error
  }
}
