import { queryOptions } from '@tanstack/react-query'
import outlineUrl from '../../../../../data/guangdong.geojson?url'

type Ring = readonly (readonly [number, number])[]
export type County = { readonly code: string; readonly name: string; readonly rings: readonly Ring[] }
export type Bounds = { readonly west: number; readonly east: number; readonly south: number; readonly north: number }

type Feature = {
  readonly properties: { readonly name: string; readonly code: string; readonly city: string }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
}

/** The counties of the province as polygons in WGS-84, read once. */
export const outlineQuery = queryOptions({
  queryKey: ['registry', 'outline'],
  queryFn: async (): Promise<readonly County[]> => {
    const { features } = (await (await fetch(outlineUrl)).json()) as { readonly features: readonly Feature[] }
    return features.map(({ properties, geometry }) => ({
      code: properties.code,
      name: properties.name,
      rings: geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
    }))
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The county in which a point lies: an odd number of borders to its east. */
export function countyAt(counties: readonly County[], longitude: number, latitude: number): County | undefined {
  return counties.find(({ rings }) => rings.filter((ring) => isInRing(ring, longitude, latitude)).length % 2 === 1)
}

function isInRing(ring: Ring, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] ?? [0, 0]
    const [xj, yj] = ring[j] ?? [0, 0]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}
