import { findRubric } from '@lingjiang/item-bank/server'
import { dayOf, instant, isRefused, type Refused, refuse } from '@lingjiang/kernel'
import { type CaseAction, enterActor, eventOf } from '@lingjiang/platform'
import { assessmentEvents } from '../contract/index.ts'
import { publicityWindow } from '../domain/index.ts'
import { prepareDelivery } from './delivery-preparation.ts'
import { examPolicy } from './exam-policy.ts'
import { publicityStore } from './results-publicity-store.ts'
import { recheckStore } from './results-recheck-store.ts'
import { publicityEntries, recordResults } from './results-record.ts'
import { resultStore } from './results-store.ts'
import { scoringSlotStore } from './scoring-slot-store.ts'
import { sessionRubricStore } from './scoring-store.ts'
import type { Session } from './session-store.ts'

type StepDone = Refused | { readonly facts?: Readonly<Record<string, string | number>> } | undefined
type ExamStep = (action: CaseAction, session: Session) => Promise<StepDone>

/** What happens with the actions of a session from the preparation to the approval of its results. */
export const examSteps: Readonly<Record<string, ExamStep>> = {
  /** Draws and seals the theory paper, fixes the scoring sheets. */
  async prepare({ tx, actor, now, services }, session) {
    await enterActor(tx, { kind: 'system', job: 'prepare-session' })
    const done = await prepareSession(tx, services, session, { actor, now })
    await enterActor(tx, actor)
    return isRefused(done) ? done : { facts: done }
  },

  async finish({ tx }, session) {
    const open = await resultStore.countOpenRooms(tx, session.id)
    return open > 0 ? refuse('rooms-not-closed', { count: open }) : undefined
  },

  async 'publish-results'({ tx, actor, now, publish }, session) {
    const collected = await recordResults(tx, session, { actor, now, reason: null })
    const incomplete = collected.filter((one) => one.outcome === 'incomplete').length
    if (incomplete > 0) return refuse('scores-missing', { count: incomplete })
    const policy = await examPolicy(tx, session.regionCode, now)
    const today = dayOf(instant(now))
    const window = publicityWindow(today, policy)
    const entries = publicityEntries(collected)
    await resultStore.markPublished(tx, session.id, today)
    await publicityStore.open(
      tx,
      {
        sessionId: session.id,
        organisationId: session.organisationId,
        regionCode: session.regionCode,
        organisationName: session.organisationName,
        siteName: session.siteName,
        occupationName: session.occupationName,
        level: session.level,
        examDay: session.firstDay,
        fromDay: window.from,
        toDay: window.to,
        publishedAt: now,
      },
      entries,
    )
    publish(
      eventOf(assessmentEvents, 'results-published', {
        sessionId: session.id,
        passed: entries.length,
        candidates: collected.length,
      }),
    )
    return { facts: { candidates: collected.length, passed: entries.length, until: window.to } }
  },

  async 'withdraw-results'({ tx, now }, session) {
    await publicityStore.end(tx, session.id, now)
    await resultStore.markPublished(tx, session.id, null)
    return undefined
  },

  async 'end-publicity'({ tx, now }, session) {
    await publicityStore.end(tx, session.id, now)
    return undefined
  },

  /** 核准: by the city of the site, after the publicity, with no re-check open; the certificates follow from the event. */
  async 'approve-results'({ tx, actor, now, publish }, session) {
    const open = await recheckStore.countOpen(tx, session.id)
    if (open > 0) return refuse('recheck-open', { count: open })
    const collected = await recordResults(tx, session, { actor, now, reason: null })
    const incomplete = collected.filter((one) => one.outcome === 'incomplete').length
    if (incomplete > 0) return refuse('scores-missing', { count: incomplete })
    await resultStore.markApproved(tx, session.id, now)
    publish(eventOf(assessmentEvents, 'results-approved', { sessionId: session.id }))
    return { facts: { passed: collected.filter((one) => one.outcome === 'passed').length } }
  },

  async 'return-results'({ tx, now }, session) {
    await publicityStore.end(tx, session.id, now)
    return undefined
  },
}

/** Runs as the system: opens items, reads panels. @returns how much was prepared */
export async function prepareSession(
  tx: CaseAction['tx'],
  services: Pick<CaseAction['services'], 'vault'>,
  session: Session,
  by: Parameters<typeof prepareDelivery>[3],
): Promise<Refused | Readonly<Record<string, string | number>>> {
  const paper = await prepareDelivery(tx, services.vault, session, by)
  if (isRefused(paper)) return paper
  const subjects = [...new Set((await scoringSlotStore.panels(tx, session.id)).map((panel) => panel.subject))]
  for (const subject of subjects) {
    if (subject !== 'practical' && subject !== 'review') continue
    const { organisationId, occupationCode, occupationName, level } = session
    const rubric = await findRubric(tx, { organisationId, occupationCode, occupationName, level, subject })
    if (isRefused(rubric)) return rubric
    await sessionRubricStore.fix(tx, session.id, rubric, by.now)
  }
  return { items: paper?.items ?? 0, rubrics: subjects.length, ...(paper ? { digest: paper.digest } : {}) }
}
