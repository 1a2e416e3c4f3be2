import { AUDIENCES, SKILL_LEVELS } from '@lingjiang/kernel'
import Type from 'typebox'
import { ASSESSMENT_METHODS, DUTY_ROLES, SESSION_KINDS, SUBJECTS } from './labels.ts'

export const Uuid = Type.String({ format: 'uuid' })
export const Day = Type.String({ format: 'date' })
export const Moment = Type.String({ format: 'date-time' })
export const OccupationCode = Type.String({ pattern: '^[1-8]-\\d{2}-\\d{2}-\\d{2}$' })
export const SubjectSchema = Type.Enum([...SUBJECTS])
export const LevelSchema = Type.Enum([...SKILL_LEVELS])
export const AudienceSchema = Type.Enum([...AUDIENCES])
export const MethodSchema = Type.Enum([...ASSESSMENT_METHODS])
export const DutyRoleSchema = Type.Enum([...DUTY_ROLES])
export const SessionKindSchema = Type.Enum([...SESSION_KINDS])
export const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() })
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Somebody on duty in a slot, as planned: a person of the organisation's roll. */
export const PlannedDutySchema = Type.Object({ staffId: Uuid, role: DutyRoleSchema }, { additionalProperties: false })

/** A subject in a room for a time, with the people on duty there. */
export const PlannedSlotSchema = Type.Object(
  {
    subject: SubjectSchema,
    roomId: Uuid,
    startsAt: Moment,
    endsAt: Moment,
    seats: Type.Integer({ minimum: 1, maximum: 10_000 }),
    duties: Type.Array(PlannedDutySchema, { maxItems: 40 }),
  },
  { additionalProperties: false },
)

/** What an organisation plans. Rooms and people may still be missing in a draft; filing needs them. */
export const SessionDraftSchema = Type.Object(
  {
    occupationCode: OccupationCode,
    workType: Type.Optional(nullable(Type.String({ minLength: 1, maxLength: 60 }))),
    level: LevelSchema,
    audience: AudienceSchema,
    kind: SessionKindSchema,
    siteId: Uuid,
    methods: Type.Array(MethodSchema, { minItems: 1, maxItems: 7, uniqueItems: true }),
    feeFen: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    capacity: Type.Integer({ minimum: 1, maximum: 100_000 }),
    registrationOpensOn: Day,
    registrationClosesOn: Day,
    firstDay: Day,
    notice: Type.String({ maxLength: 2000 }),
    slots: Type.Array(PlannedSlotSchema, { maxItems: 400 }),
  },
  { additionalProperties: false },
)

/** One condition with its outcome; `about` is the slot or person it concerns. */
export const CheckSchema = Type.Object({
  rule: Type.String(),
  met: Type.Boolean(),
  about: nullable(Type.String()),
  /** Whether it keeps the plan from being filed while it is not met. */
  blocks: Type.Boolean(),
  text: TextSchema,
})

export const SlotSchema = Type.Object({
  id: Type.String(),
  subject: SubjectSchema,
  roomId: Type.String(),
  roomName: Type.String(),
  startsAt: Type.String(),
  endsAt: Type.String(),
  seats: Type.Integer(),
  duties: Type.Array(
    Type.Object({
      role: DutyRoleSchema,
      personId: Type.String(),
      staffId: nullable(Type.String()),
      name: Type.String(),
      grade: nullable(Type.String()),
    }),
  ),
})

export const SessionRowSchema = Type.Object({
  id: Type.String(),
  planNumber: nullable(Type.String()),
  organisationId: Type.String(),
  organisationName: Type.String(),
  occupationCode: Type.String(),
  occupationName: Type.String(),
  workType: nullable(Type.String()),
  level: LevelSchema,
  audience: AudienceSchema,
  kind: SessionKindSchema,
  state: Type.String(),
  stateTitle: TextSchema,
  regionCode: Type.String(),
  siteName: Type.String(),
  siteAddress: Type.String(),
  feeFen: Type.Integer(),
  capacity: Type.Integer(),
  taken: Type.Integer(),
  firstDay: Type.String(),
  lastDay: Type.String(),
  registrationOpensOn: Type.String(),
  registrationClosesOn: Type.String(),
})
