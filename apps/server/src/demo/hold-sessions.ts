import { addDays, BrokenInvariant, type PlainDate } from '@lingjiang/kernel'
import { INVITED_WORKERS } from './accounts.ts'
import { type Builder, type Happening, momentOf } from './builder.ts'
import { mayClaim } from './candidate-list.ts'
import type { Cast } from './enter-accounts.ts'
import type { EnteredPerson } from './enter-people.ts'
import type { MadeUpOrganisation } from './make-up-organisations.ts'
import { examDayOf, SessionLife, type Waiting } from './session-life.ts'
import { planSessions, type SessionPlan } from './session-plans.ts'

/** Everything that happens in the sessions of the province until the evening before the opening. */
export function sessionHappenings(
  builder: Builder,
  cast: Cast,
  organisations: readonly MadeUpOrganisation[],
  workers: readonly EnteredPerson[],
): readonly Happening[] {
  const until = momentOf(builder.today, 0)
  const waiting: Waiting = { settle: false }
  const chosen = new Set<EnteredPerson>()
  const steps = planSessions(
    organisations.map(({ plan }) => plan),
    builder.scale,
  ).flatMap((plan, number) => {
    const organisation = organisations[plan.organisation]
    if (!organisation) throw new BrokenInvariant(`no organisation for ${plan.key}`)
    const candidates = candidatesFor(plan, examDayOf(builder, plan), workers, chosen)
    const life = new SessionLife(builder, cast, organisation, plan, number, candidates, waiting)
    return life.happenings(until)
  })
  return [...steps, ...mornings(builder, steps, waiting)]
}

/** Each worker comes once, the invited ones as planned: the next who have worked long enough for the level. */
function candidatesFor(
  plan: SessionPlan,
  examDay: PlainDate,
  workers: readonly EnteredPerson[],
  chosen: Set<EnteredPerson>,
): readonly EnteredPerson[] {
  // Claims are evaluated on the day of registration, some weeks before the exam.
  const by = addDays(examDay, -40)
  const found = plan.invited.flatMap((index) => workers[index] ?? [])
  for (const worker of workers.slice(INVITED_WORKERS)) {
    if (found.length === plan.candidates) break
    if (!chosen.has(worker) && mayClaim(worker, plan.level, by)) found.push(worker)
  }
  if (found.length < plan.candidates) throw new BrokenInvariant(`not enough workers for ${plan.key}`)
  for (const worker of found) chosen.add(worker)
  return found
}

/** Before each day on which something happens: what waits is done, clocks that have run out fire. */
function mornings(builder: Builder, steps: readonly Happening[], waiting: Waiting): readonly Happening[] {
  const days = new Set(steps.map(({ at }) => at.slice(0, 10)))
  return [...days].map((day) => ({
    at: `${day}T00:10:00.000Z` as Happening['at'],
    async run() {
      if (waiting.settle) await builder.app.settle()
      waiting.settle = false
      await builder.app.fireClocks()
    },
  }))
}
