import type { Text } from './text.ts'

/**
 * What a rule answers: accepted with the events that happened, or refused with a code of the context's closed list.
 * Rules never throw for what a person did; they throw only for bugs (`BrokenInvariant`).
 */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** Facts of a refusal may be wording themselves: they are told in the language of whoever asks. */
export type RefusalFacts = Readonly<Record<string, Facts[string] | Text>>

export type Accepted<E> = { readonly ok: true; readonly events: readonly E[] }
export type Refused<C extends string = string> = { readonly ok: false; readonly code: C; readonly facts: RefusalFacts }
export type Decision<E, C extends string> = Accepted<E> | Refused<C>

export function accept<E>(...events: readonly E[]): Accepted<E> {
  return { ok: true, events }
}

/** Refuses with a code. `facts` fill the public wording and stand in the problem's `facts` member: never personal data. */
export function refuse<C extends string>(code: C, facts: RefusalFacts = {}): Refused<C> {
  return { ok: false, code, facts }
}

/** One condition of a rule with its outcome: the explanation shown to an officer, not a boolean. */
export type Reason = {
  readonly rule: string
  readonly met: boolean
  readonly facts: Facts
}

export function isRefused(value: unknown): value is Refused {
  return (
    typeof value === 'object' &&
    value !== null &&
    'ok' in value &&
    value.ok === false &&
    'code' in value &&
    'facts' in value
  )
}
