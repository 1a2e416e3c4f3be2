import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { ROOM_KINDS } from '../domain/index.ts'
import { TENURES } from './labels.ts'
import { Day, ExpectedVersion, Id, Nullable, OccupationCode, RegionCodeSchema } from './schemas.ts'

export const RoomSchema = Type.Object(
  {
    id: Type.Optional(Type.String({ format: 'uuid' })),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    kind: Type.Enum([...ROOM_KINDS]),
    capacity: Type.Integer({ minimum: 1, maximum: 5000 }),
    stations: Type.Integer({ minimum: 0, maximum: 5000 }),
    cameras: Type.Integer({ minimum: 0, maximum: 500 }),
    occupationCodes: Type.Array(OccupationCode, { maxItems: 60, uniqueItems: true }),
  },
  { additionalProperties: false },
)

export const SiteSchema = Type.Object({
  id: Type.String(),
  regionCode: Type.String(),
  regionName: Type.String(),
  name: Type.String(),
  address: Type.String(),
  longitude: Type.Number(),
  latitude: Type.Number(),
  tenure: Type.Enum([...TENURES]),
  leaseFrom: Nullable(Type.String()),
  leaseTo: Nullable(Type.String()),
  hostName: Nullable(Type.String()),
  listedAt: Nullable(Type.String()),
  version: Type.Integer(),
  rooms: Type.Array(RoomSchema),
})

const SiteBody = {
  regionCode: RegionCodeSchema,
  name: Type.String({ minLength: 2, maxLength: 80 }),
  address: Type.String({ minLength: 4, maxLength: 200 }),
  /** WGS-84. */
  longitude: Type.Number({ minimum: 73, maximum: 136 }),
  latitude: Type.Number({ minimum: 3, maximum: 54 }),
  tenure: Type.Enum([...TENURES]),
  leaseFrom: Type.Optional(Day),
  leaseTo: Type.Optional(Day),
  hostName: Type.Optional(Type.String({ maxLength: 120 })),
  rooms: Type.Array(RoomSchema, { maxItems: 200 }),
}

export const ListSites = {
  method: 'GET',
  path: '/registry/sites',
  summary: "The sites of one's own organisation",
  reply: Type.Object({ sites: Type.Array(SiteSchema) }),
  may: 'registry.organisation.keep',
  refuses: [],
} as const satisfies Endpoint

const SITE_REFUSALS = [
  'organisation-not-entered',
  'region-unknown',
  'site-outside-region',
  'site-lease-undated',
  'room-name-taken',
  'site-name-taken',
] as const

export const AddSite = {
  method: 'POST',
  path: '/registry/sites',
  summary: 'Add a site with its rooms',
  body: Type.Object(SiteBody, { additionalProperties: false }),
  reply: Type.Object({ id: Type.String() }),
  may: 'registry.organisation.keep',
  refuses: [...SITE_REFUSALS],
} as const satisfies Endpoint

export const ChangeSite = {
  method: 'PUT',
  path: '/registry/sites/:siteId',
  summary: 'Change a site that is not in the catalogue',
  params: Type.Object({ siteId: Id }),
  body: Type.Object({ ...SiteBody, expectedVersion: ExpectedVersion }, { additionalProperties: false }),
  reply: Type.Object({ version: Type.Integer() }),
  may: 'registry.organisation.keep',
  refuses: ['not-found', 'site-in-use', 'stale-version', ...SITE_REFUSALS],
} as const satisfies Endpoint

export const WithdrawSite = {
  method: 'DELETE',
  path: '/registry/sites/:siteId',
  summary: 'Take away a site that no application names',
  params: Type.Object({ siteId: Id }),
  reply: Type.Object({}),
  may: 'registry.organisation.keep',
  refuses: ['not-found', 'site-in-use'],
} as const satisfies Endpoint
