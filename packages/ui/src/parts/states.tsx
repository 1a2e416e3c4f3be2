import { type ReactNode, useEffect, useState } from 'react'
import { isProblem } from '../api/problem.ts'
import { useText } from '../text/messages.ts'
import { Button } from './button.tsx'
import { partMessages } from './messages.ts'

/** Nothing here, why, and what one can do about it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="lj-state">
      <svg viewBox="0 0 64 40" aria-hidden="true" focusable="false">
        <path d="M4 36 L20 12 L29 24 L40 6 L60 36 Z" />
      </svg>
      <p className="lj-state-title">{title}</p>
      {children && <div className="lj-state-body">{children}</div>}
    </div>
  )
}

/** Grey lines where the content will be. They appear after a moment, so that a quick answer does not flash. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const text = useText()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="lj-loading" role="status">
      <span className="lj-only-read">{text(partMessages.loading)}</span>
      {late && Array.from({ length: lines }, (_, index) => <i key={String(index)} />)}
    </div>
  )
}

/** What could not be loaded, why, and the way on. What does not exist is not asked for again. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const text = useText()
  const problem = isProblem(error) ? error : undefined
  return (
    <div className="lj-state" role="alert">
      <p className="lj-state-title">{problem?.title ?? text(partMessages.failed)}</p>
      <div className="lj-state-body">
        {problem?.detail && <p>{problem.detail}</p>}
        {problem?.correlationId && problem.status >= 500 && (
          <p className="lj-small">{text(partMessages.number, { id: problem.correlationId })}</p>
        )}
        {retry && problem?.status !== 404 && (
          <Button look="secondary" onClick={retry}>
            {text(partMessages.retry)}
          </Button>
        )}
      </div>
    </div>
  )
}
