import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { SITTING_STATES } from './delivery-labels.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const ItemKindSchema = Type.Enum(['single', 'multiple', 'judgment'])

/** Where a candidate stands. The remaining time is the server's; the client only counts down between two answers. */
export const SittingSchema = Type.Object({
  state: Type.Enum([...SITTING_STATES]),
  candidate: Type.Object({
    name: Type.String(),
    ticketNumber: Type.String(),
    documentMasked: Type.String(),
    seat: Type.Integer(),
  }),
  exam: Type.Object({
    title: Type.String(),
    organisation: Type.String(),
    room: Type.String(),
    startsAt: Type.String(),
    endsAt: Type.String(),
    minutes: Type.Integer(),
    questions: Type.Integer(),
  }),
  roomOpen: Type.Boolean(),
  now: Type.String(),
  /** Null before the start. */
  remainingSeconds: nullable(Type.Integer()),
  submittedAt: nullable(Type.String()),
  answered: Type.Integer(),
})

/** Ticket and document number, as the candidate types them at the exam machine. The token goes into `Authorization: Bearer`. */
export const SignInToExam = {
  method: 'POST',
  path: '/exam/sign-in',
  summary: 'Sign in at an exam machine with admission ticket and identity document',
  body: Type.Object(
    {
      ticketNumber: Type.String({ minLength: 4, maxLength: 40 }),
      documentNumber: Type.String({ minLength: 4, maxLength: 40 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ token: Type.String(), sitting: SittingSchema }),
  may: 'public',
  refuses: ['ticket-or-document-wrong', 'too-many-requests'],
} as const satisfies Endpoint

export const GetSitting = {
  method: 'GET',
  path: '/exam/sitting',
  summary: 'Where the candidate of the exam token stands',
  reply: SittingSchema,
  may: 'public',
  refuses: ['exam-token-wrong'],
} as const satisfies Endpoint

export const QuestionSchema = Type.Object({
  number: Type.Integer(),
  kind: ItemKindSchema,
  markTenths: Type.Integer(),
  stem: Type.String(),
  choices: Type.Array(Type.Object({ identifier: Type.String(), text: Type.String() })),
})

/** Opens the paper: starts the exam the first time, resumes it after a reload or a crash. Each opening has a higher epoch. */
export const OpenPaper = {
  method: 'POST',
  path: '/exam/paper',
  summary: 'Start or resume the exam: questions in the order of the variant, and the answers so far',
  reply: Type.Object({
    epoch: Type.Integer(),
    variant: Type.Enum(['A', 'B']),
    title: Type.String(),
    candidateName: Type.String(),
    endsAt: Type.String(),
    now: Type.String(),
    remainingSeconds: Type.Integer(),
    questions: Type.Array(QuestionSchema),
    answers: Type.Array(Type.Object({ number: Type.Integer(), choices: Type.Array(Type.String()) })),
  }),
  may: 'public',
  refuses: [
    'exam-token-wrong',
    'not-checked-in',
    'room-not-open',
    'start-window-over',
    'exam-over',
    'too-many-requests',
  ],
} as const satisfies Endpoint

const Choices = Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{1,32}$' }), { maxItems: 12, uniqueItems: true })

export const AnswerSchema = Type.Object(
  {
    /** The candidate's own count in this epoch: the highest counter of a question is in force, whatever arrives when. */
    counter: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    number: Type.Integer({ minimum: 1, maximum: 500 }),
    choices: Choices,
  },
  { additionalProperties: false },
)

/** Saved means flushed to disk. A repeated answer changes nothing; a late retry never overwrites a newer one. */
export const SaveAnswers = {
  method: 'POST',
  path: '/exam/answers',
  summary: 'Save answers; acknowledged when they are durable',
  body: Type.Object(
    {
      epoch: Type.Integer({ minimum: 1, maximum: 10_000 }),
      answers: Type.Array(AnswerSchema, { minItems: 1, maxItems: 200 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    /** Counters that are durable. */
    saved: Type.Array(Type.Integer()),
    /** The newest opening: higher than one's own when the paper was opened elsewhere since. */
    epoch: Type.Integer(),
    endsAt: Type.String(),
    now: Type.String(),
  }),
  may: 'public',
  refuses: ['exam-token-wrong', 'exam-over', 'paper-not-open'],
} as const satisfies Endpoint

export const SubmitPaper = {
  method: 'POST',
  path: '/exam/submission',
  summary: 'Hand the paper in; doing it twice is doing it once',
  body: Type.Object(
    { epoch: Type.Integer({ minimum: 1, maximum: 10_000 }), answers: Type.Array(AnswerSchema, { maxItems: 500 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ submittedAt: Type.String(), answered: Type.Integer() }),
  may: 'public',
  refuses: ['exam-token-wrong', 'paper-not-open'],
} as const satisfies Endpoint
