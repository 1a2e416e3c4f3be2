import { buttonClass, EmptyState, ErrorState, isProblem, useText } from '@lingjiang/ui'
import { Link, useLocation } from '@tanstack/react-router'
import { portalPartMessages as m } from './messages.ts'
import './parts.css'

/** What a page of one's own says when it could not be read: sign in and come back, another role, or the fault itself. */
export function NeedsSignIn({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const text = useText()
  const next = useLocation({ select: (location) => location.href })
  const status = isProblem(error) ? error.status : undefined
  if (status === 401)
    return (
      <EmptyState title={text(m.signInFirst)}>
        <p>{text(m.signInFirstHint)}</p>
        <div className="lj-actions">
          <Link to="/sign-in" search={{ next }} className={buttonClass()}>
            {text(m.signIn)}
          </Link>
          <Link to="/sign-up" search={{ next }} className={buttonClass('secondary')}>
            {text(m.signUp)}
          </Link>
        </div>
      </EmptyState>
    )
  if (status === 403) return <EmptyState title={text(m.notForRole)}>{text(m.notForRoleHint)}</EmptyState>
  return <ErrorState error={error} retry={retry} />
}
