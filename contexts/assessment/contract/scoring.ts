import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { SUBJECTS } from './labels.ts'

const Uuid = Type.String({ format: 'uuid' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const SlotParams = Type.Object({ slotId: Uuid })
const StationSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  criteria: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), guidance: Type.String(), maxTenths: Type.Integer() }),
  ),
})

export const ScoringSlotRowSchema = Type.Object({
  slotId: Type.String(),
  sessionId: Type.String(),
  title: Type.String(),
  organisation: Type.String(),
  subject: Type.Enum([...SUBJECTS]),
  roomName: Type.String(),
  siteName: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  candidates: Type.Integer(),
  /** Signed sheets: of the examiner who asks, or of the whole panel for the organisation. */
  signed: Type.Integer(),
  members: Type.Integer(),
})

/** Where one is on the panel; for the organisation, all slots that are scored by people. */
export const ListScoringSlots = {
  method: 'GET',
  path: '/assessment/scoring-slots',
  summary: 'Slots to be scored, nearest first',
  query: Type.Object(
    {
      from: Type.Optional(Type.String({ format: 'date' })),
      session: Type.Optional(Uuid),
      cursor: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ slots: Type.Array(ScoringSlotRowSchema), next: nullable(Type.String()) }),
  may: 'assessment.scoring.read',
  refuses: [],
} as const satisfies Endpoint

export const SheetSchema = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  revision: Type.Integer(),
  state: Type.Enum(['draft', 'signed']),
  marks: Type.Record(Type.String(), Type.Integer()),
  absent: Type.Boolean(),
  remark: Type.String(),
  totalTenths: Type.Integer(),
  reason: nullable(Type.String()),
  digest: nullable(Type.String()),
  signedAt: nullable(Type.String()),
})

/** The own sheets of an examiner: those of the other members are not shown. */
export const GetScoringSlot = {
  method: 'GET',
  path: '/assessment/scoring-slots/:slotId',
  summary: "Candidates of a slot with the scoring sheet and one's own marks",
  params: SlotParams,
  reply: Type.Object({
    slot: ScoringSlotRowSchema,
    stations: Type.Array(StationSchema),
    candidates: Type.Array(
      Type.Object({
        registrationId: Type.String(),
        seat: Type.Integer(),
        name: Type.String(),
        ticketNumber: Type.String(),
        documentMasked: Type.String(),
        sheet: nullable(SheetSchema),
      }),
    ),
  }),
  may: 'assessment.scoring.score',
  refuses: ['not-found', 'rubric-not-fixed'],
} as const satisfies Endpoint

export const SaveSheet = {
  method: 'PUT',
  path: '/assessment/scoring-slots/:slotId/sheets/:registrationId',
  summary: 'Keep the marks of one candidate, as a draft',
  params: Type.Object({ slotId: Uuid, registrationId: Uuid }),
  body: Type.Object(
    {
      /** 0 for the first. */
      expectedRevision: Type.Integer({ minimum: 0 }),
      marks: Type.Record(Type.String({ pattern: '^[\\d.]{1,12}$' }), Type.Integer({ minimum: 0, maximum: 1000 })),
      absent: Type.Boolean(),
      remark: Type.String({ maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  reply: SheetSchema,
  may: 'assessment.scoring.score',
  refuses: [
    'not-found',
    'not-on-duty',
    'rubric-not-fixed',
    'sheet-signed',
    'stale-version',
    'mark-out-of-range',
    'absent-has-no-marks',
    'scoring-not-open',
  ],
} as const satisfies Endpoint

/** Password or one-time code again: the signature keeps who, when, how and the digest of each sheet. */
export const SignSheets = {
  method: 'POST',
  path: '/assessment/scoring-slots/:slotId/signature',
  summary: 'Sign complete sheets; they are locked from then on',
  params: SlotParams,
  body: Type.Object(
    {
      sheetIds: Type.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
      password: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      code: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ signed: Type.Array(Type.Object({ sheetId: Type.String(), digest: Type.String() })) }),
  may: 'assessment.scoring.score',
  refuses: [
    'not-found',
    'not-on-duty',
    'sheet-signed',
    'sheet-incomplete',
    'sign-in-failed',
    'totp-code-wrong',
    'too-many-requests',
    'scoring-not-open',
  ],
} as const satisfies Endpoint

/** 更正: a signed sheet stays; a new version is opened with the reason. */
export const CorrectSheet = {
  method: 'POST',
  path: '/assessment/sheets/:sheetId/correction',
  summary: 'Open a new version of a signed sheet, with a reason',
  params: Type.Object({ sheetId: Uuid }),
  body: Type.Object({ reason: Type.String({ minLength: 2, maxLength: 500 }) }, { additionalProperties: false }),
  reply: SheetSchema,
  may: 'assessment.scoring.score',
  refuses: ['not-found', 'not-on-duty', 'sheet-not-signed', 'stale-version', 'scoring-not-open'],
} as const satisfies Endpoint
