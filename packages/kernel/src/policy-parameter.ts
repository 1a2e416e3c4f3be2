/** `sourced` was seen in a source; `memory` and `inference` are defaults until somebody confirms them. */
export type PolicyMark = 'sourced' | 'memory' | 'inference'

/** A number or list of policy with its origin. The platform stores later values as dated data; this one holds until then. */
export type PolicyParameter = {
  readonly key: string
  readonly value: unknown
  readonly unit: string
  /** First day in force, YYYY-MM-DD. */
  readonly effectiveFrom: string
  readonly authority: string
  readonly document: string
  readonly mark: PolicyMark
  /** Six-digit region code; the province by default. */
  readonly scope: string
}

type Entry = Omit<PolicyParameter, 'key' | 'scope'> & { readonly scope?: string }
type Values<E> = { readonly [K in keyof E]: E[K] extends { readonly value: infer V } ? V : never }

/** A catalogue of parameters: the rows to store, and the default values as one typed object for the rules. */
export function defineParameters<E extends Record<string, Entry>>(entries: E) {
  const list: readonly PolicyParameter[] = Object.entries(entries).map(([key, entry]) => ({
    scope: '440000',
    ...entry,
    key,
  }))
  const defaults = Object.fromEntries(list.map(({ key, value }) => [key, value])) as Values<E>
  return { list, defaults } as const
}
