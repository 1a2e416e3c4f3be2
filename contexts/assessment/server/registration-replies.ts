import type { ReplyOf } from '@lingjiang/platform'
import type { GetRegistration, ListRegistrations } from '../contract/index.ts'
import type { EligibilityClaim } from '../domain/index.ts'
import { recallEvaluation, type StoredEvaluation } from './evaluations.ts'
import type { StoredDocument } from './evidence-store.ts'
import type { Registration, RegistrationEvent } from './registration-store.ts'
import type { Seat } from './seat-store.ts'
import { sessionReply } from './session-replies.ts'
import type { Session } from './session-store.ts'

/** A registration as lists show it. */
export function registrationReply(
  registration: Registration,
): ReplyOf<typeof ListRegistrations>['registrations'][number] {
  const { id, number, candidateName, documentType, documentMasked, sex, phoneMasked, employer, source } = registration
  const { alternative, state, stateReason, ticketNumber, submittedAt, version } = registration
  return {
    ...{ id, number, candidateName, documentType, documentMasked, sex, phoneMasked, employer, source },
    ...{ alternative, state, stateReason, ticketNumber, submittedAt, version },
    warnings: (registration.warnings as readonly unknown[]).length,
  }
}

/** A registration with everything that belongs to it. */
export function registrationDetail(
  registration: Registration,
  session: Session,
  parts: {
    readonly documents: readonly StoredDocument[]
    readonly seats: readonly Seat[]
    readonly events: readonly RegistrationEvent[]
  },
): ReplyOf<typeof GetRegistration> {
  return {
    registration: registrationReply(registration),
    session: sessionReply(session),
    claim: claimReply(registration.claim) as never,
    evaluation: recallEvaluation(
      registration.claim as EligibilityClaim,
      registration.evaluation as StoredEvaluation,
    ) as never,
    warnings: registration.warnings as never,
    parameterVersions: { ...registration.parameterVersions },
    justification: registration.justification,
    hasPhoto: registration.photoSha256 !== null,
    documents: parts.documents.map(({ sha256: _digest, ...document }) => document),
    seats: parts.seats.map((seat) => ({
      subject: seat.subject,
      roomName: seat.roomName,
      seat: seat.number,
      startsAt: seat.startsAt,
      endsAt: seat.endsAt,
    })),
    history: parts.events.map(({ kind, role, reason, at }) => ({ kind, role, reason, at })),
  }
}

/** The claim without the level, which is the session's. */
function claimReply(stored: unknown) {
  const { level: _level, ...claim } = stored as EligibilityClaim
  return claim
}
