import { dayOf, type Instant, instant, type PlainDate, type RegionCode, type SkillLevel } from '@lingjiang/kernel'
import { loadParameters } from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { findFiledEntry, siteOf, staffOf } from '@lingjiang/registry/server'
import { normStore } from '@lingjiang/standards/server'
import {
  type AssessmentParameters,
  checkPlan,
  type PlannedDuty,
  type PlannedRoomKind,
  type PlanReason,
} from '../domain/index.ts'
import { asSystem } from './acting-store.ts'
import { registrationStore } from './registration-store.ts'
import type { Duty, Session, Slot } from './session-store.ts'
import { slotStore } from './slot-store.ts'

/** Rotation of examiners rests on a question bank whose answers were not seen: it is told, and keeps nobody from filing. */
const ADVISORY: readonly string[] = ['P-16', 'P-22']

/** Whether an unmet check keeps a plan from being filed. */
export const isBlocking = (reason: PlanReason) => !ADVISORY.includes(reason.rule)

const EXAMINING = ['examiner', 'lead-examiner', 'review-panel']

/** Every check of a session's plan as it stands now, with what others have booked and the rules of the place and day. */
export async function checkSession(tx: Tx, session: Session, now: Instant): Promise<readonly PlanReason[]> {
  const slots = await slotStore.list(tx, [session.id])
  const duties = await slotStore.listDuties(tx, [session.id])
  const firstDay = session.firstDay as PlainDate
  const level = session.level as SkillLevel
  const filed = await findFiledEntry(tx, session.organisationId, {
    occupationCode: session.occupationCode,
    level,
    audience: session.audience,
    on: firstDay,
  })
  const site = await siteOf(tx, session.siteId)
  const norm = await normStore.inForce(tx, session.occupationCode, level, session.firstDay)
  const perExaminer = norm?.subjects.find((one) => one.level === level && one.subject === 'practical')
  const parameters = await loadParameters(tx, session.regionCode as RegionCode, dayOf(now))
  const clashes = await asSystem(tx, 'find-clashes', () => findClashes(tx, session.id, slots, duties))
  const kinds = new Map(site?.rooms.map((room) => [room.id, room.kind as PlannedRoomKind]))
  const people = await plannedPeople(tx, session)
  const plan = {
    occupationCode: session.occupationCode,
    level,
    subjects: [...new Set(slots.map((slot) => slot.subject))],
    filedOn: session.filedAt && session.state !== 'returned' ? dayOf(instant(session.filedAt)) : dayOf(now),
    firstDay,
    registrationOpensOn: session.registrationOpensOn as PlainDate,
    registrationClosesOn: session.registrationClosesOn as PlainDate,
    capacity: session.capacity,
    slots: slots.map((slot) => ({
      id: slot.id,
      subject: slot.subject,
      roomId: slot.roomId,
      roomName: slot.roomName,
      roomKind: kinds.get(slot.roomId) ?? 'paper',
      roomSeats: slot.seats,
      from: instant(slot.startsAt),
      to: instant(slot.endsAt),
      candidates: slot.seats,
      duties: duties.flatMap((duty) => (duty.slotId === slot.id ? [{ ...people(duty), role: duty.role }] : [])),
    })),
  }
  return checkPlan(
    plan,
    {
      scopeGap: 'gap' in filed ? filed.gap : null,
      siteVerified: site?.listedAt != null,
      siteUsableTo: (site?.leaseTo ?? null) as PlainDate | null,
      ...clashes,
      candidatesPerExaminer: perExaminer?.candidatesPerExaminer ?? null,
    },
    parameters.values('assessment.') as unknown as AssessmentParameters,
  )
}

async function findClashes(tx: Tx, sessionId: string, slots: readonly Slot[], duties: readonly Duty[]) {
  const at = new Map(slots.map((slot) => [slot.id, slot]))
  const rooms = slots.map(({ roomId, startsAt, endsAt }) => ({ id: roomId, startsAt, endsAt }))
  const people = duties.flatMap(({ personId, slotId }) => {
    const slot = at.get(slotId)
    return slot ? [{ id: personId, startsAt: slot.startsAt, endsAt: slot.endsAt }] : []
  })
  const found = await slotStore.findClashes(tx, sessionId, rooms, people)
  // Whose plan it is stays with them: only that the room or the person is taken is told.
  const booking = (clash: (typeof found)[number]) => ({
    from: instant(clash.startsAt),
    to: instant(clash.endsAt),
    title: '其他场次',
  })
  return {
    roomBookings: found.flatMap((clash) => (clash.kind === 'room' ? [{ ...booking(clash), roomId: clash.id }] : [])),
    personBookings: found.flatMap((clash) =>
      clash.kind === 'person' ? [{ ...booking(clash), personId: clash.id }] : [],
    ),
  }
}

/** Grade, card, ties and rotation of everybody on duty, as the list of staff has them on the first day. */
async function plannedPeople(tx: Tx, session: Session) {
  const staff = new Map(
    (await staffOf(tx, session.organisationId, session.firstDay as PlainDate)).map((one) => [one.id, one]),
  )
  const panels = await slotStore.recentPanels(tx, session.organisationId, session.id, session.firstDay, EXAMINING)
  const candidates = await asSystem(tx, 'find-ties', () => registrationStore.personsIn(tx, session.id))
  return (duty: Duty): Omit<PlannedDuty, 'role'> => {
    const member = duty.examinerId ? staff.get(duty.examinerId) : undefined
    const missed = panels.findIndex((panel) => !panel.includes(duty.personId))
    return {
      personId: duty.personId,
      name: duty.name,
      grade: member?.grade ?? null,
      cardValidTo: (member?.cardValidTo ?? null) as PlainDate | null,
      cardOccupations: member?.occupationCodes ?? [],
      ties: candidates.has(duty.personId) ? ['self'] : [],
      consecutiveSessions: missed === -1 ? panels.length : missed,
    }
  }
}
