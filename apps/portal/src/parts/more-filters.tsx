import { useText } from '@lingjiang/ui'
import type { ReactNode } from 'react'
import { portalPartMessages as m } from './messages.ts'
import './parts.css'

/** The filters few people need, folded away on arrival; open when one of them is in force. */
export function MoreFilters({ chosen, children }: { readonly chosen: number; readonly children: ReactNode }) {
  const text = useText()
  return (
    <details className="portal-more" open={chosen > 0}>
      <summary>{chosen ? text(m.moreChosen, { count: chosen }) : text(m.more)}</summary>
      <div className="portal-filters">{children}</div>
    </details>
  )
}
