import type { AssessmentParameters } from './parameters.ts'
import { type PlanReason, planReason } from './plan-reason.ts'
import type { Booking, PlannedRoomKind, PlannedSlot, PlanSurroundings, SessionPlan } from './session-plan.ts'
import type { AssessedSubject } from './subject.ts'

const SUITABLE: Readonly<Record<AssessedSubject, readonly PlannedRoomKind[]>> = {
  theory: ['paper', 'computer'],
  practical: ['practical', 'computer'],
  review: ['review', 'paper', 'computer'],
  performance: ['paper', 'computer', 'practical', 'review'],
}

/** Whether two times have a moment in common; touching ends do not count. */
export function overlaps(a: Pick<Booking, 'from' | 'to'>, b: Pick<Booking, 'from' | 'to'>): boolean {
  return a.from < b.to && b.from < a.to
}

/** Room, time and staffing of each slot. */
export function checkSlots(
  plan: SessionPlan,
  surroundings: PlanSurroundings,
  p: AssessmentParameters,
): readonly PlanReason[] {
  return plan.slots.flatMap((slot) => [
    planReason('P-08', SUITABLE[slot.subject].includes(slot.roomKind), {}, slot.id),
    ...checkDuration(slot, p),
    ...checkStaffing(slot, p, surroundings.candidatesPerExaminer),
    ...checkRoom(slot, plan.slots, surroundings),
  ])
}

function checkDuration(slot: PlannedSlot, p: AssessmentParameters): readonly PlanReason[] {
  if (slot.subject === 'performance') return []
  const needed = p[`assessment.${slot.subject}.minutes`]
  const have = Math.floor((Date.parse(slot.to) - Date.parse(slot.from)) / 60_000)
  return [planReason('P-06', have >= needed, { needed, have }, slot.id)]
}

/**
 * Invigilators 1:15 and at least 2 a room; practical examiners by the standard's ratio, at least 3 and odd; review panel at least 3 and odd.
 * Ratios are rounded up. Used for the plan with expected candidates and on the day with those present.
 */
export function checkStaffing(
  slot: PlannedSlot,
  p: AssessmentParameters,
  candidatesPerExaminer: number | null,
): readonly PlanReason[] {
  const count = (...roles: readonly string[]) => slot.duties.filter((duty) => roles.includes(duty.role)).length
  const reason = (rule: 'P-09' | 'P-10' | 'P-11', have: number, needed: number, odd: boolean) =>
    planReason(rule, have >= needed && (!odd || have % 2 === 1), { needed, have }, slot.id)
  switch (slot.subject) {
    case 'theory': {
      const byRatio = Math.ceil(slot.candidates / p['assessment.theory.candidates-per-invigilator'])
      return [
        reason('P-09', count('invigilator'), Math.max(byRatio, p['assessment.theory.fewest-invigilators']), false),
      ]
    }
    case 'practical': {
      const ratio = candidatesPerExaminer ?? p['assessment.practical.candidates-per-examiner']
      const needed = Math.max(Math.ceil(slot.candidates / ratio), p['assessment.practical.fewest-examiners'])
      return [reason('P-10', count('examiner', 'lead-examiner'), needed, true)]
    }
    case 'review':
      return [reason('P-11', count('review-panel', 'lead-examiner'), p['assessment.review.fewest-members'], true)]
    case 'performance':
      return []
  }
}

function checkRoom(
  slot: PlannedSlot,
  all: readonly PlannedSlot[],
  { roomBookings }: PlanSurroundings,
): readonly PlanReason[] {
  const elsewhere = roomBookings.filter((booking) => booking.roomId === slot.roomId && overlaps(booking, slot))
  const here = all.filter((other) => other.id < slot.id && other.roomId === slot.roomId && overlaps(other, slot))
  const others = [...elsewhere.map((booking) => booking.title), ...here.map((other) => other.id)]
  return [planReason('P-18', others.length === 0, { other: others[0] ?? '—' }, slot.id)]
}
