import { ASSESSMENT_METHODS, type Endpoint, SKILL_LEVELS, SUBJECTS } from '@lingjiang/kernel'
import Type from 'typebox'
import { NORM_KINDS } from './labels.ts'

export const OccupationSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  majorCode: Type.String(),
  middleName: Type.String(),
  minorName: Type.String(),
  workTypes: Type.Array(Type.String()),
  isDigital: Type.Boolean(),
  isGreen: Type.Boolean(),
  isSkill: Type.Boolean(),
  catalogueYear: Type.Integer(),
})

export const NormSubjectSchema = Type.Object(
  {
    level: Type.Enum([...SKILL_LEVELS]),
    subject: Type.Enum([...SUBJECTS]),
    minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
    fullMark: Type.Integer({ minimum: 1, maximum: 1000 }),
    passMark: Type.Integer({ minimum: 1, maximum: 1000 }),
    candidatesPerExaminer: Type.Integer({ minimum: 1, maximum: 1000 }),
    leastExaminers: Type.Integer({ minimum: 1, maximum: 50 }),
  },
  { additionalProperties: false },
)

export const NormSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...NORM_KINDS]),
  occupationCode: Type.String(),
  workType: Type.Union([Type.String(), Type.Null()]),
  title: Type.String(),
  document: Type.String(),
  levels: Type.Array(Type.Enum([...SKILL_LEVELS])),
  methods: Type.Array(Type.Enum([...ASSESSMENT_METHODS])),
  effectiveFrom: Type.String(),
  effectiveTo: Type.Union([Type.String(), Type.Null()]),
  source: Type.String(),
  synthetic: Type.Boolean(),
  subjects: Type.Array(NormSubjectSchema),
})

/** `text`: characters of the name, the code or its beginning, pinyin initials or full pinyin. */
export const ListOccupations = {
  method: 'GET',
  path: '/occupations',
  summary: 'Occupations of the dictionary, searched by name, code or pinyin',
  query: Type.Object(
    {
      text: Type.Optional(Type.String({ maxLength: 60 })),
      major: Type.Optional(Type.String({ pattern: '^[1-8]$' })),
      skillOnly: Type.Boolean({ default: true }),
      cursor: Type.Optional(Type.String({ maxLength: 60 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    occupations: Type.Array(OccupationSchema),
    total: Type.Integer(),
    next: Type.Union([Type.String(), Type.Null()]),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

export const GetOccupation = {
  method: 'GET',
  path: '/occupations/:code',
  summary: 'One occupation with its standards and norms',
  params: Type.Object({ code: Type.String({ pattern: '^\\d-\\d{2}-\\d{2}-\\d{2}$' }) }),
  reply: Type.Object({ occupation: OccupationSchema, norms: Type.Array(NormSchema) }),
  may: 'public',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const ListSkillLevels = {
  method: 'GET',
  path: '/skill-levels',
  summary: 'The eight-level ladder, lowest first',
  reply: Type.Object({
    levels: Type.Array(
      Type.Object({
        level: Type.Enum([...SKILL_LEVELS]),
        name: Type.Object({ zh: Type.String(), en: Type.String() }),
        highSkilled: Type.Boolean(),
      }),
    ),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

export const RecordNorm = {
  method: 'POST',
  path: '/norms',
  summary: 'Record a national standard or an assessment norm with its subjects',
  body: Type.Object(
    {
      kind: Type.Enum([...NORM_KINDS]),
      occupationCode: Type.String({ pattern: '^\\d-\\d{2}-\\d{2}-\\d{2}$' }),
      workType: Type.Optional(Type.String({ maxLength: 60 })),
      title: Type.String({ minLength: 2, maxLength: 120 }),
      document: Type.String({ minLength: 2, maxLength: 60 }),
      methods: Type.Array(Type.Enum([...ASSESSMENT_METHODS]), { minItems: 1, uniqueItems: true }),
      effectiveFrom: Type.String({ format: 'date' }),
      effectiveTo: Type.Optional(Type.String({ format: 'date' })),
      source: Type.String({ minLength: 2, maxLength: 300 }),
      subjects: Type.Array(NormSubjectSchema, { minItems: 1, maxItems: 32 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ id: Type.String() }),
  may: 'standards.norm.record',
  refuses: ['not-found', 'occupation-not-assessed', 'norm-subjects-incomplete', 'norm-document-taken'],
} as const satisfies Endpoint
