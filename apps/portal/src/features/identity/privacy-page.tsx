import { CANDIDATE_CONSENT } from '@lingjiang/identity/contract'
import { Page, useText } from '@lingjiang/ui'
import { PRIVACY_SECTIONS } from './privacy-messages.ts'
import { signUpMessages as m } from './sign-up-messages.ts'

/** The notice whose version a candidate's consent names. */
export function PrivacyPage() {
  const text = useText()
  return (
    <Page
      title={text(m.privacy)}
      lead={text(m.privacyVersion, { version: CANDIDATE_CONSENT.replace('candidate-privacy-', '') })}
    >
      {PRIVACY_SECTIONS.map((section) => (
        <section key={section.title.en}>
          <h2>{text(section.title)}</h2>
          <p>{text(section.text)}</p>
        </section>
      ))}
    </Page>
  )
}
