import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'

const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() })

export const ClockSchema = Type.Object({
  name: Type.String(),
  title: TextSchema,
  dueOn: Type.String(),
  /** Working days left today; negative when late. Null when the clock stands still or is over. */
  workdaysLeft: Type.Union([Type.Integer(), Type.Null()]),
  standing: Type.Enum(['running', 'paused', 'stopped', 'fired']),
})

/** A clock on the page of its case: since when, and on what ground. */
export const CaseClockSchema = Type.Object({
  ...ClockSchema.properties,
  startedAt: Type.String(),
  /** The policy parameter that set the limit, in the version that was in force when the clock started. */
  ground: Type.Union([
    Type.Object({
      key: Type.String(),
      version: Type.Integer(),
      workdays: Type.Integer(),
      regionCode: Type.String(),
      authority: Type.String(),
      document: Type.String(),
      mark: Type.Enum(['sourced', 'memory', 'inference']),
    }),
    Type.Null(),
  ]),
})

export const CaseRowSchema = Type.Object({
  id: Type.String(),
  process: Type.String(),
  processTitle: TextSchema,
  subjectId: Type.String(),
  subjectPath: Type.String(),
  title: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  regionCode: Type.String(),
  version: Type.Integer(),
  openedAt: Type.String(),
  changedAt: Type.String(),
  closedAt: Type.Union([Type.String(), Type.Null()]),
  clock: Type.Union([ClockSchema, Type.Null()]),
})

/** From today on, this many working days ahead a running time limit asks for attention. */
export const SOON_WORKDAYS = 3

/** How a case stands in time: past its limit, due today or within `SOON_WORKDAYS`, due later, or with no limit running. */
export const DUE_STANDINGS = ['late', 'soon', 'later', 'none'] as const
export type DueStanding = (typeof DUE_STANDINGS)[number]

/** An action that can be taken on several cases in a row: see `together` in the declaration. */
const TogetherSchema = Type.Object({
  action: Type.String(),
  title: TextSchema,
  reason: Type.Enum(['none', 'optional', 'required']),
  grave: Type.Boolean(),
})

/** `mine`: what waits for the role one acts in; `open`: all open ones one may see; `closed`: the ended ones. */
export const ListCases = {
  method: 'GET',
  path: '/cases',
  summary: 'The inbox: cases of all processes, most urgent first',
  query: Type.Object(
    {
      queue: Type.Enum(['mine', 'open', 'closed'], { default: 'mine' }),
      process: Type.Optional(Type.String({ maxLength: 80 })),
      state: Type.Optional(Type.String({ maxLength: 80 })),
      region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
      due: Type.Optional(Type.Enum([...DUE_STANDINGS])),
      text: Type.Optional(Type.String({ maxLength: 60 })),
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    cases: Type.Array(Type.Object({ ...CaseRowSchema.properties, together: Type.Array(TogetherSchema) })),
    /** Opens the next page; null at the end. */
    next: Type.Union([Type.String(), Type.Null()]),
    counts: Type.Array(
      Type.Object({
        process: Type.String(),
        processTitle: TextSchema,
        state: Type.String(),
        stateTitle: TextSchema,
        count: Type.Integer(),
        late: Type.Integer(),
        soon: Type.Integer(),
        none: Type.Integer(),
      }),
    ),
  }),
  may: 'signed-in',
  refuses: [],
} as const satisfies Endpoint

export const GetCase = {
  method: 'GET',
  path: '/cases/:caseId',
  summary: 'One case with its record, its clocks and what one may do next',
  params: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  reply: Type.Object({
    case: CaseRowSchema,
    clocks: Type.Array(CaseClockSchema),
    events: Type.Array(
      Type.Object({
        number: Type.Integer(),
        action: Type.String(),
        title: TextSchema,
        toTitle: TextSchema,
        role: Type.Union([Type.String(), Type.Null()]),
        reason: Type.Union([Type.String(), Type.Null()]),
        /** The time limit whose end took the action, where nobody did. */
        clockTitle: Type.Union([TextSchema, Type.Null()]),
        at: Type.String(),
      }),
    ),
    actions: Type.Array(
      Type.Object({
        action: Type.String(),
        title: TextSchema,
        reason: Type.Enum(['none', 'optional', 'required']),
        grave: Type.Boolean(),
        targets: Type.Array(Type.Object({ state: Type.String(), title: TextSchema })),
      }),
    ),
  }),
  may: 'signed-in',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const TakeCaseAction = {
  method: 'POST',
  path: '/cases/:caseId/actions/:action',
  summary: 'Take an action on a case',
  params: Type.Object({ caseId: Type.String({ format: 'uuid' }), action: Type.String({ maxLength: 60 }) }),
  body: Type.Object(
    {
      expectedVersion: Type.Integer({ minimum: 1 }),
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
      input: Type.Optional(Type.Unknown()),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Type.String(), state: Type.String(), version: Type.Integer() }),
  may: 'signed-in',
  refuses: ['not-found', 'not-permitted', 'action-not-available', 'reason-required', 'stale-version'],
} as const satisfies Endpoint
