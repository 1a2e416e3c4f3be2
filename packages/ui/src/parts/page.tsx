import { type ReactNode, useEffect } from 'react'
import { useText } from '../text/messages.ts'
import { partMessages } from './messages.ts'

/** One page of the portal: its title (also of the browser's tab), an introduction, and the width of reading or of tables. */
export function Page({
  title,
  lead,
  width = 'reading',
  above,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly width?: 'reading' | 'wide'
  /** A way back, or the course of steps. */
  readonly above?: ReactNode
  readonly children?: ReactNode
}) {
  useTitle(title)
  return (
    <div className={`lj-page lj-page-${width}`}>
      {above}
      <h1>{title}</h1>
      {lead && <p className="lj-lead">{lead}</p>}
      {children}
    </div>
  )
}

/** Names the browser's tab after the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 岭匠`
  }, [title])
}

/** First stop of the keyboard: over the header into the content (`#content`). */
export function SkipLink() {
  const text = useText()
  return (
    <a className="lj-skip" href="#content">
      {text(partMessages.skip)}
    </a>
  )
}
