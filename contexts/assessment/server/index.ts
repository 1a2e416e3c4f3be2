import type { ContextModule } from '@lingjiang/platform'
import { assessmentEvents, permissions, refusals } from '../contract/index.ts'
import { ASSESSMENT_PARAMETERS, EXAM_PARAMETERS } from '../domain/index.ts'
import { advanceSessions } from './advance-sessions.ts'
import { findSessions, getAnnouncedSession } from './announced-sessions.ts'
import { getRegistrationFile, uploadEvidence } from './evidence.ts'
import { examCases, examJobs, examRoutes } from './exam-routes.ts'
import { examSteps } from './exam-steps.ts'
import { importJobs } from './import-job.ts'
import { importRoutes } from './import-routes.ts'
import { cancelRegistration, getRegistration, listMyRegistrations } from './my-registrations.ts'
import { changeSession, getPlanningChoices, getSession, listSessions, planSession } from './plan-session.ts'
import type { AssessmentPorts } from './ports.ts'
import { revealDocument } from './reveal-document.ts'
import { acceptRegistrations, listRegistrations, reviewRegistration } from './review-registrations.ts'
import { sessionHandler } from './session-case.ts'
import { submissionRoutes } from './submit-registration.ts'

export { closeOverdueSittings } from './delivery-marking.ts'
export { prepareDelivery } from './delivery-preparation.ts'
export { prepareSession } from './exam-steps.ts'
export type { AssessmentPorts, CertificatesHeld } from './ports.ts'
export { type NewRegistration, type Registration, registrationStore } from './registration-store.ts'
export { resultStore } from './results-store.ts'
export { type NewSeat, type Seat, seatStore } from './seat-store.ts'
export { EXAM_STOPS, type ExamSeed, type ExamStop, seedExam } from './seed-exam.ts'
export { type SeededCandidate, type SessionSeed, type SessionStop, seedSession } from './seed-sessions.ts'
export { type Duty, type NewPlan, type NewSession, type Session, type Slot, sessionStore } from './session-store.ts'
export { clashFrom, slotStore } from './slot-store.ts'

/** The assessment context: plans, sessions, registration, delivery, scoring, results. */
export function assessmentModule(ports: AssessmentPorts): ContextModule {
  const { importCandidates, resumeImports } = importJobs(ports)
  const handler = sessionHandler(examSteps)
  return {
    name: 'assessment',
    permissions,
    refusals,
    events: assessmentEvents,
    parameters: [...ASSESSMENT_PARAMETERS.list, ...EXAM_PARAMETERS.list],
    jobs: [importCandidates, resumeImports, advanceSessions(handler), ...examJobs],
    cases: [handler, ...examCases],
    routes: [
      ...[findSessions, getAnnouncedSession],
      ...[listSessions, getSession, planSession, changeSession, getPlanningChoices],
      ...submissionRoutes(ports),
      ...[uploadEvidence, getRegistrationFile, listMyRegistrations, getRegistration, cancelRegistration],
      ...[listRegistrations, reviewRegistration, acceptRegistrations, revealDocument],
      ...importRoutes(importCandidates),
      ...examRoutes,
    ],
  }
}
