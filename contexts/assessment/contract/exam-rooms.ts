import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { EXAM_ROOM_STATES, INCIDENT_KINDS, SITTING_STATES } from './delivery-labels.ts'

const Uuid = Type.String({ format: 'uuid' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const SlotParams = Type.Object({ slotId: Uuid })
const SittingParams = Type.Object({ sittingId: Uuid })

export const ExamRoomRowSchema = Type.Object({
  slotId: Type.String(),
  sessionId: Type.String(),
  title: Type.String(),
  organisation: Type.String(),
  roomName: Type.String(),
  siteName: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  state: Type.Enum([...EXAM_ROOM_STATES]),
  expected: Type.Integer(),
  present: Type.Integer(),
  submitted: Type.Integer(),
  absent: Type.Integer(),
})

/** The computer exams of a day in rooms where one is on duty, or of one's organisation or jurisdiction. */
export const ListExamRooms = {
  method: 'GET',
  path: '/assessment/exam-rooms',
  summary: 'Exam rooms from a day on, nearest first',
  query: Type.Object(
    {
      from: Type.Optional(Type.String({ format: 'date' })),
      session: Type.Optional(Uuid),
      cursor: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ rooms: Type.Array(ExamRoomRowSchema), next: nullable(Type.String()) }),
  may: 'assessment.delivery.read',
  refuses: [],
} as const satisfies Endpoint

export const SittingRowSchema = Type.Object({
  id: Type.String(),
  seat: Type.Integer(),
  variant: Type.Enum(['A', 'B']),
  name: Type.String(),
  ticketNumber: Type.String(),
  documentMasked: Type.String(),
  state: Type.Enum([...SITTING_STATES]),
  checkedInAt: nullable(Type.String()),
  startedAt: nullable(Type.String()),
  endsAt: nullable(Type.String()),
  submittedAt: nullable(Type.String()),
  submittedBy: nullable(Type.String()),
  extraMinutes: Type.Integer(),
  answered: Type.Integer(),
  openings: Type.Integer(),
})

export const GetExamRoom = {
  method: 'GET',
  path: '/assessment/exam-rooms/:slotId',
  summary: 'A room with its candidates and incidents',
  params: SlotParams,
  reply: Type.Object({
    room: ExamRoomRowSchema,
    questions: Type.Integer(),
    now: Type.String(),
    sittings: Type.Array(SittingRowSchema),
    incidents: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.Enum([...INCIDENT_KINDS]),
        seat: nullable(Type.Integer()),
        note: Type.String(),
        extraMinutes: Type.Integer(),
        at: Type.String(),
      }),
    ),
  }),
  may: 'assessment.delivery.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const OpenExamRoom = {
  method: 'POST',
  path: '/assessment/exam-rooms/:slotId/opening',
  summary: 'Open the room: checked-in candidates may start',
  params: SlotParams,
  reply: Type.Object({ state: Type.Enum([...EXAM_ROOM_STATES]) }),
  may: 'assessment.delivery.invigilate',
  refuses: ['not-found', 'not-on-duty', 'room-not-waiting', 'outside-exam-window'],
} as const satisfies Endpoint

export const CloseExamRoom = {
  method: 'POST',
  path: '/assessment/exam-rooms/:slotId/closing',
  summary: 'Close the room: who never started is absent',
  params: SlotParams,
  reply: Type.Object({ state: Type.Enum([...EXAM_ROOM_STATES]), absent: Type.Integer() }),
  may: 'assessment.delivery.invigilate',
  refuses: ['not-found', 'not-on-duty', 'room-not-open', 'candidates-still-answering'],
} as const satisfies Endpoint

/** 监考员核对准考证、身份证件与本人. */
export const CheckInCandidate = {
  method: 'POST',
  path: '/assessment/sittings/:sittingId/check-in',
  summary: 'Confirm ticket, identity document and face of a candidate',
  params: SittingParams,
  body: Type.Object(
    {
      ticketSeen: Type.Literal(true),
      documentSeen: Type.Literal(true),
      faceMatches: Type.Literal(true),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ state: Type.Enum([...SITTING_STATES]) }),
  may: 'assessment.delivery.invigilate',
  refuses: ['not-found', 'not-on-duty', 'check-in-not-open', 'sitting-not-expected'],
} as const satisfies Endpoint

export const RecordIncident = {
  method: 'POST',
  path: '/assessment/exam-rooms/:slotId/incidents',
  summary: 'Note an incident; lost minutes may be given back',
  params: SlotParams,
  body: Type.Object(
    {
      sittingId: Type.Optional(nullable(Uuid)),
      kind: Type.Enum([...INCIDENT_KINDS]),
      note: Type.String({ minLength: 1, maxLength: 500 }),
      extraMinutes: Type.Integer({ minimum: 0, maximum: 120, default: 0 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ incidentId: Type.String() }),
  may: 'assessment.delivery.invigilate',
  refuses: ['not-found', 'not-on-duty', 'minutes-need-candidate'],
} as const satisfies Endpoint
