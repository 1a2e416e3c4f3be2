import { useLanguage, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { shellMessages as m } from './messages.ts'
import { SITE } from './site.ts'

const FURNITURE = [
  [m.organiser, SITE.organiser],
  [m.contact, SITE.contact],
  [m.siteCode, SITE.siteCode],
  [m.icp, SITE.icpRecord],
  [m.security, SITE.securityRecord],
] as const

/** The furniture every government site carries. What only the operator can know is shown as not yet set, never invented. */
export function SiteFooter({ theme }: { readonly theme: ReactNode }) {
  const text = useText()
  const language = useLanguage()
  return (
    <footer className="shell-footer">
      <div className="shell-bar shell-footer-bar">
        <nav className="shell-footer-links" aria-label={text(m.siteMap)}>
          <Link to="/site-map">{text(m.siteMap)}</Link>
          <Link to="/accessibility">{text(m.accessibility)}</Link>
          <a href="/console/">{text(m.office)}</a>
        </nav>
        <dl className="shell-furniture">
          {FURNITURE.map(([label, fact]) => (
            <div key={label.en}>
              <dt>{text(label)}</dt>
              <dd>{fact || text(m.bySetter)}</dd>
            </div>
          ))}
        </dl>
        {language === 'en' && <p className="lj-small">{text(m.chineseNames)}</p>}
        {SITE.demonstration && <p className="lj-small">{text(m.trial)}</p>}
        {theme}
      </div>
    </footer>
  )
}
