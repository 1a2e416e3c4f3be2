import { useLanguage, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { shellMessages as m } from './messages.ts'
import { siteFacts } from './site.ts'

/** The furniture every government site carries. What only the operator can know is shown as not yet set, never invented. */
export function SiteFooter({ theme }: { readonly theme: ReactNode }) {
  const text = useText()
  const language = useLanguage()
  const [site] = useState(siteFacts)
  const furniture = [
    [m.organiser, site.organiser],
    [m.contact, site.contact],
    [m.siteCode, site.siteCode],
    [m.icp, site.icpRecord],
    [m.security, site.securityRecord],
  ] as const
  return (
    <footer className="shell-footer">
      <div className="shell-bar shell-footer-bar">
        <nav className="shell-footer-links" aria-label={text(m.siteMap)}>
          <Link to="/site-map">{text(m.siteMap)}</Link>
          <Link to="/accessibility">{text(m.accessibility)}</Link>
          <a href="/console/">{text(m.office)}</a>
        </nav>
        <dl className="shell-furniture">
          {furniture.map(([label, fact]) => (
            <div key={label.en}>
              <dt>{text(label)}</dt>
              <dd>{fact || text(m.bySetter)}</dd>
            </div>
          ))}
        </dl>
        {language === 'en' && <p className="lj-small">{text(m.chineseNames)}</p>}
        {site.demonstration && <p className="lj-small">{text(m.trial)}</p>}
        {theme}
      </div>
    </footer>
  )
}
