import type { Text } from './text.ts'

/** `rule` 422, `forbidden` 403, `conflict` 409, `not-found` 404, `limited` 429, `unavailable` 503, `unauthenticated` 401. */
export type RefusalKind =
  | 'rule'
  | 'forbidden'
  | 'conflict'
  | 'not-found'
  | 'limited'
  | 'unavailable'
  | 'unauthenticated'

export type RefusalEntry = { readonly kind: RefusalKind; readonly text: Text; readonly clause?: string }
export type RefusalList = { readonly context: string; readonly entries: Readonly<Record<string, RefusalEntry>> }

/** The closed list of a context's refusals with their public wording. Facts fill `{name}` marks in the text. */
export function defineRefusals<const E extends Record<string, RefusalEntry>>(context: string, entries: E) {
  return { context, entries } as const
}
