import { formatMoment, Loading, useText, useTitle } from '@lingjiang/ui'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useOwnAccount } from './account-api.ts'
import { accountMessages as m } from './messages.ts'
import { OneTimeCodeSection } from './one-time-code-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { RecoverySection } from './recovery-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** One's own account: how it is guarded, and where it is signed in. */
export function AccountPage() {
  const text = useText()
  useTitle(text(m.title))
  const { data, error, refetch } = useOwnAccount()
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="frame">
      <div className="frame-head">
        <h1>{text(m.title)}</h1>
      </div>
      <section className="frame-card">
        <Facts
          facts={[
            { label: text(m.name), value: data.name },
            { label: text(m.login), value: data.login },
            {
              label: text(m.password),
              value: data.passwordChangedAt
                ? text(m.passwordChangedAt, { at: formatMoment(data.passwordChangedAt) })
                : text(m.passwordNeverChanged),
            },
            { label: text(m.oneTimeCode), value: text(m[data.oneTimeCode]) },
          ]}
        />
      </section>
      <SessionsSection sessions={data.sessions} />
      <PasswordSection account={data} />
      <OneTimeCodeSection account={data} />
      {data.oneTimeCode === 'present' && <RecoverySection left={data.recoveryCodesLeft} />}
    </div>
  )
}
