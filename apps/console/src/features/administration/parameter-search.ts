/** What the address of the list of parameters says. */
export type ParameterSearch = { readonly text?: string; readonly mark?: 'sourced' | 'memory' | 'inference' }

const MARKS = ['sourced', 'memory', 'inference'] as const

/** Reads the address; whatever does not belong there falls away. */
export function toParameterSearch(search: Record<string, unknown>): ParameterSearch {
  const mark = MARKS.find((known) => known === search.mark)
  const text = typeof search.text === 'string' && search.text.trim() ? search.text.slice(0, 80) : undefined
  return { ...(text ? { text } : {}), ...(mark ? { mark } : {}) }
}
