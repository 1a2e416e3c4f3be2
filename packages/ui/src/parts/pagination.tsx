import type { ReactNode } from 'react'
import { formatNumber } from '../text/formats.ts'
import { useText } from '../text/messages.ts'
import { partMessages } from './messages.ts'

/**
 * Forward through a register that is paged by key: a next page while there is one, and the way back to the first.
 * The links come from the caller's router, so that each page has an address.
 */
export function Pagination({
  shown,
  total,
  first,
  next,
}: {
  readonly shown: number
  /** Counted by the database; left out where counting costs too much. */
  readonly total?: number | undefined
  readonly first?: ((children: ReactNode) => ReactNode) | undefined
  readonly next?: ((children: ReactNode) => ReactNode) | undefined
}) {
  const text = useText()
  return (
    <nav className="lj-pages" aria-label={text(partMessages.pages)}>
      <span className="lj-figures">
        {total === undefined
          ? text(partMessages.shown, { shown: formatNumber(shown) })
          : text(partMessages.total, { total: formatNumber(total) })}
      </span>
      {first?.(text(partMessages.first))}
      {next?.(text(partMessages.next))}
    </nav>
  )
}
