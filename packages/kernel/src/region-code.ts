/**
 * GB/T 2260 six-digit code of an administrative division (nine digits for the towns of Dongguan and Zhongshan, which have no counties).
 */
export type RegionCode = string & { readonly __brand: 'RegionCode' }

export type RegionTier = 'province' | 'city' | 'county'

export const PROVINCE = '440000' as RegionCode

const PATTERN = /^\d{6}(\d{3})?$/

export function parseRegionCode(text: string): RegionCode | undefined {
  return PATTERN.test(text) ? (text as RegionCode) : undefined
}

export function regionCode(text: string): RegionCode {
  const code = parseRegionCode(text)
  if (!code) throw new RangeError(`not a region code: ${text}`)
  return code
}

export function tierOf(code: RegionCode): RegionTier {
  if (code.slice(2, 6) === '0000') return 'province'
  if (code.slice(4, 6) === '00' && code.length === 6) return 'city'
  return 'county'
}

/** The significant digits of a code: 44, 4401, 440106. A region covers exactly the codes that begin with its prefix. */
export function prefixOf(code: RegionCode): string {
  const tier = tierOf(code)
  return tier === 'province' ? code.slice(0, 2) : tier === 'city' ? code.slice(0, 4) : code
}

/** Whether `outer` is `inner` or a division above it. */
export function covers(outer: RegionCode, inner: RegionCode): boolean {
  return inner.startsWith(prefixOf(outer))
}

export function cityOf(code: RegionCode): RegionCode {
  return `${code.slice(0, 4)}00` as RegionCode
}
