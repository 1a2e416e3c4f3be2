import type { EventList } from '@lingjiang/kernel'
import type { ContextModule } from '@lingjiang/platform'
import { page, table } from './markdown.ts'

/** What each context publishes, what it carries, and who waits for it. */
export function pageOfEvents(lists: readonly EventList[], modules: readonly ContextModule[]): string {
  const subscriptions = modules.flatMap((module) => module.subscriptions ?? [])
  const parts = lists.map(({ context, entries }) => {
    const rows = Object.entries(entries).map(([type, { title, body }]) => [
      `\`${type}\``,
      title.zh,
      title.en,
      fieldsOf(body),
      subscriptions
        .filter((one) => one.event === type)
        .map((one) => `\`${one.subscriber}\``)
        .join(', ') || '—',
    ])
    return `## ${context}\n\n${table(['event', '含义', 'meaning', 'carries', 'consumed by'], rows)}`
  })
  return page(
    'Events · 事件',
    'Rows of the outbox, written with the fact they tell of, delivered at least once, consumed exactly once in effect.',
    parts,
  )
}

function fieldsOf(schema: object): string {
  const { properties = {} } = schema as { properties?: Record<string, unknown> }
  return Object.keys(properties)
    .map((name) => `\`${name}\``)
    .join(', ')
}
