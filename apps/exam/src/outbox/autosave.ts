import type { ExamDesk, SaveReply } from '../exam-desk.ts'
import type { AnswerOutbox } from './answer-outbox.ts'

/** `saved`: the server has everything; `saving`: on the way; `waiting`: kept here until the network is back; `stopped`: the server refused. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'waiting'; readonly count: number }
  | { readonly kind: 'stopped'; readonly error: unknown }

export type AutosaveTimes = {
  /** Answers given in quick succession travel together: pause before sending, in milliseconds. */
  readonly gather: number
  /** Pauses after failures; the last one repeats. */
  readonly retries: readonly number[]
}
const AUTOSAVE_TIMES: AutosaveTimes = { gather: 300, retries: [1000, 2000, 4000, 8000, 15_000] }

type Options = {
  readonly outbox: AnswerOutbox
  readonly save: (answers: Parameters<ExamDesk['save']>[1]) => Promise<SaveReply>
  readonly onState: (state: SaveState) => void
  readonly onReply: (reply: SaveReply) => void
  /** Whether a failure is final (the exam is over, the session is not this one) and not the network's. */
  readonly isRefusal: (error: unknown) => boolean
  readonly times?: AutosaveTimes
}

/** Sends what waits in the outbox, one batch at a time, until nothing waits; after a failure again and again. */
export class Autosave {
  readonly #options: Options
  #timer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<boolean> | undefined
  #failures = 0
  #stopped = false

  constructor(options: Options) {
    this.#options = options
  }

  get #times(): AutosaveTimes {
    return this.#options.times ?? AUTOSAVE_TIMES
  }

  /** Whether nothing is sent any more. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** To be called after an answer was given. */
  nudge(): void {
    if (this.#failures === 0) this.#schedule(this.#times.gather)
    else this.#options.onState({ kind: 'waiting', count: this.#options.outbox.waiting().length })
  }

  /** To be called when the network comes back: does not wait for the next retry. */
  retryNow(): void {
    this.#schedule(0)
  }

  /** Sends everything that waits now. @returns whether the server has it all */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    while (this.#sending) await this.#sending
    if (this.#stopped) return false
    const { outbox, save, onReply, onState } = this.#options
    const batch = outbox.waiting()
    if (batch.length === 0) {
      onState({ kind: 'saved' })
      return true
    }
    onState({ kind: 'saving' })
    this.#sending = save(batch).then(
      async (reply) => {
        this.#failures = 0
        onReply(reply)
        await outbox.confirm(batch)
        return true
      },
      (error: unknown) => {
        this.#fail(error)
        return false
      },
    )
    const arrived = await this.#sending
    this.#sending = undefined
    return arrived ? this.flush() : false
  }

  /** Ends all sending: the page goes away or the exam is over. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #fail(error: unknown): void {
    const { outbox, onState, isRefusal } = this.#options
    if (isRefusal(error)) {
      this.stop()
      onState({ kind: 'stopped', error })
      return
    }
    const { retries } = this.#times
    const pause = retries[Math.min(this.#failures, retries.length - 1)] ?? 1000
    this.#failures += 1
    onState({ kind: 'waiting', count: outbox.waiting().length })
    this.#schedule(pause)
  }

  #schedule(pause: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), pause)
  }
}
