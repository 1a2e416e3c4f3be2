/** Why something from outside was not accepted: a code of a closed list and, for a log line, where it happened. */
export type Fault<C extends string> = { readonly ok: false; readonly code: C; readonly detail?: string }
export type Outcome<T, C extends string> = { readonly ok: true; readonly value: T } | Fault<C>

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fault<C extends string>(code: C, detail?: string): Fault<C> {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail }
}
