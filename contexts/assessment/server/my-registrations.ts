import { BrokenInvariant, refuse } from '@lingjiang/kernel'
import { endpoint, eventOf } from '@lingjiang/platform'
import { assessmentEvents, CancelRegistration, GetRegistration, ListMyRegistrations } from '../contract/index.ts'
import { evidenceStore } from './evidence-store.ts'
import { registrationDetail } from './registration-replies.ts'
import { registrationStore } from './registration-store.ts'
import { seatStore } from './seat-store.ts'
import { isBeforeFreeze } from './session-phase.ts'
import { sessionReply } from './session-replies.ts'
import { sessionStore } from './session-store.ts'

export const listMyRegistrations = endpoint(ListMyRegistrations, async ({ tx, actor }) => {
  if (actor.kind !== 'account') throw new BrokenInvariant('only an account has registrations')
  const registrations = actor.personId ? await registrationStore.listOfPerson(tx, actor.personId) : []
  const sessions = await sessionStore.findMany(tx, [...new Set(registrations.map((own) => own.sessionId))])
  return {
    registrations: registrations.flatMap((own) => {
      const session = sessions.get(own.sessionId)
      if (!session) return []
      const { id, number, state, stateReason, ticketNumber, submittedAt } = own
      return [{ id, number, state, stateReason, ticketNumber, submittedAt, session: sessionReply(session) }]
    }),
  }
})

/** To the candidate, the organisation, the officers of the place and those on duty: row-level security finds it or not. */
export const getRegistration = endpoint(GetRegistration, async ({ tx, params }) => {
  const registration = await registrationStore.find(tx, params.registrationId)
  const session = registration && (await sessionStore.find(tx, registration.sessionId))
  if (!registration || !session) return refuse('not-found')
  return registrationDetail(registration, session, {
    documents: await evidenceStore.list(tx, registration.id),
    seats: await seatStore.listOf(tx, [registration.id]),
    events: await registrationStore.listEvents(tx, registration.id),
  })
})

/** Until the list is frozen a candidate may withdraw; the place goes to whoever asks next. */
export const cancelRegistration = endpoint(
  CancelRegistration,
  async ({ tx, params, body, actor, now, record, publish }) => {
    const registration = await registrationStore.lock(tx, params.registrationId)
    if (!registration) return refuse('not-found')
    const session = await sessionStore.find(tx, registration.sessionId)
    if (!session || !isBeforeFreeze(session.state)) return refuse('registration-not-cancellable')
    const reason = body.reason?.trim() || null
    const from = ['submitted', 'returned', 'accepted'] as const
    const moved = await registrationStore.move(tx, registration.id, from, 'cancelled', reason, now)
    if (moved === undefined) return refuse('registration-not-cancellable')
    await sessionStore.movePlaces(tx, session.id, -1)
    await registrationStore.appendEvent(tx, [registration.id], { kind: 'cancelled', reason }, actor, now)
    record({
      action: 'registration-cancelled',
      subjectKind: 'registration',
      subjectId: registration.id,
      regionCode: registration.regionCode,
      organisationId: registration.organisationId,
    })
    publish(
      eventOf(assessmentEvents, 'registration-cancelled', {
        registrationId: registration.id,
        sessionId: session.id,
      }),
    )
    return { state: 'cancelled' as const }
  },
)
