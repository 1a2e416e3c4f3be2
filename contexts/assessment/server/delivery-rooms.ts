import { type Actor, dayOf, instant, type Refused, refuse } from '@lingjiang/kernel'
import { endpoint, enterActor } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import {
  CheckInCandidate,
  CloseExamRoom,
  GetExamRoom,
  ListExamRooms,
  OpenExamRoom,
  RecordIncident,
} from '../contract/exam-rooms.ts'
import { decideCheckIn, endOfSitting } from '../domain/index.ts'
import { type ExamRoom, roomStore } from './delivery-room-store.ts'
import { deliveryStore, type Sitting } from './delivery-store.ts'
import { examPolicy } from './exam-policy.ts'
import { startSession } from './start-session.ts'

const toRow = ({ organisationId: _o, regionCode: _r, questions: _q, mine: _m, ...row }: ExamRoom) => row
const accountOf = (actor: Actor) => (actor.kind === 'account' ? actor.accountId : null)
const roomSubject = (room: ExamRoom) => ({
  subjectKind: 'assessment.exam-room',
  subjectId: room.slotId,
  regionCode: room.regionCode,
  organisationId: room.organisationId,
})

export const listExamRooms = endpoint(ListExamRooms, async ({ tx, query, now }) => {
  const { rooms, next } = await roomStore.list(tx, { ...query, from: query.from ?? dayOf(instant(now)) })
  return { rooms: rooms.map(toRow), next }
})

export const getExamRoom = endpoint(GetExamRoom, async ({ tx, params, now, actor }) => {
  const room = await roomStore.find(tx, params.slotId)
  if (!room) return refuse('not-found')
  const sittings = await deliveryStore.listOfSlot(tx, room.slotId)
  const incidents = await roomStore.listIncidents(tx, room.slotId)
  await enterActor(tx, { kind: 'system', job: 'count-answers' })
  const answered = await deliveryStore.countAnswered(
    tx,
    sittings.map((sitting) => sitting.id),
  )
  await enterActor(tx, actor)
  return {
    room: toRow(room),
    questions: room.questions,
    now: instant(now),
    sittings: sittings.map((sitting) => sittingRow(sitting, answered.get(sitting.id) ?? 0)),
    incidents: [...incidents],
  }
})

function sittingRow(sitting: Sitting, answered: number) {
  return {
    id: sitting.id,
    seat: sitting.seat,
    variant: sitting.variant,
    name: sitting.candidateName,
    ticketNumber: sitting.ticketNumber,
    documentMasked: sitting.documentMasked,
    state: sitting.state,
    checkedInAt: sitting.checkedInAt,
    startedAt: sitting.startedAt,
    endsAt: sitting.endsAt,
    submittedAt: sitting.submittedAt,
    submittedBy: sitting.submittedBy,
    extraMinutes: sitting.extraMinutes,
    answered,
    openings: sitting.epoch,
  }
}

/** A room that the actor sees, held; acting needs to be on duty there or to be the organisation. */
async function roomToAct(tx: Tx, slotId: string): Promise<ExamRoom | Refused> {
  const room = await roomStore.lock(tx, slotId)
  if (!room) return refuse('not-found')
  return room.mine ? room : refuse('not-on-duty')
}

export const openExamRoom = endpoint(OpenExamRoom, async ({ tx, params, actor, now, services, record }) => {
  const room = await roomToAct(tx, params.slotId)
  if ('ok' in room) return room
  if (room.state !== 'waiting') return refuse('room-not-waiting')
  const policy = await examPolicy(tx, room.regionCode, instant(now))
  const opens = Date.parse(room.startsAt) - policy['assessment.check-in.opens'] * 60_000
  const at = Date.parse(now)
  if (at < opens || at > Date.parse(room.endsAt)) return refuse('outside-exam-window')
  await roomStore.open(tx, room.slotId, accountOf(actor), now)
  record({ action: 'exam-room-opened', ...roomSubject(room) })
  await enterActor(tx, { kind: 'system', job: 'exam-room-opened' })
  await startSession(tx, services, room.sessionId, instant(now))
  await enterActor(tx, actor)
  return { state: 'open' as const }
})

export const closeExamRoom = endpoint(CloseExamRoom, async ({ tx, params, actor, now, record }) => {
  const room = await roomToAct(tx, params.slotId)
  if ('ok' in room) return room
  if (room.state !== 'open') return refuse('room-not-open')
  const answering = room.present - room.submitted
  const sittings = await deliveryStore.listOfSlot(tx, room.slotId)
  const started = sittings.filter((sitting) => sitting.state === 'started').length
  if (started > 0) return refuse('candidates-still-answering', { count: started })
  const absent = await deliveryStore.markAbsent(tx, room.slotId)
  await roomStore.close(tx, room.slotId, accountOf(actor), now)
  record({ action: 'exam-room-closed', ...roomSubject(room), facts: { absent, waiting: answering } })
  return { state: 'closed' as const, absent }
})

export const checkInCandidate = endpoint(CheckInCandidate, async ({ tx, params, actor, now, record }) => {
  const sitting = await deliveryStore.lock(tx, params.sittingId)
  if (!sitting) return refuse('not-found')
  const room = await roomStore.find(tx, sitting.slotId)
  if (!room?.mine) return refuse('not-on-duty')
  const policy = await examPolicy(tx, sitting.regionCode, instant(now))
  const times = { startsAt: sitting.slotStartsAt, endsAt: sitting.slotEndsAt }
  const refused = decideCheckIn(sitting.state, times, instant(now), policy)
  if (refused) return refused
  await deliveryStore.checkIn(tx, sitting.id, accountOf(actor), now)
  record({
    action: 'candidate-checked-in',
    subjectKind: 'assessment.sitting',
    subjectId: sitting.id,
    regionCode: sitting.regionCode,
    organisationId: sitting.organisationId,
  })
  return { state: 'checked-in' as const }
})

export const recordIncident = endpoint(RecordIncident, async ({ tx, params, body, actor, now, record }) => {
  const room = await roomToAct(tx, params.slotId)
  if ('ok' in room) return room
  const sitting = body.sittingId ? await deliveryStore.lock(tx, body.sittingId) : undefined
  if (body.sittingId && sitting?.slotId !== room.slotId) return refuse('not-found')
  if (body.extraMinutes > 0 && !sitting) return refuse('minutes-need-candidate')
  const policy = await examPolicy(tx, room.regionCode, instant(now))
  const given = sitting
    ? Math.min(body.extraMinutes, policy['assessment.exam.most-extra-minutes'] - sitting.extraMinutes)
    : 0
  if (sitting && given > 0) {
    const minutes = sitting.extraMinutes + given
    const times = { startsAt: sitting.slotStartsAt, endsAt: sitting.slotEndsAt }
    await deliveryStore.extend(tx, sitting.id, minutes, endOfSitting(times, minutes, policy))
  }
  const incidentId = await roomStore.addIncident(tx, {
    slotId: room.slotId,
    sittingId: sitting?.id ?? null,
    sessionId: room.sessionId,
    organisationId: room.organisationId,
    regionCode: room.regionCode,
    kind: body.kind,
    note: body.note,
    extraMinutes: Math.max(0, given),
    accountId: accountOf(actor),
    at: now,
  })
  record({ action: 'incident-recorded', ...roomSubject(room), facts: { kind: body.kind, minutes: given } })
  return { incidentId }
})
