/** Filters and page of the list of certificates, as they stand in the address. */
export type CertificateSearch = {
  readonly session?: string
  readonly region?: string
  readonly occupation?: string
  readonly level?: string
  readonly number?: string
  readonly cursor?: string
}

const SHAPES: Readonly<Record<keyof CertificateSearch, RegExp>> = {
  session: /^[0-9a-f-]{36}$/,
  region: /^\d{6}(\d{3})?$/,
  occupation: /^[1-8]-\d{2}-\d{2}-\d{2}$/,
  level: /^[054321TC]$/,
  number: /^[A-Z0-9]{1,22}$/,
  cursor: /^\d{4}-\d{2}-\d{2}~[A-Z0-9]{22}$/,
}

/** Reads the address; whatever does not belong there falls away. Digits alone arrive as numbers. */
export function toCertificateSearch(search: Record<string, unknown>): CertificateSearch {
  const entries = Object.entries(SHAPES).flatMap(([name, shape]) => {
    const value = search[name]
    const text = typeof value === 'number' ? String(value) : value
    return typeof text === 'string' && shape.test(text) ? [[name, text] as const] : []
  })
  return Object.fromEntries(entries)
}
