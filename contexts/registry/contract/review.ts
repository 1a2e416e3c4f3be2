import { IDENTITY_DOCUMENT_TYPES } from '@lingjiang/codes'
import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { PANEL_HEADS } from '../domain/index.ts'
import { Id, KindSchema, Nullable, RegionCodeSchema, TextSchema } from './schemas.ts'

const Mark = Type.Integer({ minimum: 0, maximum: 100 })
export const MarksSchema = Type.Object(
  Object.fromEntries(PANEL_HEADS.map((head) => [head, Mark])) as Record<(typeof PANEL_HEADS)[number], typeof Mark>,
  { additionalProperties: false },
)

export const PanelSchema = Type.Object({
  seats: Type.Array(
    Type.Object({
      personId: Type.String(),
      name: Type.String(),
      unit: Type.String(),
      marks: Nullable(MarksSchema),
      opinion: Nullable(Type.String()),
      at: Nullable(Type.String()),
    }),
  ),
  /** Means in hundredths of a point, once every expert has given marks. */
  outcome: Nullable(
    Type.Object({
      heads: Type.Record(Type.String(), Type.Integer()),
      total: Type.Integer(),
      passed: Type.Boolean(),
    }),
  ),
})

export const PublicitySchema = Type.Object({
  openedOn: Type.String(),
  closesOn: Type.String(),
  closedAt: Nullable(Type.String()),
  objections: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      content: Type.String(),
      verdict: Nullable(Type.Enum(['upheld', 'dismissed'])),
      answer: Nullable(Type.String()),
      receivedAt: Type.String(),
      answeredAt: Nullable(Type.String()),
    }),
  ),
})

export const ReviewerSchema = Type.Object({
  personId: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  title: Type.String(),
  fields: Type.Array(Type.String()),
  regionCode: Type.String(),
})

export const ListReviewers = {
  method: 'GET',
  path: '/registry/reviewers',
  summary: 'Experts who may be called to a panel',
  reply: Type.Object({ reviewers: Type.Array(ReviewerSchema) }),
  may: 'registry.panel.call',
  refuses: [],
} as const satisfies Endpoint

export const AddReviewer = {
  method: 'POST',
  path: '/registry/reviewers',
  summary: 'Put an expert on the roll',
  body: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 50 }),
      documentType: Type.Enum([...IDENTITY_DOCUMENT_TYPES]),
      documentNumber: Type.String({ minLength: 1, maxLength: 40 }),
      unit: Type.String({ minLength: 2, maxLength: 120 }),
      title: Type.String({ minLength: 2, maxLength: 60 }),
      fields: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
      regionCode: RegionCodeSchema,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ personId: Type.String() }),
  may: 'registry.reviewer.keep',
  refuses: ['person-name-invalid', 'identity-document-invalid', 'person-name-differs', 'expert-on-roll'],
} as const satisfies Endpoint

/** 五（四）: a panel of 3, 5 or 7, at most one a unit, nobody tied to the applicant. */
export const CallPanel = {
  method: 'POST',
  path: '/registry/filings/:filingId/panel',
  summary: 'Call the experts who review an application',
  params: Type.Object({ filingId: Id }),
  body: Type.Object(
    { personIds: Type.Array(Id, { minItems: 1, maxItems: 15, uniqueItems: true }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ seats: Type.Integer() }),
  may: 'registry.panel.call',
  refuses: [
    'not-found',
    'not-permitted',
    'panel-not-in-session',
    'panel-called-already',
    'panel-size-wrong',
    'panel-same-unit',
    'panel-expert-must-withdraw',
    'panel-expert-unknown',
  ],
} as const satisfies Endpoint

export const ListPanelCalls = {
  method: 'GET',
  path: '/registry/panel-calls',
  summary: 'The applications that one is called to review',
  reply: Type.Object({
    calls: Type.Array(
      Type.Object({
        filingId: Type.String(),
        organisationName: Type.String(),
        kind: KindSchema,
        state: Type.String(),
        stateTitle: TextSchema,
        calledAt: Type.String(),
        scoredAt: Nullable(Type.String()),
      }),
    ),
  }),
  may: 'registry.panel.score',
  refuses: [],
} as const satisfies Endpoint

export const ScoreFiling = {
  method: 'POST',
  path: '/registry/filings/:filingId/score',
  summary: 'Give the own marks under the six heads, once',
  params: Type.Object({ filingId: Id }),
  body: Type.Object(
    { marks: MarksSchema, opinion: Type.String({ minLength: 2, maxLength: 2000 }) },
    { additionalProperties: false },
  ),
  reply: Type.Object({ scoredAt: Type.String() }),
  may: 'registry.panel.score',
  refuses: ['not-found', 'panel-not-in-session', 'panel-score-given'],
} as const satisfies Endpoint

export const ListPublicity = {
  method: 'GET',
  path: '/registry/publicity',
  summary: 'Applications in their public notice',
  reply: Type.Object({
    notices: Type.Array(
      Type.Object({
        filingId: Type.String(),
        name: Type.String(),
        creditCode: Type.String(),
        kind: KindSchema,
        regionCode: Type.String(),
        synthetic: Type.Boolean(),
        openedOn: Type.String(),
        closesOn: Type.String(),
        items: Type.Array(
          Type.Object({
            occupationCode: Type.String(),
            occupationName: Type.String(),
            workType: Nullable(Type.String()),
            levels: Type.Array(Type.String()),
            audience: Type.String(),
          }),
        ),
      }),
    ),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

/** By name, in writing, during the notice; it stops the notice until it is answered. */
export const LodgeObjection = {
  method: 'POST',
  path: '/registry/publicity/:filingId/objections',
  summary: 'Object to an application in its public notice',
  params: Type.Object({ filingId: Id }),
  body: Type.Object(
    {
      name: Type.String({ minLength: 2, maxLength: 50 }),
      contact: Type.String({ minLength: 5, maxLength: 100 }),
      content: Type.String({ minLength: 10, maxLength: 4000 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Type.String() }),
  may: 'public',
  refuses: ['publicity-over', 'too-many-requests'],
} as const satisfies Endpoint
