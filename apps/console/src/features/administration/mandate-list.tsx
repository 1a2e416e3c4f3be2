import { ROLE_NAMES } from '@lingjiang/kernel'
import { formatDate, formatMoment, StatusTag, useLanguage, useText } from '@lingjiang/ui'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type GrantedMandate, useRevokeMandate } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'

/** Mandates of an account, revoked ones too: nothing is ever deleted. */
export function MandateList({
  mandates,
  mayRevoke,
}: {
  readonly mandates: readonly GrantedMandate[]
  readonly mayRevoke: boolean
}) {
  const text = useText()
  const language = useLanguage()
  if (mandates.length === 0) return <p className="lj-muted">{text(m.noMandates)}</p>
  return (
    <ol className="record">
      {mandates.map((mandate) => (
        <li key={mandate.id}>
          <p>
            <b>{text(ROLE_NAMES[mandate.role])}</b>{' '}
            {mandate.organisation?.name ?? mandate.regions.map((region) => region.name).join('、')}{' '}
            {mandate.revokedAt ? (
              <StatusTag tone="neutral">{text(m.revokedAt, { at: formatMoment(mandate.revokedAt) })}</StatusTag>
            ) : (
              <StatusTag tone="ok">{text(m.standingNow)}</StatusTag>
            )}
          </p>
          <p className="lj-muted">
            {text(m.period)}：{formatDate(mandate.validFrom, language)} –{' '}
            {mandate.validTo ? formatDate(mandate.validTo, language) : text(m.unlimited)}
            {mandate.delegatedBy && ` · ${text(m.lentBy, { name: mandate.delegatedBy })}`}
          </p>
          {mandate.reason && <p className="record-reason">{mandate.reason}</p>}
          {mayRevoke && !mandate.revokedAt && <Revoke mandateId={mandate.id} />}
        </li>
      ))}
    </ol>
  )
}

function Revoke({ mandateId }: { readonly mandateId: string }) {
  const text = useText()
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const revoke = useRevokeMandate(mandateId)
  return (
    <>
      <Button size="small" danger onClick={() => setAsking(true)}>
        {text(m.revoke)}
      </Button>
      {asking && (
        <ReasonDialog
          title={text(m.revokeTitle)}
          sending={revoke.isPending}
          error={revoke.error}
          onSend={(reason) => revoke.mutate({ reason }, { onSuccess: () => void message.success(text(m.decidedDone)) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
