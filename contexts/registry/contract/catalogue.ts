import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { CATALOGUE_EVENT_KINDS, CATALOGUE_STATUSES } from './labels.ts'
import { AudienceSchema, Id, KindSchema, LevelSchema, Nullable } from './schemas.ts'

export const CatalogueItemSchema = Type.Object({
  occupationCode: Type.String(),
  occupationName: Type.String(),
  workType: Nullable(Type.String()),
  levels: Type.Array(LevelSchema),
  audience: AudienceSchema,
  siteIds: Type.Array(Type.String()),
})

export const CatalogueEntrySchema = Type.Object({
  id: Type.String(),
  organisationId: Type.String(),
  organisationCode: Type.String(),
  name: Type.String(),
  creditCode: Type.String(),
  kind: KindSchema,
  status: Type.Enum([...CATALOGUE_STATUSES]),
  regionCode: Type.String(),
  regionName: Type.String(),
  address: Type.String(),
  validFrom: Type.String(),
  validTo: Type.String(),
  letterNumber: Nullable(Type.String()),
  decidedOn: Nullable(Type.String()),
  /** Made up for demonstration. */
  synthetic: Type.Boolean(),
  items: Type.Array(CatalogueItemSchema),
})

const filters = {
  text: Type.Optional(Type.String({ maxLength: 60 })),
  kind: Type.Optional(KindSchema),
  region: Type.Optional(Type.String({ pattern: '^\\d{6}(\\d{3})?$' })),
  occupation: Type.Optional(Type.String({ pattern: '^\\d-\\d{2}-\\d{2}-\\d{2}$' })),
  level: Type.Optional(LevelSchema),
  audience: Type.Optional(AudienceSchema),
  status: Type.Optional(Type.Enum([...CATALOGUE_STATUSES])),
}

export const ListCatalogue = {
  method: 'GET',
  path: '/catalogue',
  summary: 'The public catalogue: who may assess what',
  query: Type.Object(
    {
      ...filters,
      cursor: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 25 }),
    },
    { additionalProperties: false },
  ),
  reply: Type.Object({
    entries: Type.Array(CatalogueEntrySchema),
    total: Type.Integer(),
    next: Nullable(Type.String()),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

export const ExportCatalogue = {
  method: 'GET',
  path: '/catalogue/file',
  summary: 'The catalogue as CSV, one line an occupation, with the same filters',
  query: Type.Object(filters, { additionalProperties: false }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint

export const GetCatalogueOrganisation = {
  method: 'GET',
  path: '/catalogue/organisations/:organisationId',
  summary: 'An organisation in the catalogue with its scope, sites and history',
  params: Type.Object({ organisationId: Id }),
  reply: Type.Object({
    name: Type.String(),
    creditCode: Type.String(),
    regionCode: Type.String(),
    regionName: Type.String(),
    address: Type.String(),
    synthetic: Type.Boolean(),
    entries: Type.Array(CatalogueEntrySchema),
    sites: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        address: Type.String(),
        regionCode: Type.String(),
        regionName: Type.String(),
        longitude: Type.Number(),
        latitude: Type.Number(),
        capacity: Type.Integer(),
        roomKinds: Type.Array(Type.String()),
      }),
    ),
    history: Type.Array(
      Type.Object({
        entryId: Type.String(),
        kind: Type.Enum([...CATALOGUE_EVENT_KINDS]),
        day: Type.String(),
        document: Nullable(Type.String()),
        reason: Nullable(Type.String()),
      }),
    ),
  }),
  may: 'public',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** Real organisations as public sources name them: not entries of this catalogue. */
export const ListPublicExamples = {
  method: 'GET',
  path: '/catalogue/examples',
  summary: 'Real organisations as public sources name them, as examples',
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 60 })) }, { additionalProperties: false }),
  reply: Type.Object({
    organisations: Type.Array(
      Type.Object({
        name: Type.String(),
        kind: KindSchema,
        city: Nullable(Type.String()),
        source: Type.String(),
        occupations: Type.Array(
          Type.Object({
            name: Type.String(),
            code: Nullable(Type.String()),
            levels: Type.Array(Type.String()),
            /** `source`: the code stands in the source; `analyst`: added from the dictionary. */
            codeBasis: Nullable(Type.String()),
          }),
        ),
      }),
    ),
  }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint
