/** Extent of the province's outline in data/guangdong.geojson, with the sea around its islands. WGS-84 degrees. */
export const PROVINCE_EXTENT = { west: 109.6, east: 117.4, south: 20.1, north: 25.6 } as const

/** Whether a point can lie in the province at all: guards against swapped or mistyped coordinates. */
export function isInProvinceExtent(longitude: number, latitude: number): boolean {
  const { west, east, south, north } = PROVINCE_EXTENT
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north
}
