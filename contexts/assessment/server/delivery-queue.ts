import type { Services } from '@lingjiang/platform'
import type { Sql } from '@lingjiang/platform/sql'
import { type AnswerOutcome, type GivenAnswer, saveAnswers } from './delivery-answer-store.ts'

type Waiting = {
  readonly answers: readonly GivenAnswer[]
  readonly resolve: (outcomes: readonly AnswerOutcome[]) => void
  readonly reject: (error: unknown) => void
}

/** Flushes at work at once; a third would only wait for the same disk. */
const LANES = 2
/** Answers of one statement. */
const MOST = 1500

/**
 * Group commit for exam answers: while one flush is under way, the answers of all other candidates gather for the next one, so that a disk that
 * can flush a few hundred times a second saves thousands of answers. Each request is answered when its own answers are durable.
 */
class AnswerQueue {
  readonly #services: Pick<Services, 'db' | 'clock'>
  #waiting: Waiting[] = []
  #busy = 0

  constructor(services: Pick<Services, 'db' | 'clock'>) {
    this.#services = services
  }

  save(answers: readonly GivenAnswer[]): Promise<readonly AnswerOutcome[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ answers, resolve, reject })
      if (this.#busy < LANES) setImmediate(() => void this.#flush())
    })
  }

  async #flush(): Promise<void> {
    if (this.#busy >= LANES || this.#waiting.length === 0) return
    this.#busy += 1
    let count = 0
    let take = 0
    while (take < this.#waiting.length && count < MOST) {
      count += this.#waiting[take]?.answers.length ?? 0
      take += 1
    }
    const batch = this.#waiting.splice(0, take)
    try {
      const outcomes = await saveAnswers(
        this.#services.db,
        batch.flatMap((one) => one.answers),
        this.#services.clock.now(),
      )
      let from = 0
      for (const { answers, resolve } of batch) {
        resolve(outcomes.slice(from, from + answers.length))
        from += answers.length
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      this.#busy -= 1
      if (this.#waiting.length > 0) setImmediate(() => void this.#flush())
    }
  }
}

const queues = new WeakMap<Sql, AnswerQueue>()

/** The one queue of a database pool. */
export function answerQueue(services: Pick<Services, 'db' | 'clock'>): AnswerQueue {
  const queue = queues.get(services.db) ?? new AnswerQueue(services)
  queues.set(services.db, queue)
  return queue
}
