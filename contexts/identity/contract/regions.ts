import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'

export const RegionSchema = Type.Object({
  code: Type.String(),
  name: Type.String(),
  parent: Type.Union([Type.String(), Type.Null()]),
  tier: Type.Union([Type.Literal('province'), Type.Literal('city'), Type.Literal('county'), Type.Literal('town')]),
})

export const ListRegions = {
  method: 'GET',
  path: '/regions',
  summary: 'Divisions of the province (GB/T 2260)',
  reply: Type.Object({ regions: Type.Array(RegionSchema) }),
  may: 'public',
  refuses: [],
} as const satisfies Endpoint
