import { useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { useMe } from './me.ts'
import { shellMessages as m } from './messages.ts'
import { navigationFor } from './navigation.tsx'

/** Plain links: they open in new tabs, and readers find them as what they are. */
export function Navigation({ onGone }: { readonly onGone?: () => void }) {
  const text = useText()
  const me = useMe()
  return (
    <nav aria-label={text(m.navigation)} className="console-nav">
      {navigationFor(me?.permissions ?? []).map((group) => (
        <section key={group.title.en}>
          <h2>{text(group.title)}</h2>
          <ul>
            {group.entries.map((entry) => (
              <li key={entry.to}>
                <Link to={entry.to} {...(onGone ? { onClick: onGone } : {})} activeOptions={{ includeSearch: false }}>
                  {entry.icon}
                  {text(entry.title)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="console-nav-foot">
        <a href="/">{text(m.toPortal)}</a>
      </p>
    </nav>
  )
}
