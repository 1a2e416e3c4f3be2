import { ROLE_NAMES } from '@lingjiang/kernel'
import { formatDate, Loading, StatusTag, useLanguage, useText, useTitle } from '@lingjiang/ui'
import { App, Button } from 'antd'
import { useMe } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type Delegation, useDelegations, useWithdrawDelegation } from './accounts-api.ts'
import { DelegateForm } from './delegate-form.tsx'
import { administrationMessages as m } from './messages.ts'

const TONES = { upcoming: 'info', 'in-force': 'ok', past: 'neutral', withdrawn: 'neutral' } as const

/** What one lent and borrowed, and the form to lend the present role. */
export function DelegationsPage() {
  const text = useText()
  const { data, error, refetch } = useDelegations()
  const mandate = useMe()?.mandate
  useTitle(text(m.delegations))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={6} />
  return (
    <div className="frame">
      <div className="frame-head">
        <h1>{text(m.delegations)}</h1>
      </div>
      <p className="lj-muted">{text(m.delegationsLead)}</p>
      <section className="frame-card" aria-labelledby="lent">
        <h2 id="lent">{text(m.lent)}</h2>
        {data.lent.length ? <Loans loans={data.lent} withBack /> : <p className="lj-muted">{text(m.nobodyLent)}</p>}
      </section>
      <section className="frame-card" aria-labelledby="borrowed">
        <h2 id="borrowed">{text(m.borrowed)}</h2>
        {data.borrowed.length ? (
          <>
            <p className="lj-muted">{text(m.borrowedHint)}</p>
            <Loans loans={data.borrowed} />
          </>
        ) : (
          <p className="lj-muted">{text(m.nothingBorrowed)}</p>
        )}
      </section>
      {mandate?.delegated ? <p>{text(m.cannotLendOn)}</p> : mandate && <DelegateForm mandate={mandate} />}
    </div>
  )
}

function Loans({ loans, withBack = false }: { readonly loans: readonly Delegation[]; readonly withBack?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const back = useWithdrawDelegation()
  return (
    <>
      <ProblemAlert error={back.error} />
      <ol className="record">
        {loans.map((loan) => (
          <li key={loan.id}>
            <p>
              <b>{text(ROLE_NAMES[loan.role])}</b> {loan.regions.map((region) => region.name).join('、')}{' '}
              <StatusTag tone={TONES[loan.standing]}>{text(m[loan.standing])}</StatusTag>
            </p>
            <p className="lj-muted">
              {text(withBack ? m.borrower : m.lender)}：{loan.other} · {formatDate(loan.from, language)} –{' '}
              {formatDate(loan.to, language)}
            </p>
            {loan.reason && <p className="record-reason">{loan.reason}</p>}
            {withBack && (loan.standing === 'in-force' || loan.standing === 'upcoming') && (
              <Button
                size="small"
                loading={back.isPending && back.variables === loan.id}
                onClick={() => back.mutate(loan.id, { onSuccess: () => void message.success(text(m.takenBack)) })}
              >
                {text(m.takeBack)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
