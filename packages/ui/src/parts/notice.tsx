import type { ReactNode } from 'react'
import type { Tone } from './status-tag.tsx'

/** A message inside the page. `live` has it read aloud when it appears. */
export function Notice({
  tone = 'info',
  title,
  live = false,
  children,
}: {
  readonly tone?: Tone
  readonly title?: string
  readonly live?: boolean
  readonly children?: ReactNode
}) {
  return (
    <div className={`lj-notice lj-notice-${tone}`} role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      {title && <p className="lj-notice-title">{title}</p>}
      {children}
    </div>
  )
}
