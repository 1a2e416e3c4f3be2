import { isDeepStrictEqual } from 'node:util'
import { BrokenInvariant } from '@lingjiang/kernel'
import { PgBoss } from 'pg-boss'
import type { Tx } from '../database/sql.ts'
import type { Services } from '../services.ts'
import type { AnyJob, Job } from './job.ts'

const QUEUE = {
  // With the longest wait between two tries: a job is tried for a day.
  retryLimit: 288,
  retryBackoff: true,
  retryDelay: 2,
  retryDelayMax: 300,
  expireInSeconds: 3600,
  // A worker that was killed sends no more: its job is given to another after half a minute, not after an hour.
  heartbeatSeconds: 20,
  notify: true,
}

/** A new job wakes its worker; what comes due later (a repeated job, one taken from a killed worker) waits for the next look. */
const POLLING = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 3 }

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
      monitorIntervalSeconds: 15,
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
    const queues = new Map((await this.#boss.getQueues()).map((queue) => [queue.name, queue]))
    for (const job of this.#jobs.values()) {
      const wanted = { ...QUEUE, retryLimit: job.retries ?? QUEUE.retryLimit }
      const found = queues.get(job.name)
      if (!found) await this.#boss.createQueue(job.name, wanted)
      else if (!isDeepStrictEqual({ ...found, ...wanted }, { ...found })) await this.#boss.updateQueue(job.name, wanted)
    }
  }

  /** Starts working: each job on its own worker, schedules in Beijing time. */
  async work(services: Services): Promise<void> {
    for (const job of this.#jobs.values()) {
      let worker: string | undefined
      worker = await this.#boss.work(job.name, POLLING, async ([delivery]) => {
        if (!delivery) return
        // Several jobs enqueued at once wake their worker once: it looks again after each, or each would wait for a look of its own.
        if (worker) this.#boss.notifyWorker(worker)
        await runLogged(job, delivery, services)
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
