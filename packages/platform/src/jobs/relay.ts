import { BrokenInvariant, type EventList } from '@lingjiang/kernel'
import { transactAsSystem } from '../database/transaction.ts'
import type { Services } from '../services.ts'
import { type AnyJob, type DeliveredEvent, defineJob, type Subscription } from './job.ts'

const BATCH = 500

/** The jobs that deliver domain events: one relay, one delivery job a subscriber. */
export function deliveryJobs(subscriptions: readonly Subscription[]): readonly AnyJob[] {
  return subscriptions.map((subscription) =>
    defineJob<{ eventId: number }>({
      name: deliveryName(subscription),
      run: (payload, services) => deliver(subscription, payload.eventId, services),
    }),
  )
}

/**
 * Who waits for news that nobody publishes waits for ever: a misspelt event must not start.
 * @throws BrokenInvariant naming the subscriptions to undeclared events
 */
export function assertDeclared(subscriptions: readonly Subscription[], lists: readonly EventList[]): void {
  const declared = new Set(lists.flatMap((list) => Object.keys(list.entries)))
  const lost = subscriptions.filter(({ event }) => !declared.has(event))
  if (lost.length > 0)
    throw new BrokenInvariant(`nobody declares ${lost.map((one) => `${one.event} (${one.subscriber})`).join(', ')}`)
}

function deliveryName(subscription: Subscription): string {
  return `deliver.${subscription.event}.${subscription.subscriber}`
}

/** Hands waiting events to their subscribers' queues and notes them as relayed, in one transaction. @returns how many */
export async function relayOutbox(subscriptions: readonly Subscription[], services: Services): Promise<number> {
  return transactAsSystem(services.db, 'relay-outbox', async (tx) => {
    const events = await tx<{ id: number; type: string }[]>`
      select id, type from platform.outbox where relayed_at is null order by id limit ${BATCH} for update skip locked`
    for (const event of events)
      for (const subscription of subscriptions)
        if (subscription.event === event.type)
          await services.jobs.enqueueByName(tx, deliveryName(subscription), { eventId: event.id })
    if (events.length)
      await tx`update platform.outbox set relayed_at = now() where id in ${tx(events.map((event) => event.id))}`
    return events.length
  })
}

async function deliver(subscription: Subscription, eventId: number, services: Services): Promise<void> {
  await transactAsSystem(services.db, deliveryName(subscription), async (tx) => {
    const [fresh] = await tx`insert into platform.consumed_event (subscriber, event_id)
      values (${subscription.subscriber}, ${eventId}) on conflict do nothing returning event_id`
    if (!fresh) return
    const [event] = await tx<DeliveredEvent[]>`select id, type, body, at from platform.outbox where id = ${eventId}`
    if (event) await subscription.handle(tx, event, services)
  })
}
