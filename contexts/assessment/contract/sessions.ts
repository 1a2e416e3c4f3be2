import { type Endpoint, SKILL_LEVELS } from '@lingjiang/kernel'
import Type from 'typebox'
import {
  CheckSchema,
  Day,
  MethodSchema,
  nullable,
  OccupationCode,
  SessionDraftSchema,
  SessionRowSchema,
  SlotSchema,
  SubjectSchema,
  Uuid,
} from './session-schemas.ts'

const Cursor = Type.Optional(Type.String({ maxLength: 120 }))

/** 三（二）: sessions that are announced, nearest day first. */
export const FindSessions = {
  method: 'GET',
  path: '/assessment/announced-sessions',
  summary: 'Find an announced session by occupation, place, level and day',
  query: Type.Object(
    {
      text: Type.Optional(Type.String({ maxLength: 60 })),
      occupation: Type.Optional(OccupationCode),
      level: Type.Optional(Type.Enum([...SKILL_LEVELS])),
      region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
      organisation: Type.Optional(Uuid),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      /** Only those where one can register today. */
      open: Type.Boolean({ default: true }),
      cursor: Cursor,
      limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ sessions: Type.Array(SessionRowSchema), next: nullable(Type.String()) }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

export const GetAnnouncedSession = {
  method: 'GET',
  path: '/assessment/announced-sessions/:sessionId',
  summary: 'An announced session with its subjects, rooms and times',
  params: Type.Object({ sessionId: Uuid }),
  reply: Type.Object({
    session: SessionRowSchema,
    methods: Type.Array(MethodSchema),
    notice: Type.String(),
    registrable: Type.Boolean(),
    slots: Type.Array(
      Type.Object({
        subject: SubjectSchema,
        roomName: Type.String(),
        startsAt: Type.String(),
        endsAt: Type.String(),
        seats: Type.Integer(),
      }),
    ),
  }),
  may: 'public',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** The sessions of one's organisation, of one's regions, or where one is on duty. */
export const ListSessions = {
  method: 'GET',
  path: '/assessment/sessions',
  summary: 'Sessions of the own organisation or jurisdiction, the latest first',
  query: Type.Object(
    {
      state: Type.Optional(Type.String({ maxLength: 40 })),
      text: Type.Optional(Type.String({ maxLength: 60 })),
      region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      cursor: Cursor,
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    sessions: Type.Array(SessionRowSchema),
    next: nullable(Type.String()),
    counts: Type.Array(
      Type.Object({
        state: Type.String(),
        stateTitle: Type.Object({ zh: Type.String(), en: Type.String() }),
        count: Type.Integer(),
      }),
    ),
  }),
  may: 'assessment.session.read',
  refuses: [],
} as const satisfies Endpoint

export const GetSession = {
  method: 'GET',
  path: '/assessment/sessions/:sessionId',
  summary: 'A session with rooms, times, people, live checks and its case',
  params: Type.Object({ sessionId: Uuid }),
  reply: Type.Object({
    session: SessionRowSchema,
    siteId: Type.String(),
    methods: Type.Array(MethodSchema),
    normTitle: nullable(Type.String()),
    notice: Type.String(),
    version: Type.Integer(),
    caseId: nullable(Type.String()),
    slots: Type.Array(SlotSchema),
    /** Only while it is being planned. */
    checks: Type.Array(CheckSchema),
    editable: Type.Boolean(),
    registrations: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer() })),
  }),
  may: 'assessment.session.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const PlanSession = {
  method: 'POST',
  path: '/assessment/sessions',
  summary: 'Begin to plan a session',
  body: SessionDraftSchema,
  reply: Type.Object({ sessionId: Type.String(), version: Type.Integer(), checks: Type.Array(CheckSchema) }),
  may: 'assessment.session.plan',
  refuses: [
    'site-not-yours',
    'occupation-unknown',
    'room-not-at-site',
    'room-too-small',
    'staff-not-on-list',
    'times-not-in-order',
    'days-not-in-order',
  ],
} as const satisfies Endpoint

export const ChangeSession = {
  method: 'PUT',
  path: '/assessment/sessions/:sessionId',
  summary: 'Change a session that is not filed, or was returned',
  params: Type.Object({ sessionId: Uuid }),
  body: Type.Object(
    { expectedVersion: Type.Integer({ minimum: 1 }), draft: SessionDraftSchema },
    { additionalProperties: false },
  ),
  reply: Type.Object({ sessionId: Type.String(), version: Type.Integer(), checks: Type.Array(CheckSchema) }),
  may: 'assessment.session.plan',
  refuses: [
    'not-found',
    'stale-version',
    'session-not-editable',
    'plan-begins-anew',
    'site-not-yours',
    'occupation-unknown',
    'room-not-at-site',
    'room-too-small',
    'staff-not-on-list',
    'times-not-in-order',
    'days-not-in-order',
  ],
} as const satisfies Endpoint

/** What the own organisation can plan with: filed scope, sites with rooms, people on the roll. */
export const GetPlanningChoices = {
  method: 'GET',
  path: '/assessment/planning-choices',
  summary: 'What the own organisation can plan with: filed scope, sites and rooms, people on the roll',
  reply: Type.Object({
    scope: Type.Array(
      Type.Object({
        occupationCode: Type.String(),
        occupationName: Type.String(),
        levels: Type.Array(Type.String()),
        audience: Type.String(),
      }),
    ),
    sites: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        address: Type.String(),
        regionCode: Type.String(),
        rooms: Type.Array(
          Type.Object({ id: Type.String(), name: Type.String(), purpose: Type.String(), seats: Type.Integer() }),
        ),
      }),
    ),
    people: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        kind: Type.String(),
        grade: nullable(Type.String()),
        occupationCodes: Type.Array(Type.String()),
        validTo: nullable(Type.String()),
      }),
    ),
  }),
  may: 'assessment.session.plan',
  refuses: [],
} as const satisfies Endpoint
