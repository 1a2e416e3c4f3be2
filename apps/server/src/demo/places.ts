import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Region, regionStore } from '@lingjiang/identity/server'
import { cityOf, type RegionCode } from '@lingjiang/kernel'
import type { Tx } from '@lingjiang/platform/sql'
import { DATA_FOLDER } from '../modules.ts'

/** A county (a town in Dongguan and Zhongshan) with its city and a point inside the outline's frame. */
export type Place = {
  readonly code: string
  readonly name: string
  readonly cityCode: string
  readonly cityName: string
  readonly longitude: number
  readonly latitude: number
}

type Outline = {
  readonly properties: { readonly code: string; readonly city: string }
  readonly geometry: { readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[] }
}

/** The places of the province, city by city in the order of their codes. */
export async function loadPlaces(tx: Tx): Promise<ReadonlyMap<string, readonly Place[]>> {
  const regions = await regionStore.list(tx)
  const cities = regions.filter((region) => region.tier === 'city')
  const text = readFileSync(join(DATA_FOLDER, 'guangdong.geojson'), 'utf8')
  const { features } = JSON.parse(text) as { readonly features: readonly Outline[] }
  const middles = new Map(features.map((outline) => [outline.properties.code, middleOf(outline)]))
  const anywhere = new Map(features.map((outline) => [outline.properties.city, middleOf(outline)]))
  const placeOf = (city: Region) => (region: Region) => ({
    code: region.code,
    name: region.name,
    cityCode: city.code,
    cityName: city.name,
    ...(middles.get(region.code) ?? anywhere.get(city.code) ?? { longitude: 113.3, latitude: 23.1 }),
  })
  return new Map(
    cities.map((city) => {
      const within = regions.filter(
        (region) =>
          (region.tier === 'county' || region.tier === 'town') && cityOf(region.code as RegionCode) === city.code,
      )
      return [city.code, within.map(placeOf(city))]
    }),
  )
}

function middleOf(outline: Outline): { readonly longitude: number; readonly latitude: number } {
  const points = outline.geometry.coordinates.flat(2)
  const middle = (values: readonly number[]) =>
    Math.round(((Math.min(...values) + Math.max(...values)) / 2) * 10_000) / 10_000
  return { longitude: middle(points.map(([x]) => x)), latitude: middle(points.map(([, y]) => y)) }
}
