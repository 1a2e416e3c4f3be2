import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { REGISTRATION_STATES } from './labels.ts'
import { RegistrationRowSchema } from './registrations.ts'
import { nullable, Uuid } from './session-schemas.ts'

const State = Type.Enum([...REGISTRATION_STATES])

export const ListRegistrations = {
  method: 'GET',
  path: '/assessment/sessions/:sessionId/registrations',
  summary: 'The registrations of a session by number',
  params: Type.Object({ sessionId: Uuid }),
  query: Type.Object(
    {
      state: Type.Optional(State),
      text: Type.Optional(Type.String({ maxLength: 50 })),
      cursor: Type.Optional(Type.String({ maxLength: 40 })),
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    registrations: Type.Array(RegistrationRowSchema),
    next: nullable(Type.String()),
    counts: Type.Array(Type.Object({ state: State, count: Type.Integer() })),
  }),
  may: 'assessment.registration.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const ReviewRegistration = {
  method: 'POST',
  path: '/assessment/registrations/:registrationId/review',
  summary: 'Accept a registration, or return it with a reason',
  params: Type.Object({ registrationId: Uuid }),
  body: Type.Object(
    {
      expectedVersion: Type.Integer({ minimum: 1 }),
      outcome: Type.Enum(['accepted', 'returned']),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ state: State, version: Type.Integer() }),
  may: 'assessment.registration.review',
  refuses: ['not-found', 'stale-version', 'reason-needed', 'registration-not-under-review', 'review-closed'],
} as const satisfies Endpoint

/** Accepts all registrations of a session that wait and have no warning; those with a warning are looked at one by one. */
export const AcceptRegistrations = {
  method: 'POST',
  path: '/assessment/sessions/:sessionId/registrations/acceptance',
  summary: 'Accept all waiting registrations without a warning',
  params: Type.Object({ sessionId: Uuid }),
  body: Type.Object({}, { additionalProperties: false }),
  reply: Type.Object({ accepted: Type.Integer() }),
  may: 'assessment.registration.review',
  refuses: ['not-found', 'review-closed'],
} as const satisfies Endpoint

export const REVEAL_PURPOSES = ['check-eligibility', 'check-identity', 'answer-enquiry', 'supervision'] as const

/** The full document number, for a stated purpose; every call is audited and stands in the registration's record. */
export const RevealDocumentNumber = {
  method: 'POST',
  path: '/assessment/registrations/:registrationId/document-number',
  summary: 'See the full document number, for a purpose that is recorded',
  params: Type.Object({ registrationId: Uuid }),
  body: Type.Object(
    { purpose: Type.Enum([...REVEAL_PURPOSES]), remark: Type.Optional(Type.String({ maxLength: 200 })) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ documentType: Type.String(), documentNumber: Type.String() }),
  may: 'assessment.registration.reveal',
  refuses: ['not-found', 'too-many-requests'],
} as const satisfies Endpoint
