/** Filters and page of the list of certificates, as they stand in the address. */
export type CertificateSearch = {
  readonly session?: string
  readonly region?: string
  readonly occupation?: string
  readonly level?: string
  readonly kind?: string
  readonly organisation?: string
  readonly year?: number
  /** Leaves out what was revoked or cancelled, as the statistics do. */
  readonly inForce?: true
  readonly number?: string
  readonly cursor?: string
}

const SHAPES: Readonly<Record<keyof CertificateSearch, RegExp>> = {
  session: /^[0-9a-f-]{36}$/,
  region: /^\d{6}(\d{3})?$/,
  occupation: /^[1-8]-\d{2}-\d{2}-\d{2}$/,
  level: /^[054321TC]$/,
  kind: /^(employer|technical-college|training-and-assessment-org)$/,
  organisation: /^[A-Z]\d{12}$/,
  year: /^20\d{2}$/,
  inForce: /^true$/,
  number: /^[A-Z0-9]{1,22}$/,
  cursor: /^\d{4}-\d{2}-\d{2}~[A-Z0-9]{22}$/,
}

/** What is not a text. */
const VALUES: Readonly<Record<string, (text: string) => number | boolean>> = {
  year: Number,
  inForce: () => true,
}

/** Reads the address; whatever does not belong there falls away. Digits alone arrive as numbers, `true` as a truth. */
export function toCertificateSearch(search: Record<string, unknown>): CertificateSearch {
  const entries = Object.entries(SHAPES).flatMap(([name, shape]) => {
    const value = search[name]
    const text = typeof value === 'number' || value === true ? String(value) : value
    return typeof text === 'string' && shape.test(text) ? [[name, VALUES[name]?.(text) ?? text] as const] : []
  })
  return Object.fromEntries(entries) as CertificateSearch
}
