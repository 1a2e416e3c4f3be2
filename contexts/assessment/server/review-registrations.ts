import { refuse } from '@lingjiang/kernel'
import { endpoint, eventOf } from '@lingjiang/platform'
import { AcceptRegistrations, assessmentEvents, ListRegistrations, ReviewRegistration } from '../contract/index.ts'
import { registrationReply } from './registration-replies.ts'
import { registrationStore } from './registration-store.ts'
import { isBeforeFreeze } from './session-phase.ts'
import { sessionStore } from './session-store.ts'

export const listRegistrations = endpoint(ListRegistrations, async ({ tx, params, query }) => {
  const session = await sessionStore.find(tx, params.sessionId)
  if (!session) return refuse('not-found')
  const rows = await registrationStore.list(tx, {
    sessionId: session.id,
    state: query.state,
    text: query.text?.trim() || undefined,
    after: query.cursor,
    limit: query.limit + 1,
  })
  const page = rows.slice(0, query.limit)
  return {
    registrations: page.map(registrationReply),
    next: rows.length > query.limit ? (page.at(-1)?.number ?? null) : null,
    counts: [...(await registrationStore.count(tx, session.id))],
  }
})

/** The organisation checks a registration; a return says why, so that the candidate can mend it. */
export const reviewRegistration = endpoint(
  ReviewRegistration,
  async ({ tx, params, body, actor, now, record, publish }) => {
    const registration = await registrationStore.lock(tx, params.registrationId)
    if (!registration) return refuse('not-found')
    if (registration.version !== body.expectedVersion) return refuse('stale-version')
    const session = await sessionStore.find(tx, registration.sessionId)
    if (!session || !isBeforeFreeze(session.state)) return refuse('review-closed')
    const reason = body.reason?.trim() || null
    if (body.outcome === 'returned' && !reason) return refuse('reason-needed')
    const from = body.outcome === 'returned' ? (['submitted', 'accepted'] as const) : (['submitted'] as const)
    const version = await registrationStore.move(tx, registration.id, from, body.outcome, reason, now)
    if (version === undefined) return refuse('registration-not-under-review')
    await registrationStore.appendEvent(tx, [registration.id], { kind: body.outcome, reason }, actor, now)
    record({
      action: `registration-${body.outcome}`,
      subjectKind: 'registration',
      subjectId: registration.id,
      regionCode: registration.regionCode,
      organisationId: registration.organisationId,
    })
    publish(
      eventOf(assessmentEvents, `registration-${body.outcome}`, {
        registrationId: registration.id,
        sessionId: session.id,
      }),
    )
    return { state: body.outcome, version }
  },
)

export const acceptRegistrations = endpoint(
  AcceptRegistrations,
  async ({ tx, params, actor, now, record, publish }) => {
    const session = await sessionStore.lock(tx, params.sessionId)
    if (!session) return refuse('not-found')
    if (!isBeforeFreeze(session.state)) return refuse('review-closed')
    const accepted = await registrationStore.acceptAll(tx, session.id, now)
    await registrationStore.appendEvent(tx, accepted, { kind: 'accepted' }, actor, now)
    record({
      action: 'registrations-accepted',
      subjectKind: 'session',
      subjectId: session.id,
      regionCode: session.regionCode,
      organisationId: session.organisationId,
      facts: { count: accepted.length },
    })
    publish(eventOf(assessmentEvents, 'registrations-accepted', { sessionId: session.id, count: accepted.length }))
    return { accepted: accepted.length }
  },
)
