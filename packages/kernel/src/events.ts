import type { Text } from './text.ts'

/** What the news says in words, and the schema of what it carries (TypeBox; the kernel does not depend on it). Ids only: whoever needs more asks the context. */
export type EventEntry = { readonly title: Text; readonly body: object }
export type EventList = { readonly context: string; readonly entries: Readonly<Record<string, EventEntry>> }

/** The closed list of the events that a context publishes through the outbox; names are in the past tense. */
export function defineEvents<const E extends Record<string, EventEntry>>(context: string, entries: E) {
  return { context, entries } as const
}
