import { setTimeout as sleep } from 'node:timers/promises'
import type { TestApp } from '@lingjiang/testkit'
import type { Aim } from './kill-plan.ts'
import type { Answer } from './killable-server.ts'

const PHASE_OF_JOB: Readonly<Record<string, string>> = {
  'import-candidates': 'import job',
  'issue-session': 'issue job',
  'deliver.case-moved.credentials.issue': 'issue delivery',
}
const JOB_OF_AIM: Partial<Record<Aim, string>> = { 'import job': 'import-candidates', 'issue job': 'issue-session' }
/** What a piece of work is taken to last until one has been seen to end. */
const GUESS_MS = 150
/** Answers are saved without a pause: such a kill falls at any moment of the first half second. */
const AUTOSAVE_MS = 500
const BEGIN_LIMIT_MS = 15_000

type ActiveJob = { readonly name: string; readonly attempt: string }

/** Watches requests from their sender's side and jobs from the queue's side, so that a kill can be aimed and is known for what it hit. */
export class InFlight {
  readonly #system: TestApp
  readonly #open = new Set<string>()
  readonly #died = new Set<string>()
  readonly #held = new Set<string>()
  readonly #lasted = new Map<string, number>()

  constructor(system: TestApp) {
    this.#system = system
  }

  /** Sends a request and notes whether it was answered. */
  async request(phase: string, send: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
    const begun = Date.now()
    this.#open.add(phase)
    const answer = await send()
    this.#open.delete(phase)
    if (answer) this.#lasted.set(phase, Date.now() - begun)
    else this.#died.add(phase)
    return answer
  }

  /** Waits until the work that is aimed at has begun, and then for a part of what it lasts. Work that does not begin is not waited for. */
  async moment(aim: Aim, fraction: number): Promise<void> {
    const job = JOB_OF_AIM[aim]
    const limit = Date.now() + BEGIN_LIMIT_MS
    const begun = async () => (job ? await this.#isWorking(job) : this.#open.has(aim))
    while (!(await begun()) && Date.now() < limit) await sleep(job ? 5 : 1)
    const lasts = aim === 'autosave request' ? AUTOSAVE_MS : job ? await this.#typical(job) : this.#lasted.get(aim)
    await sleep(fraction * (lasts ?? GUESS_MS))
  }

  /** To be asked once the server is dead: the phases of what it left unanswered or unfinished. */
  async endOfRound(): Promise<ReadonlySet<string>> {
    const phases = new Set(this.#died)
    this.#died.clear()
    for (const { name, attempt } of await this.#active()) {
      if (this.#held.has(attempt)) continue
      this.#held.add(attempt)
      const phase = PHASE_OF_JOB[name]
      if (phase) phases.add(phase)
    }
    return phases
  }

  async #isWorking(job: string): Promise<boolean> {
    return (await this.#active()).some(({ name, attempt }) => name === job && !this.#held.has(attempt))
  }

  async #active(): Promise<readonly ActiveJob[]> {
    return this.#system.owner<
      ActiveJob[]
    >`select name, id || ' ' || retry_count as attempt from jobs.job where state = 'active'`
  }

  async #typical(job: string): Promise<number | undefined> {
    const [row] = await this.#system.owner<{ ms: number | null }[]>`
      select extract(epoch from percentile_cont(0.5) within group (order by completed_on - started_on))::float8 * 1000 as ms
      from jobs.job where name = ${job} and state = 'completed'`
    return row?.ms ?? undefined
  }
}
