import { formatMoment, Loading, StatusTag, useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMay, useMe } from '../../app/me.ts'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { AccountActions } from './account-actions.tsx'
import { useAccount } from './accounts-api.ts'
import { ACCOUNT_TONES } from './accounts-page.tsx'
import { GrantForm } from './grant-form.tsx'
import { MandateList } from './mandate-list.tsx'
import { administrationMessages as m } from './messages.ts'

const route = getRouteApi('/shell/administration/accounts/$accountId')

/** One account: its state and its mandates through time; each administrator sees only the own actions. */
export function AccountPage() {
  const text = useText()
  const { accountId } = route.useParams()
  const { data, error, refetch } = useAccount(accountId)
  const [mayManage, mayGrant] = [useMay('identity.account.manage'), useMay('identity.mandate.grant')]
  const own = useMe()?.account.id === accountId
  useTitle(data?.account.login ?? text(m.accounts))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { account, mandates } = data
  return (
    <div className="frame">
      <p>
        <Link to="/administration/accounts" search={{}}>
          {text(m.backToAccounts)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>
          {account.name} <span className="lj-muted">{account.login}</span>
        </h1>
        <StatusTag tone={ACCOUNT_TONES[account.state]}>{text(m[account.state])}</StatusTag>
      </div>
      <section className="frame-card">
        <Facts
          facts={[
            {
              label: text(m.password),
              value: account.passwordUntil
                ? text(m.passwordAwaited, { at: formatMoment(account.passwordUntil) })
                : text(m.ownPassword),
            },
            { label: text(m.oneTimeCode), value: text(m[account.oneTimeCode]) },
            { label: text(m.openedAt), value: formatMoment(account.createdAt) },
          ]}
        />
        {mayManage && !own && <AccountActions account={account} />}
      </section>
      <section className="frame-card" aria-labelledby="mandates">
        <h2 id="mandates">{text(m.mandates)}</h2>
        <MandateList mandates={mandates} mayRevoke={mayGrant && !own} />
      </section>
      {mayGrant && !own && account.state !== 'disabled' && <GrantForm accountId={account.id} />}
    </div>
  )
}
