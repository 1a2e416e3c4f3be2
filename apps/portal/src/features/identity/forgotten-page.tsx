import { buttonClass, Notice, Page, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { securityMessages as m } from './security-messages.ts'

const WAYS = [
  { title: m.candidates, words: m.candidatesText },
  { title: m.staff, words: m.staffText },
  { title: m.locked, words: m.lockedText },
] as const

/** What to do without the password: in person, for there is no other proof of who it is. */
export function ForgottenPage() {
  const text = useText()
  return (
    <Page title={text(m.forgotten)} lead={text(m.forgottenLead)}>
      {WAYS.map(({ title, words }) => (
        <section key={title.en}>
          <h2>{text(title)}</h2>
          <p>{text(words)}</p>
        </section>
      ))}
      <Notice tone="warn">{text(m.noMessage)}</Notice>
      <p>
        <Link to="/sign-in" search={{}} className={buttonClass('secondary')}>
          {text(m.backToSignIn)}
        </Link>
      </p>
    </Page>
  )
}
