import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { SUBJECTS } from './labels.ts'

const Uuid = Type.String({ format: 'uuid' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const SubjectEnum = Type.Enum([...SUBJECTS])
const OutcomeEnum = Type.Enum(['passed', 'failed', 'incomplete'])

export const ScoreSchema = Type.Object({
  subject: SubjectEnum,
  /** Tenths of a mark; null when absent or missing. */
  tenths: nullable(Type.Integer()),
  absent: Type.Boolean(),
  /** Version of the lineage; 0 while nothing is recorded. */
  version: Type.Integer(),
  source: nullable(Type.Enum(['computer', 'panel', 'entered', 'corrected'])),
})

export const ResultRowSchema = Type.Object({
  registrationId: Type.String(),
  name: Type.String(),
  ticketNumber: Type.String(),
  documentMasked: Type.String(),
  outcome: OutcomeEnum,
  scores: Type.Array(ScoreSchema),
  recheckCaseId: nullable(Type.String()),
})

export const GetSessionResults = {
  method: 'GET',
  path: '/assessment/sessions/:sessionId/results',
  summary: 'Results of a session as they stand now, with what is missing',
  params: Type.Object({ sessionId: Uuid }),
  query: Type.Object(
    {
      outcome: Type.Optional(OutcomeEnum),
      text: Type.Optional(Type.String({ maxLength: 60 })),
      cursor: Type.Optional(Type.String({ maxLength: 60 })),
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    session: Type.Object({
      id: Type.String(),
      title: Type.String(),
      state: Type.String(),
      caseId: nullable(Type.String()),
      caseVersion: nullable(Type.Integer()),
      required: Type.Array(SubjectEnum),
    }),
    counts: Type.Object({
      passed: Type.Integer(),
      failed: Type.Integer(),
      incomplete: Type.Integer(),
      rechecks: Type.Integer(),
    }),
    publicity: nullable(Type.Object({ from: Type.String(), to: Type.String(), ended: Type.Boolean() })),
    /** Of the theory paper, for those who may check the draw: seed and digest, once the exam is over. */
    paper: nullable(
      Type.Object({
        seed: nullable(Type.String()),
        digest: Type.String(),
        items: Type.Integer(),
        drawnAt: Type.String(),
      }),
    ),
    rows: Type.Array(ResultRowSchema),
    next: nullable(Type.String()),
  }),
  may: 'assessment.result.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const GetScoreHistory = {
  method: 'GET',
  path: '/assessment/registrations/:registrationId/scores',
  summary: 'The lineage of the scores of one candidate with the signed sheets',
  params: Type.Object({ registrationId: Uuid }),
  reply: Type.Object({
    name: Type.String(),
    ticketNumber: Type.String(),
    scores: Type.Array(
      Type.Object({
        subject: SubjectEnum,
        version: Type.Integer(),
        tenths: nullable(Type.Integer()),
        absent: Type.Boolean(),
        source: Type.String(),
        replaces: nullable(Type.Integer()),
        reason: nullable(Type.String()),
        at: Type.String(),
      }),
    ),
    sheets: Type.Array(
      Type.Object({
        id: Type.String(),
        subject: SubjectEnum,
        examiner: Type.String(),
        version: Type.Integer(),
        totalTenths: Type.Integer(),
        absent: Type.Boolean(),
        reason: nullable(Type.String()),
        digest: nullable(Type.String()),
        signedAt: nullable(Type.String()),
      }),
    ),
    marking: nullable(
      Type.Array(
        Type.Object({ kind: Type.String(), right: Type.Integer(), of: Type.Integer(), tenths: Type.Integer() }),
      ),
    ),
    results: Type.Array(
      Type.Object({
        version: Type.Integer(),
        outcome: OutcomeEnum,
        reason: nullable(Type.String()),
        at: Type.String(),
      }),
    ),
  }),
  may: 'assessment.result.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** First entry of a score that no machine and no panel gives, or a correction with its reason. */
export const EnterScore = {
  method: 'POST',
  path: '/assessment/registrations/:registrationId/scores',
  summary: 'Enter a score, or correct one with a reason',
  params: Type.Object({ registrationId: Uuid }),
  body: Type.Object(
    {
      subject: SubjectEnum,
      /** Version seen: 0 when there is none yet. */
      expectedVersion: Type.Integer({ minimum: 0 }),
      score: nullable(Type.String({ pattern: '^\\d{1,3}(\\.\\d)?$' })),
      absent: Type.Boolean(),
      reason: Type.Optional(Type.String({ maxLength: 500 })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ version: Type.Integer(), outcome: OutcomeEnum }),
  may: 'assessment.result.correct',
  refuses: [
    'not-found',
    'stale-version',
    'score-out-of-range',
    'score-recorded-already',
    'score-not-recorded',
    'score-unchanged',
    'correction-needs-reason',
    'correction-by-same-person',
    'correction-not-open',
    'subject-not-required',
  ],
} as const satisfies Endpoint

/** 公示: results that stand in public today. */
export const ListPublicity = {
  method: 'GET',
  path: '/assessment/publicity',
  summary: 'Sessions whose results are in their publicity period',
  query: Type.Object(
    {
      region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
      cursor: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    sessions: Type.Array(
      Type.Object({
        sessionId: Type.String(),
        organisation: Type.String(),
        site: Type.String(),
        regionCode: Type.String(),
        occupation: Type.String(),
        level: Type.String(),
        examDay: Type.String(),
        from: Type.String(),
        to: Type.String(),
        entries: Type.Integer(),
      }),
    ),
    next: nullable(Type.String()),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

export const GetPublicity = {
  method: 'GET',
  path: '/assessment/publicity/:sessionId',
  summary: 'Masked names of those who are to receive a certificate, during the publicity period',
  params: Type.Object({ sessionId: Uuid }),
  query: Type.Object(
    {
      cursor: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 100 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    organisation: Type.String(),
    site: Type.String(),
    occupation: Type.String(),
    level: Type.String(),
    examDay: Type.String(),
    from: Type.String(),
    to: Type.String(),
    entries: Type.Array(Type.Object({ name: Type.String(), ticketTail: Type.String() })),
    next: nullable(Type.String()),
  }),
  may: 'public',
  refuses: ['not-found'],
} as const satisfies Endpoint

const MyRecheckSchema = Type.Object({
  id: Type.String(),
  caseId: nullable(Type.String()),
  subjects: Type.Array(SubjectEnum),
  reason: Type.String(),
  askedAt: Type.String(),
  outcome: nullable(Type.Enum(['unchanged', 'corrected', 'withdrawn'])),
  answer: nullable(Type.String()),
})

export const GetRecheck = {
  method: 'GET',
  path: '/assessment/rechecks/:recheckId',
  summary: 'A request for a re-check with the scores it is about',
  params: Type.Object({ recheckId: Uuid }),
  reply: Type.Object({
    recheck: MyRecheckSchema,
    registrationId: Type.String(),
    sessionId: Type.String(),
    name: Type.String(),
    ticketNumber: Type.String(),
  }),
  may: 'assessment.result.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const ListMyResults = {
  method: 'GET',
  path: '/assessment/my-results',
  summary: "One's own published results",
  reply: Type.Object({
    results: Type.Array(
      Type.Object({
        registrationId: Type.String(),
        sessionId: Type.String(),
        occupation: Type.String(),
        level: Type.String(),
        organisation: Type.String(),
        examDay: Type.String(),
        publishedOn: Type.String(),
        approved: Type.Boolean(),
        outcome: OutcomeEnum,
        scores: Type.Array(
          Type.Object({ subject: SubjectEnum, tenths: nullable(Type.Integer()), absent: Type.Boolean() }),
        ),
        /** Last day to ask for a re-check; null when it is over. */
        recheckUntil: nullable(Type.String()),
        rechecks: Type.Array(MyRecheckSchema),
      }),
    ),
  }),
  may: 'assessment.result.own',
  refuses: [],
} as const satisfies Endpoint

export const AskRecheck = {
  method: 'POST',
  path: '/assessment/registrations/:registrationId/rechecks',
  summary: 'Ask to have scores looked at again',
  params: Type.Object({ registrationId: Uuid }),
  body: Type.Object(
    {
      subjects: Type.Array(SubjectEnum, { minItems: 1, maxItems: 4, uniqueItems: true }),
      reason: Type.String({ minLength: 5, maxLength: 1000 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ recheckId: Type.String(), caseId: Type.String() }),
  may: 'assessment.result.own',
  refuses: [
    'not-found',
    'recheck-window-over',
    'recheck-asked-already',
    'subject-not-required',
    'results-approved-already',
  ],
} as const satisfies Endpoint
