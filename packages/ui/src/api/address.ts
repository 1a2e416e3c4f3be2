import type { Endpoint } from '@lingjiang/kernel'

type Value = string | number | boolean | null | undefined | readonly (string | number)[]
export type Written = Readonly<Record<string, Value>>

/** The address of an endpoint: path parameters filled in, query members that have a value appended (lists repeat the name). */
export function addressOf(
  endpoint: Pick<Endpoint, 'path'>,
  input: { readonly params?: Written; readonly query?: Written } = {},
): string {
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = input.params?.[name]
    if (value === undefined || value === null || value === '') throw new Error(`${endpoint.path} needs ${name}`)
    return encodeURIComponent(String(value))
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  const search = query.toString()
  return `/api${path}${search ? `?${search}` : ''}`
}
