import { SKILL_LEVELS } from '@lingjiang/kernel'
import Type from 'typebox'
import {
  EVIDENCE_KINDS,
  OCCUPATION_RELATIONS,
  SCHOOL_KINDS,
  STUDY_STATUSES,
  TECHNICAL_CLASSES,
  TITLE_RANKS,
} from '../domain/index.ts'
import { Day, nullable, TextSchema, Uuid } from './session-schemas.ts'

const Relation = Type.Enum([...OCCUPATION_RELATIONS])

/** What a candidate states of themself. Birth is taken from the document; it is asked only where the document does not carry it. */
export const ClaimSchema = Type.Object(
  {
    bornOn: Type.Optional(nullable(Day)),
    intendsToWork: Type.Boolean(),
    work: Type.Array(
      Type.Object(
        {
          relation: Relation,
          from: Day,
          to: Type.Optional(nullable(Day)),
          employer: Type.Optional(Type.String({ maxLength: 100 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    certificates: Type.Array(
      Type.Object(
        {
          relation: Relation,
          level: Type.Enum([...SKILL_LEVELS]),
          issuedOn: Day,
          number: Type.Optional(Type.String({ maxLength: 30 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 20 },
    ),
    titles: Type.Array(
      Type.Object(
        { relation: Relation, rank: Type.Enum([...TITLE_RANKS]), awardedOn: Day },
        { additionalProperties: false },
      ),
      { maxItems: 10 },
    ),
    studies: Type.Array(
      Type.Object(
        {
          school: Type.Enum([...SCHOOL_KINDS]),
          technicalClass: Type.Enum([...TECHNICAL_CLASSES]),
          relation: Relation,
          status: Type.Enum([...STUDY_STATUSES]),
          approvedProgramme: Type.Optional(Type.Boolean()),
        },
        { additionalProperties: false },
      ),
      { maxItems: 10 },
    ),
  },
  { additionalProperties: false },
)

/** An evaluation as it was stored: which alternatives hold, and what the others lack. */
export const EvaluationSchema = Type.Object({
  ruleSet: Type.String(),
  level: Type.String(),
  on: Type.String(),
  holding: Type.Array(Type.String()),
  alternatives: Type.Array(
    Type.Object({
      id: Type.String(),
      holds: Type.Boolean(),
      evidence: Type.Array(Type.Enum([...EVIDENCE_KINDS])),
      conditions: Type.Array(Type.Object({ met: Type.Boolean(), asks: TextSchema, missing: nullable(TextSchema) })),
    }),
  ),
})

/** A warning W1–W6 on duplicates. */
export const DuplicateWarningSchema = Type.Object({
  rule: Type.String(),
  effect: Type.Enum(['block', 'justify', 'return', 'fraud']),
  text: TextSchema,
})

export const EVIDENCE_MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const

export const AttachedDocumentSchema = Type.Object(
  { kind: Type.Enum([...EVIDENCE_KINDS, 'other']), sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
  { additionalProperties: false },
)

export const StoredDocumentSchema = Type.Object({
  id: Uuid,
  kind: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
  size: Type.Integer(),
})
