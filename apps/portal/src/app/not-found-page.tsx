import { Page, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { shellMessages as m } from './messages.ts'

export function NotFoundPage() {
  const text = useText()
  return (
    <Page title={text(m.notFound)} lead={text(m.notFoundLead)}>
      <p>
        <Link to="/">{text(m.toHome)}</Link>
      </p>
      <p>
        <Link to="/site-map">{text(m.toSiteMap)}</Link>
      </p>
    </Page>
  )
}
