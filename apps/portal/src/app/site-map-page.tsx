import { Page, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { JOBS } from './jobs.ts'
import { shellMessages as m } from './messages.ts'

/** Every page a visitor can reach from the front door. */
export function SiteMapPage() {
  const text = useText()
  return (
    <Page title={text(m.siteMap)}>
      <ul className="site-map">
        <li>
          <Link to="/">{text(m.home)}</Link>
        </li>
        {JOBS.map((job) => (
          <li key={job.to}>
            <Link to={job.to}>{text(job.title)}</Link>
            <span className="lj-hint">{text(job.hint)}</span>
          </li>
        ))}
        <li>
          <Link to="/accessibility">{text(m.accessibility)}</Link>
        </li>
        <li>
          <a href="/console/">{text(m.office)}</a>
        </li>
      </ul>
    </Page>
  )
}
