import { useText, useTitle } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { shellMessages as m } from './messages.ts'

export function NotFoundPage() {
  const text = useText()
  useTitle(text(m.notFound))
  return (
    <main className="plain-page" id="content">
      <h1>{text(m.notFound)}</h1>
      <p className="lj-muted">{text(m.notFoundLead)}</p>
      <p>
        <Link to="/inbox" search={{}}>
          {text(m.toInbox)}
        </Link>
      </p>
    </main>
  )
}
