import { formatPlanNumber } from '@lingjiang/codes'
import { isRefused, type Refused, refuse } from '@lingjiang/kernel'
import { type CaseAction, type CaseHandler, eventOf } from '@lingjiang/platform'
import { targetsOf } from '@lingjiang/process'
import { assessmentEvents } from '../contract/index.ts'
import { sessionProcess } from '../domain/index.ts'
import { freezeList } from './freeze-list.ts'
import { checkSession, isBlocking } from './plan-facts.ts'
import { registrationStore } from './registration-store.ts'
import { type Session, sessionStore } from './session-store.ts'
import { clashFrom, slotStore } from './slot-store.ts'

type Moments = { readonly filedAt?: string; readonly publishedAt?: string; readonly frozenAt?: string }
/** What happens with an action on a session beside its move: a refusal, or the moments and facts to note. */
export type SessionStep = (
  action: CaseAction,
  session: Session,
) => Promise<
  Refused | { readonly moments?: Moments; readonly facts?: Readonly<Record<string, string | number>> } | undefined
>

/** The steps of planning and registration. */
const ENROLMENT_STEPS: Readonly<Record<string, SessionStep>> = {
  async file({ tx, now }, session) {
    const unmet = (await checkSession(tx, session, now)).filter((reason) => !reason.met && isBlocking(reason))
    if (unmet.length > 0) return refuse('plan-not-sound', { count: unmet.length, first: unmet[0]?.text ?? '' })
    const clash = await tx
      .savepoint(async (sp) => slotStore.hold(sp as never, session.id, true))
      .then(() => undefined, clashOrThrow)
    if (clash) return refuse(clash === 'room' ? 'room-taken' : 'person-taken')
    return { moments: { filedAt: now } }
  },

  async accept({ tx, now }, session) {
    const year = Number(now.slice(0, 4))
    const siteSerial = session.siteSerial ?? '000000'
    const sequence = await sessionStore.takeNumbers(tx, `plan ${siteSerial} ${year}`)
    const number = formatPlanNumber({ year, province: '44', siteSerial, sequence })
    await sessionStore.numberPlan(tx, session.planId, number)
    return { facts: { number } }
  },

  async return({ tx }, session) {
    await slotStore.hold(tx, session.id, false)
    return undefined
  },

  async publish({ now, publish }, session) {
    publish(eventOf(assessmentEvents, 'session-published', { sessionId: session.id, regionCode: session.regionCode }))
    return { moments: { publishedAt: now } }
  },

  async freeze(action, session) {
    const frozen = await freezeList(action, session)
    return isRefused(frozen) ? frozen : { moments: { frozenAt: action.now }, facts: { admitted: frozen } }
  },

  async cancel({ tx, actor, now, reason, publish }, session) {
    await slotStore.hold(tx, session.id, false)
    const cancelled = await registrationStore.cancelAll(tx, session.id, reason, now)
    await registrationStore.appendEvent(tx, cancelled, { kind: 'cancelled', reason }, actor, now)
    await sessionStore.movePlaces(tx, session.id, -cancelled.length)
    publish(eventOf(assessmentEvents, 'session-cancelled', { sessionId: session.id, registrations: cancelled.length }))
    return { facts: { registrations: cancelled.length } }
  },
}

function clashOrThrow(error: unknown): 'room' | 'person' {
  const clash = clashFrom(error)
  if (!clash) throw error
  return clash
}

/**
 * How the context takes part in the process of a session. `more` are the steps of delivery, scoring and results; the state on the session
 * follows the case for every action.
 */
export function sessionHandler(more: Readonly<Record<string, SessionStep>> = {}): CaseHandler {
  const steps = { ...ENROLMENT_STEPS, ...more }
  return {
    process: sessionProcess,
    subjectPath: (id) => `/sessions/${id}`,
    async act(action) {
      const session = await sessionStore.lock(action.tx, action.case.subjectId)
      if (!session) return refuse('not-found')
      const effect = await steps[action.action]?.(action, session)
      if (isRefused(effect)) return effect
      const declared = sessionProcess.actions[action.action as keyof typeof sessionProcess.actions]
      const [to] = targetsOf(declared)
      if (to) await sessionStore.noteState(action.tx, session.id, to, action.now, effect?.moments ?? {})
      return effect?.facts ? { facts: effect.facts } : undefined
    },
  }
}
