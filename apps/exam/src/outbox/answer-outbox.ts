import type { Instant } from '@lingjiang/kernel'
import type { GivenAnswer } from '../exam-desk.ts'
import type { OutboxStore } from './outbox-store.ts'

/**
 * The answers the server has not confirmed, kept on this machine until it has. An answer is durable here before it counts as given, and
 * leaves only when the server has confirmed that very one: reload, crash and a lost network lose nothing.
 */
export class AnswerOutbox {
  readonly #waiting = new Map<string, GivenAnswer>()
  readonly #attemptId: string
  readonly #store: OutboxStore
  #lastSequence: number

  private constructor(attemptId: string, store: OutboxStore, kept: readonly GivenAnswer[], lastSequence: number) {
    this.#attemptId = attemptId
    this.#store = store
    this.#lastSequence = lastSequence
    for (const answer of [...kept].sort((a, b) => a.sequence - b.sequence)) {
      this.#waiting.set(answer.itemId, answer)
      this.#lastSequence = Math.max(this.#lastSequence, answer.sequence)
    }
  }

  /** Opens the outbox of an attempt with what an earlier page left in it. `lastSequence` is the highest the server holds. */
  static async open(attemptId: string, store: OutboxStore, lastSequence: number): Promise<AnswerOutbox> {
    return new AnswerOutbox(attemptId, store, await store.load(attemptId), lastSequence)
  }

  /** Takes an answer in. Resolves when it is durable on this machine. A newer answer to the same item takes the place of the older. */
  async give(itemId: string, response: readonly string[], givenAt: Instant): Promise<void> {
    this.#lastSequence += 1
    const answer: GivenAnswer = { sequence: this.#lastSequence, itemId, response, givenAt }
    this.#waiting.set(itemId, answer)
    await this.#store.put(this.#attemptId, answer)
  }

  /** What waits for confirmation, in the order given. */
  waiting(): readonly GivenAnswer[] {
    return [...this.#waiting.values()].sort((a, b) => a.sequence - b.sequence)
  }

  /** Lets go of what the server confirmed; an answer changed since it was sent stays. */
  async confirm(sent: readonly GivenAnswer[]): Promise<void> {
    for (const answer of sent) {
      if (this.#waiting.get(answer.itemId)?.sequence !== answer.sequence) continue
      this.#waiting.delete(answer.itemId)
      await this.#store.remove(this.#attemptId, answer)
    }
  }

  /** The answers as the candidate sees them: those of the server, overlaid with what still waits here. */
  overlay(held: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
    return { ...held, ...Object.fromEntries(this.waiting().map((answer) => [answer.itemId, answer.response])) }
  }
}
