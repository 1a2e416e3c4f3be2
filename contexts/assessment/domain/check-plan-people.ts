import { dayOf } from '@lingjiang/kernel'
import { overlaps } from './check-plan-slots.ts'
import type { AssessmentParameters } from './parameters.ts'
import { type PlanReason, planReason } from './plan-reason.ts'
import type { PlannedDuty, PlannedSlot, PlanSurroundings, SessionPlan } from './session-plan.ts'

const EXAMINING = ['examiner', 'lead-examiner', 'review-panel']
type Placed = { readonly duty: PlannedDuty; readonly slot: PlannedSlot }

/** Grade, card, recusal, rotation and clashes of everybody on duty, and the internal supervisors. */
export function checkPeople(
  plan: SessionPlan,
  surroundings: PlanSurroundings,
  p: AssessmentParameters,
): readonly PlanReason[] {
  const placed = plan.slots.flatMap((slot) => slot.duties.map((duty): Placed => ({ duty, slot })))
  const examining = placed.filter(({ duty }) => EXAMINING.includes(duty.role))
  return [
    ...examining.flatMap((one) => checkExaminer(one, plan, p)),
    ...placed.map(({ duty }) =>
      planReason('P-15', duty.ties.length === 0, { name: duty.name, ties: duty.ties }, duty.personId),
    ),
    ...placed.map((one) => checkClash(one, placed, surroundings)),
    ...checkRotation(examining, p),
    ...checkSupervisors(plan, placed, p),
  ]
}

function checkExaminer({ duty, slot }: Placed, plan: SessionPlan, p: AssessmentParameters): readonly PlanReason[] {
  const needsSenior = p['assessment.examiner.senior-levels'].includes(plan.level)
  const covers = duty.grade === 'senior-examiner' || (duty.grade === 'examiner' && !needsSenior)
  const facts = { name: duty.name }
  const most = p['assessment.examiner.most-consecutive']
  return [
    planReason('P-12', covers, facts, duty.personId),
    planReason('P-13', duty.cardValidTo !== null && duty.cardValidTo >= dayOf(slot.from), facts, duty.personId),
    planReason('P-14', duty.cardOccupations.includes(plan.occupationCode), facts, duty.personId),
    planReason('P-16', duty.consecutiveSessions < most, { ...facts, needed: most }, duty.personId),
  ]
}

/** Nobody is in two places at once, in this plan or another. */
function checkClash(
  { duty, slot }: Placed,
  placed: readonly Placed[],
  { personBookings }: PlanSurroundings,
): PlanReason {
  const elsewhere = personBookings.find((booking) => booking.personId === duty.personId && overlaps(booking, slot))
  const here = placed.find(
    (other) => other.duty !== duty && other.duty.personId === duty.personId && overlaps(other.slot, slot),
  )
  const other = elsewhere?.title ?? here?.slot.roomName
  return planReason('P-17', other === undefined, { name: duty.name, other: other ?? '—' }, duty.personId)
}

function checkRotation(examining: readonly Placed[], p: AssessmentParameters): readonly PlanReason[] {
  const people = new Map(examining.map(({ duty }) => [duty.personId, duty]))
  if (people.size === 0) return []
  const fresh = [...people.values()].filter((duty) => duty.consecutiveSessions === 0).length
  const needed = p['assessment.examiner.fresh-share']
  const have = Math.floor((100 * fresh) / people.size)
  return [planReason('P-22', have >= needed, { needed, have })]
}

/** every session has an internal supervisor, one for each hundred candidates, who does nothing else in it. */
function checkSupervisors(
  plan: SessionPlan,
  placed: readonly Placed[],
  p: AssessmentParameters,
): readonly PlanReason[] {
  const supervisors = new Map(
    placed.filter(({ duty }) => duty.role === 'internal-supervisor').map(({ duty }) => [duty.personId, duty]),
  )
  const needed = Math.max(1, Math.ceil(plan.capacity / p['assessment.supervisor.candidates']))
  const double = (personId: string) =>
    placed.some(({ duty }) => duty.personId === personId && duty.role !== 'internal-supervisor')
  return [
    planReason('P-19', supervisors.size >= needed, { needed, have: supervisors.size }),
    ...[...supervisors.values()].map((duty) =>
      planReason('P-20', !double(duty.personId), { name: duty.name }, duty.personId),
    ),
  ]
}
