import { createHash, randomBytes } from 'node:crypto'
import { pick, seededRandom } from '@lingjiang/codes/synthetic'
import { type AccountActor, addDays, dayOf, type Instant, instant, type PlainDate, startOfDay } from '@lingjiang/kernel'
import { type InProcessClient, inProcessClient, type SessionReader, transactAsSystem } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { addWorkdays } from '@lingjiang/workdays'
import type { App } from '../app.ts'
import type { Scale } from './session-plans.ts'

/** A clock that is moved by hand: the province lives through its past in the order of its days. */
export type MovedClock = { now(): Instant; moveTo(at: Instant): void }

export function movedClock(start: Instant): MovedClock {
  let now = start
  return {
    now: () => now,
    moveTo(at) {
      now = at
    },
  }
}

/** Lets the opening act as the people of the province without signing each of them in; only the process that opens it knows the tokens. */
export class ActingSessions implements SessionReader {
  readonly #byToken = new Map<string, { readonly actor: AccountActor; readonly csrfToken: string }>()
  readonly #byMandate = new Map<string, { readonly token: string; readonly csrfToken: string }>()

  sessionOf(actor: AccountActor): { readonly token: string; readonly csrfToken: string } {
    const known = this.#byMandate.get(actor.mandateId)
    if (known) return known
    const session = { token: randomBytes(32).toString('base64url'), csrfToken: randomBytes(24).toString('base64url') }
    this.#byMandate.set(actor.mandateId, session)
    this.#byToken.set(session.token, { actor, csrfToken: session.csrfToken })
    return session
  }

  async read(token: string) {
    return this.#byToken.get(token)
  }
}

/** What every part of the opening works with. All dates are counted from `today`; all chance comes from `seed`. */
export class Builder {
  readonly app: App
  readonly clock: MovedClock
  readonly today: PlainDate
  readonly seed: string
  readonly scale: Scale
  readonly #sessions: ActingSessions

  constructor(
    app: App,
    clock: MovedClock,
    sessions: ActingSessions,
    plan: { readonly today: PlainDate; readonly seed: string; readonly scale: Scale },
  ) {
    this.app = app
    this.clock = clock
    this.today = plan.today
    this.seed = plan.seed
    this.scale = plan.scale
    this.#sessions = sessions
  }

  /** Acts through the server's own endpoints, with every check of a browser's request. */
  as(actor: AccountActor): InProcessClient {
    return inProcessClient(this.app.http, this.#sessions.sessionOf(actor))
  }

  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transactAsSystem(this.app.services.db, 'open-demonstration', work)
  }

  /** A chance of its own for each thing, so that a change of one does not move the others. */
  chance(about: string): () => number {
    return seededRandom(`${this.seed} ${about}`)
  }

  pick<T>(about: string, list: readonly T[]): T {
    return pick(this.chance(about), list)
  }

  /** The same id for the same thing in every opening of this seed. */
  id(about: string): string {
    const hex = createHash('sha256').update(`${this.seed} ${about}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }

  /** The day so many days before the opening. */
  daysAgo(days: number): PlainDate {
    return addDays(this.today, -days)
  }

  /** The working day so many working days before the opening; a day of the future for negative numbers. */
  workdaysAgo(workdays: number): PlainDate {
    return addWorkdays(this.today, -workdays)
  }
}

/** Something that happens in the province at a moment of its past. */
export type Happening = { readonly at: Instant; run(): Promise<void> }

/** Lets everything happen in the order of its moments, so that register and audit grow as they would have; what shares a moment goes side by side. */
export async function liveThrough(
  builder: Builder,
  happenings: readonly Happening[],
  say: (sentence: string) => void,
): Promise<void> {
  const byMoment = new Map<Instant, Happening[]>()
  for (const happening of happenings) byMoment.set(happening.at, [...(byMoment.get(happening.at) ?? []), happening])
  let done = 0
  let told = 0
  for (const at of [...byMoment.keys()].sort()) {
    builder.clock.moveTo(at)
    const together = byMoment.get(at) ?? []
    await Promise.all(together.map((happening) => happening.run()))
    done += together.length
    const fifths = Math.floor((5 * done) / happenings.length)
    if (fifths > told && fifths < 5) say(`It is ${dayOf(at)} in the province; ${fifths * 20} % has happened.`)
    told = fifths
  }
}

/** A moment of a day in Beijing. */
export function momentOf(day: PlainDate, hour: number, minute = 0): Instant {
  return instant(Date.parse(startOfDay(day)) + hour * 3_600_000 + minute * 60_000)
}
