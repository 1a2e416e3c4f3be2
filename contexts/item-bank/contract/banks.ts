import { type Endpoint, SKILL_LEVELS } from '@lingjiang/kernel'
import Type from 'typebox'
import { IMPORTANCES, ITEM_KINDS, RUBRIC_SUBJECTS } from '../domain/index.ts'

const Uuid = Type.String({ format: 'uuid' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() })
const BankParams = Type.Object({ bankId: Uuid })

export const PaperFormSchema = Type.Array(
  Type.Object(
    {
      kind: Type.Enum([...ITEM_KINDS]),
      count: Type.Integer({ minimum: 1, maximum: 200 }),
      /** Tenths of a mark. */
      markTenths: Type.Integer({ minimum: 1, maximum: 1000 }),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 3 },
)

export const BankRowSchema = Type.Object({
  id: Type.String(),
  organisationId: nullable(Type.String()),
  occupationCode: Type.String(),
  occupationName: Type.String(),
  level: Type.Enum([...SKILL_LEVELS]),
  title: Type.String(),
  sample: Type.Boolean(),
  /** Whether the actor may read and change its items. */
  own: Type.Boolean(),
  items: Type.Integer(),
  changedAt: Type.String(),
})

export const CriterionSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  guidance: Type.String(),
  maxTenths: Type.Integer(),
})
export const StationSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  criteria: Type.Array(CriterionSchema),
})

/** 三（二）: the banks of the own organisation and of the province. */
export const ListBanks = {
  method: 'GET',
  path: '/item-bank/banks',
  summary: 'Item banks that one may draw from or look after',
  query: Type.Object(
    {
      text: Type.Optional(Type.String({ maxLength: 60 })),
      cursor: Type.Optional(Uuid),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ banks: Type.Array(BankRowSchema), next: nullable(Type.String()) }),
  may: 'item-bank.bank.read',
  refuses: [],
} as const satisfies Endpoint

export const CreateBank = {
  method: 'POST',
  path: '/item-bank/banks',
  summary: 'Open an item bank for an occupation and level',
  body: Type.Object(
    {
      occupationCode: Type.String({ pattern: '^[1-8]-\\d{2}-\\d{2}-\\d{2}$' }),
      level: Type.Enum([...SKILL_LEVELS]),
      title: Type.String({ minLength: 1, maxLength: 100 }),
      form: PaperFormSchema,
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({ bankId: Type.String() }),
  may: 'item-bank.bank.manage',
  refuses: ['bank-exists', 'form-not-whole', 'occupation-unknown'],
} as const satisfies Endpoint

export const GetBank = {
  method: 'GET',
  path: '/item-bank/banks/:bankId',
  summary: 'A bank with its blueprint, scoring sheets and imports',
  params: BankParams,
  reply: Type.Object({
    bank: BankRowSchema,
    form: PaperFormSchema,
    blueprint: Type.Array(
      Type.Object({
        code: Type.String(),
        parent: nullable(Type.String()),
        name: Type.String(),
        weight: nullable(Type.Number()),
        importance: nullable(Type.Enum([...IMPORTANCES])),
        items: Type.Integer(),
      }),
    ),
    /** What is wrong with the blueprint as it stands; empty when all weights add up. */
    checks: Type.Array(TextSchema),
    kinds: Type.Array(Type.Object({ kind: Type.Enum([...ITEM_KINDS]), items: Type.Integer(), needed: Type.Integer() })),
    rubrics: Type.Array(
      Type.Object({
        id: Type.String(),
        subject: Type.Enum([...RUBRIC_SUBJECTS]),
        version: Type.Integer(),
        stations: Type.Array(StationSchema),
      }),
    ),
    imports: Type.Array(
      Type.Object({
        id: Type.String(),
        fileName: Type.String(),
        items: Type.Integer(),
        replaced: Type.Integer(),
        blueprint: Type.Boolean(),
        rubrics: Type.Integer(),
        importedAt: Type.String(),
      }),
    ),
  }),
  may: 'item-bank.bank.read',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const ListItems = {
  method: 'GET',
  path: '/item-bank/banks/:bankId/items',
  summary: 'Items of a bank by point, without their text',
  params: BankParams,
  query: Type.Object(
    {
      kind: Type.Optional(Type.Enum([...ITEM_KINDS])),
      point: Type.Optional(Type.String({ maxLength: 20 })),
      cursor: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        identifier: Type.String(),
        kind: Type.Enum([...ITEM_KINDS]),
        point: Type.String(),
        pointName: Type.String(),
        drawn: Type.Integer(),
        withdrawn: Type.Boolean(),
      }),
    ),
    next: nullable(Type.String()),
  }),
  may: 'item-bank.bank.manage',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** Opening an item is recorded: who read which key, and when. */
export const OpenItem = {
  method: 'POST',
  path: '/item-bank/banks/:bankId/items/:itemId/viewing',
  summary: 'Read one item with its key; the reading is recorded',
  params: Type.Object({ bankId: Uuid, itemId: Uuid }),
  reply: Type.Object({
    identifier: Type.String(),
    title: Type.String(),
    kind: Type.Enum([...ITEM_KINDS]),
    point: Type.String(),
    stem: Type.String(),
    choices: Type.Array(Type.Object({ identifier: Type.String(), text: Type.String(), right: Type.Boolean() })),
  }),
  may: 'item-bank.bank.manage',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** Body: one QTI 3 item (application/xml) or a content package (application/zip), which may hold 细目表.csv and 评分表.csv. */
export const ImportItems = {
  method: 'POST',
  path: '/item-bank/banks/:bankId/imports',
  summary: 'Take over items, blueprint and scoring sheets from a file, whole or not at all',
  params: BankParams,
  reply: Type.Object({
    importId: Type.String(),
    items: Type.Integer(),
    replaced: Type.Integer(),
    blueprint: Type.Boolean(),
    rubrics: Type.Integer(),
  }),
  may: 'item-bank.bank.manage',
  refuses: ['not-found', 'bank-not-yours', 'file-too-large', 'file-type-not-accepted', 'file-empty'],
} as const satisfies Endpoint
