import { dayOf, daysBetween } from '@lingjiang/kernel'
import { workdaysBetween } from '@lingjiang/workdays'
import { checkPeople } from './check-plan-people.ts'
import { checkSlots } from './check-plan-slots.ts'
import type { AssessmentParameters } from './parameters.ts'
import { type PlanReason, planReason } from './plan-reason.ts'
import type { PlanSurroundings, SessionPlan } from './session-plan.ts'
import { subjectsOfExam } from './subject.ts'

/** Every check of a session plan with its outcome: scope, lead times, places, people, clashes. */
export function checkPlan(
  plan: SessionPlan,
  surroundings: PlanSurroundings,
  parameters: AssessmentParameters,
): readonly PlanReason[] {
  return [
    planReason('P-01', surroundings.scopeGap === null, surroundings.scopeGap ? { gap: surroundings.scopeGap } : {}),
    ...checkDates(plan, surroundings, parameters),
    ...checkSubjects(plan),
    ...checkSlots(plan, surroundings, parameters),
    ...checkPeople(plan, surroundings, parameters),
  ]
}

export function isPlanSound(reasons: readonly PlanReason[]): boolean {
  return reasons.every((reason) => reason.met)
}

function checkDates(plan: SessionPlan, { siteVerified, siteUsableTo }: PlanSurroundings, p: AssessmentParameters) {
  const lead = workdaysBetween(plan.filedOn, plan.firstDay)
  const open = daysBetween(plan.registrationOpensOn, plan.registrationClosesOn) + 1
  const close = workdaysBetween(plan.registrationClosesOn, plan.firstDay)
  const lastDay = plan.slots
    .map((slot) => dayOf(slot.to))
    .reduce((last, day) => (day > last ? day : last), plan.firstDay)
  const atLeast = (rule: 'P-02' | 'P-03' | 'P-04', have: number, needed: number) =>
    planReason(rule, have >= needed, { needed, have })
  return [
    atLeast('P-02', lead, p['assessment.plan.lead']),
    atLeast('P-03', open, p['assessment.plan.registration-days']),
    atLeast('P-04', close, p['assessment.plan.registration-close']),
    planReason('P-21', siteVerified && (siteUsableTo === null || siteUsableTo >= lastDay)),
  ]
}

/** A level that is assessed by work performance alone needs no exam subjects. */
function checkSubjects(plan: SessionPlan): readonly PlanReason[] {
  const byPerformance = plan.subjects.length > 0 && plan.subjects.every((subject) => subject === 'performance')
  const needed = byPerformance ? plan.subjects : [...new Set([...subjectsOfExam(plan.level), ...plan.subjects])]
  const missing = needed.filter((subject) => !plan.slots.some((slot) => slot.subject === subject))
  const places = plan.subjects.map((subject) => {
    const have = plan.slots.filter((slot) => slot.subject === subject).reduce((sum, slot) => sum + slot.roomSeats, 0)
    return planReason('P-05', have >= plan.capacity, { needed: plan.capacity, have, subject })
  })
  return [planReason('P-07', missing.length === 0, { missing }), ...places]
}
