import { dayOf, refuse } from '@lingjiang/kernel'
import { publicRead } from '@lingjiang/platform'
import { FindSessions, GetAnnouncedSession } from '../contract/index.ts'
import { isRegistrable, OPEN_STATES } from './session-phase.ts'
import { sessionReply } from './session-replies.ts'
import { findAnnounced, findAnnouncedOne } from './session-views.ts'
import { slotStore } from './slot-store.ts'

export const findSessions = publicRead(FindSessions, async ({ db, query, now }) => {
  const { rows, next } = await findAnnounced(db, query, dayOf(now), OPEN_STATES)
  return { sessions: rows.map(sessionReply), next }
})

export const getAnnouncedSession = publicRead(GetAnnouncedSession, async ({ db, params, now }) => {
  const session = await findAnnouncedOne(db, params.sessionId)
  if (!session) return refuse('not-found')
  const slots = await slotStore.listPublished(db, session.id)
  return {
    session: sessionReply(session),
    methods: [...session.methods],
    notice: session.notice,
    registrable: isRegistrable(session, dayOf(now)) && session.taken < session.capacity,
    slots: slots.map(({ subject, roomName, startsAt, endsAt, seats }) => ({
      subject,
      roomName,
      startsAt,
      endsAt,
      seats,
    })),
  }
})
