import { ElderSwitch, LanguageSwitch, SkipLink, ThemeSwitch, useText, Wordmark } from '@lingjiang/ui'
import { Link, Outlet } from '@tanstack/react-router'
import { AccountLinks } from '../features/identity/account-links.tsx'
import { HEADER_JOBS } from './jobs.ts'
import { shellMessages as m } from './messages.ts'
import { SiteFooter } from './site-footer.tsx'

export function Shell() {
  const text = useText()
  return (
    <>
      <SkipLink />
      <header className="shell-header">
        <div className="shell-bar">
          <Link to="/" className="shell-brand">
            <Wordmark caption={text(m.caption)} />
          </Link>
          <div className="shell-tools">
            <ElderSwitch />
            <LanguageSwitch />
            <AccountLinks />
          </div>
        </div>
        <nav className="shell-bar shell-menu" aria-label={text(m.menu)}>
          {HEADER_JOBS.map((job) => (
            <Link key={job.to} to={job.to}>
              {text(job.title)}
            </Link>
          ))}
        </nav>
      </header>
      <main id="content" className="shell-main" tabIndex={-1}>
        <Outlet />
      </main>
      <SiteFooter theme={<ThemeSwitch />} />
    </>
  )
}
