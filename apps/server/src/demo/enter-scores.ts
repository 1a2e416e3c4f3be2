import { registrationStore, resultStore } from '@lingjiang/assessment/server'
import type { AccountActor } from '@lingjiang/kernel'
import { appendAudit } from '@lingjiang/platform'
import type { Builder } from './builder.ts'
import type { EnteredPerson } from './enter-people.ts'
import type { SessionPlan } from './session-plans.ts'

/** Of a hundred candidates so many miss the pass mark in a subject. */
const FAILING = { theory: 5, practical: 4, review: 8 } as const
const ABSENT = 2

/** Enters the scores of a whole session as its organisation does after a paper exam: first versions, one a candidate and subject. */
export async function enterScores(
  builder: Builder,
  actor: AccountActor,
  sessionId: string,
  plan: SessionPlan,
  candidates: readonly EnteredPerson[],
): Promise<void> {
  const names = new Map(candidates.map((person) => [person.id, person.documentNumber]))
  const now = builder.clock.now()
  await builder.asSystem(async (tx) => {
    const admitted = await registrationStore.list(tx, {
      sessionId,
      state: 'admitted',
      text: undefined,
      after: undefined,
      limit: 200,
    })
    const subjects =
      plan.level === '2' ? (['theory', 'practical', 'review'] as const) : (['theory', 'practical'] as const)
    const scores = admitted.flatMap(({ id, personId }) => {
      const chance = builder.chance(`score ${plan.key} ${names.get(personId) ?? personId}`)
      const absent = chance() * 100 < ABSENT
      return subjects.map((subject) => ({
        registrationId: id,
        subject,
        version: 1,
        tenths: absent ? null : scoreOf(chance, FAILING[subject]),
        absent,
        source: 'entered' as const,
        replaces: null,
        reason: null,
        enteredBy: `account:${actor.accountId}`,
        at: now,
      }))
    })
    await resultStore.appendScores(tx, scores)
    const subject = {
      subjectKind: 'assessment.session',
      subjectId: sessionId,
      organisationId: actor.organisationId ?? null,
    }
    await appendAudit(
      tx,
      actor,
      [{ action: 'scores-entered', ...subject, facts: { count: scores.length } }],
      now,
      `demonstration:${sessionId}`,
    )
  })
}

/** Half marks from 40 to 59.5 for those who fail, from 60 to 97 for the others. */
function scoreOf(chance: () => number, failing: number): number {
  const fails = chance() * 100 < failing
  const [from, to] = fails ? [400, 595] : [600, 970]
  return from + Math.floor((chance() * (to - from + 5)) / 5) * 5
}
