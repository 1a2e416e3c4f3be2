import { CancelRegistration, type GetRegistration } from '@lingjiang/assessment/contract'
import { Button, call, ErrorSummary, isProblem, type ReplyOf, TextField, useText } from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { registrationMessages as r } from './registration-messages.ts'

const CANCELLABLE: readonly string[] = ['submitted', 'returned', 'accepted']
const BEFORE_FREEZE: readonly string[] = ['open', 'closed']

/** Withdraws a registration, asked twice, while the list is not frozen. */
export function CancelSection({ detail }: { readonly detail: ReplyOf<typeof GetRegistration> }) {
  const text = useText()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const { registration, session } = detail
  const cancel = useMutation({
    mutationFn: () =>
      call(CancelRegistration, {
        params: { registrationId: registration.id },
        body: reason.trim() ? { reason: reason.trim() } : {},
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment'] }),
  })
  if (!CANCELLABLE.includes(registration.state) || !BEFORE_FREEZE.includes(session.state)) return null
  return (
    <section aria-labelledby="cancel">
      <h2 id="cancel">{text(r.cancel)}</h2>
      <p className="lj-muted">{text(r.cancelLead)}</p>
      <ErrorSummary problem={isProblem(cancel.error) ? cancel.error : null} />
      {asked ? (
        <div className="lj-form">
          <TextField
            name="reason"
            label={text(r.cancelReason)}
            optional
            value={reason}
            onChange={setReason}
            maxLength={200}
          />
          <div className="lj-actions">
            <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
              {text(r.cancelConfirm)}
            </Button>
            <Button look="quiet" onClick={() => setAsked(false)}>
              {text(r.cancelKeep)}
            </Button>
          </div>
        </div>
      ) : (
        <Button look="danger" onClick={() => setAsked(true)}>
          {text(r.cancel)}
        </Button>
      )}
    </section>
  )
}
