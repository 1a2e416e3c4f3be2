import type { Tx } from '../database/sql.ts'
import type { Services } from '../services.ts'

/** Work that happens after the request: at least once, so every job must change nothing when run again. */
export type Job<P = unknown> = {
  readonly name: string
  /** Cron expression in Beijing time, for jobs that run by the clock. */
  readonly schedule?: string
  readonly retries?: number
  run(payload: P, services: Services): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds jobs of different payloads; each handler checked its own
export type AnyJob = Job<any>

export function defineJob<P>(job: Job<P>): Job<P> {
  return job
}

export type DeliveredEvent = {
  readonly id: number
  readonly type: string
  readonly body: Readonly<Record<string, unknown>>
  readonly at: string
}

/** Somebody who wants to know of an event. The effect and the note of having consumed it are one transaction: exactly once in effect. */
export type Subscription = {
  readonly subscriber: string
  readonly event: string
  handle(tx: Tx, event: DeliveredEvent, services: Services): Promise<void>
}
