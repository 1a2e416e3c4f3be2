import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import {
  AttachedDocumentSchema,
  ClaimSchema,
  DuplicateWarningSchema,
  EvaluationSchema,
  StoredDocumentSchema,
} from './claim-schemas.ts'
import { REGISTRATION_STATES } from './labels.ts'
import { nullable, SessionRowSchema, SubjectSchema, Uuid } from './session-schemas.ts'

const RegistrationParams = Type.Object({ registrationId: Uuid })
const State = Type.Enum([...REGISTRATION_STATES])

export const RegistrationRowSchema = Type.Object({
  id: Type.String(),
  number: Type.String(),
  candidateName: Type.String(),
  documentType: Type.String(),
  documentMasked: Type.String(),
  sex: nullable(Type.Enum(['male', 'female'])),
  phoneMasked: nullable(Type.String()),
  employer: nullable(Type.String()),
  source: Type.String(),
  alternative: Type.String(),
  warnings: Type.Integer(),
  state: State,
  stateReason: nullable(Type.String()),
  ticketNumber: nullable(Type.String()),
  submittedAt: Type.String(),
  version: Type.Integer(),
})

/** What is handed in: the alternative claimed, what it rests on, evidence, commitment. */
export const SubmissionSchema = Type.Object(
  {
    alternative: Type.String({ minLength: 1, maxLength: 20 }),
    claim: ClaimSchema,
    employer: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 100 }))),
    justification: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 500 }))),
    photo: Type.Optional(nullable(Type.String({ pattern: '^[0-9a-f]{64}$' }))),
    documents: Type.Array(AttachedDocumentSchema, { maxItems: 20 }),
    /** 承诺书: what is stated is true, the rules of the examination are kept. */
    commitment: Type.Literal(true),
  },
  { additionalProperties: false },
)

/** Everything the registration pages need to begin: who I am to the system, and what already stands in the way. */
export const GetRegistrationStart = {
  method: 'GET',
  path: '/assessment/announced-sessions/:sessionId/registration',
  summary: 'My particulars and the warnings on duplicates, before anything is submitted',
  params: Type.Object({ sessionId: Uuid }),
  reply: Type.Object({
    candidate: Type.Object({
      name: Type.String(),
      documentType: Type.String(),
      documentMasked: Type.String(),
      bornOn: nullable(Type.String()),
      sex: nullable(Type.String()),
      phoneMasked: nullable(Type.String()),
    }),
    today: Type.String(),
    ruleSet: Type.String(),
    warnings: Type.Array(DuplicateWarningSchema),
    existing: nullable(Type.Object({ id: Type.String(), state: State })),
  }),
  may: 'assessment.registration.submit',
  refuses: ['not-found', 'person-not-registered'],
} as const satisfies Endpoint

export const SubmitRegistration = {
  method: 'POST',
  path: '/assessment/announced-sessions/:sessionId/registrations',
  summary: 'Register for a session',
  params: Type.Object({ sessionId: Uuid }),
  body: SubmissionSchema,
  reply: Type.Object({
    registrationId: Type.String(),
    number: Type.String(),
    warnings: Type.Array(DuplicateWarningSchema),
  }),
  may: 'assessment.registration.submit',
  refuses: [
    'not-found',
    'person-not-registered',
    'registration-not-open',
    'session-full',
    'already-registered',
    'alternative-unknown',
    'not-eligible',
    'birth-date-needed',
    'duplicate-blocked',
    'justification-needed',
    'evidence-missing',
    'file-not-uploaded',
    'audience-not-yours',
  ],
} as const satisfies Endpoint

export const ResubmitRegistration = {
  method: 'PUT',
  path: '/assessment/registrations/:registrationId',
  summary: 'Hand a returned registration in again',
  params: RegistrationParams,
  body: SubmissionSchema,
  reply: Type.Object({ registrationId: Type.String(), number: Type.String() }),
  may: 'assessment.registration.submit',
  refuses: [
    'not-found',
    'registration-not-returned',
    'registration-not-open',
    'alternative-unknown',
    'not-eligible',
    'birth-date-needed',
    'duplicate-blocked',
    'justification-needed',
    'evidence-missing',
    'file-not-uploaded',
  ],
} as const satisfies Endpoint

/** A photo or a piece of evidence: the bare file as body. It belongs to whoever sent it until it is handed in. */
export const UploadEvidence = {
  method: 'POST',
  path: '/assessment/evidence',
  summary: 'Upload a photo or a piece of evidence',
  reply: Type.Object({ sha256: Type.String(), name: Type.String(), size: Type.Integer(), mediaType: Type.String() }),
  may: 'assessment.registration.submit',
  refuses: [
    'file-too-large',
    'file-type-not-accepted',
    'file-empty',
    'file-content-differs',
    'file-truncated',
    'file-encrypted',
    'too-many-requests',
  ],
} as const satisfies Endpoint

export const ListMyRegistrations = {
  method: 'GET',
  path: '/assessment/my-registrations',
  summary: 'My registrations, the newest first',
  reply: Type.Object({
    registrations: Type.Array(
      Type.Object({
        id: Type.String(),
        number: Type.String(),
        state: State,
        stateReason: nullable(Type.String()),
        ticketNumber: nullable(Type.String()),
        submittedAt: Type.String(),
        session: SessionRowSchema,
      }),
    ),
  }),
  may: 'assessment.registration.submit',
  refuses: [],
} as const satisfies Endpoint

const SeatSchema = Type.Object({
  subject: SubjectSchema,
  roomName: Type.String(),
  seat: Type.Integer(),
  startsAt: Type.String(),
  endsAt: Type.String(),
})

/** A registration with its evaluation, documents and history; to the candidate, the organisation and the officers of the place. */
export const GetRegistration = {
  method: 'GET',
  path: '/assessment/registrations/:registrationId',
  summary: 'A registration with evaluation, evidence and history',
  params: RegistrationParams,
  reply: Type.Object({
    registration: RegistrationRowSchema,
    session: SessionRowSchema,
    claim: ClaimSchema,
    evaluation: EvaluationSchema,
    warnings: Type.Array(DuplicateWarningSchema),
    /** The version of each policy parameter by which it was looked at. */
    parameterVersions: Type.Record(Type.String(), Type.Integer()),
    justification: nullable(Type.String()),
    hasPhoto: Type.Boolean(),
    documents: Type.Array(StoredDocumentSchema),
    seats: Type.Array(SeatSchema),
    history: Type.Array(
      Type.Object({
        kind: Type.String(),
        role: nullable(Type.String()),
        reason: nullable(Type.String()),
        at: Type.String(),
      }),
    ),
  }),
  may: 'signed-in',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const GetRegistrationFile = {
  method: 'GET',
  path: '/assessment/registrations/:registrationId/files/:fileId',
  summary: 'The photo (fileId "photo") or a piece of evidence of a registration',
  params: Type.Object({ registrationId: Uuid, fileId: Type.String({ maxLength: 36 }) }),
  may: 'signed-in',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const CancelRegistration = {
  method: 'POST',
  path: '/assessment/registrations/:registrationId/cancellation',
  summary: 'Cancel my registration',
  params: RegistrationParams,
  body: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 200 })) }, { additionalProperties: false }),
  reply: Type.Object({ state: State }),
  may: 'assessment.registration.submit',
  refuses: ['not-found', 'registration-not-cancellable'],
} as const satisfies Endpoint
