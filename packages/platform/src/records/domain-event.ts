import { BrokenInvariant, type EventList } from '@lingjiang/kernel'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

declare const declared: unique symbol

/** Something that happened, for other contexts. Only `eventOf` makes one, so nothing undeclared is published. */
export type DomainEvent = {
  readonly type: string
  readonly body: Readonly<Record<string, unknown>>
  readonly [declared]: true
}

export type TypeOf<L extends EventList> = keyof L['entries'] & string
export type EventBody<L extends EventList, T extends TypeOf<L>> = L['entries'][T]['body'] extends TSchema
  ? Static<L['entries'][T]['body']>
  : never

/** An event of a context's list, with what it carries as its schema says. */
export function eventOf<const L extends EventList, const T extends TypeOf<L>>(
  _list: L,
  type: T,
  body: EventBody<L, T>,
): DomainEvent {
  return { type, body } as unknown as DomainEvent
}

/**
 * What a delivered event carries, checked against the list of the context that published it.
 * @throws BrokenInvariant when it is not what the list says: it was published by another version
 */
export function readEvent<const L extends EventList, const T extends TypeOf<L>>(
  list: L,
  type: T,
  event: { readonly type: string; readonly body: unknown },
): EventBody<L, T> {
  const schema = list.entries[type]?.body as TSchema | undefined
  if (!schema || event.type !== type || !Value.Check(schema, event.body))
    throw new BrokenInvariant(`the event ${event.type} is not what ${list.context} declares as ${type}`)
  return event.body as EventBody<L, T>
}
