import { ChangePassword, EndOtherSessions, EndOwnSession, GetOwnAccount } from '@lingjiang/identity/contract'
import { isStrongPassword } from '@lingjiang/identity/domain'
import {
  Button,
  call,
  ErrorSummary,
  type FormErrors,
  formatMoment,
  isProblem,
  Loading,
  Notice,
  Page,
  type ReplyOf,
  StatusTag,
  TextField,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { NeedsSignIn } from '../../parts/needs-sign-in.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { securityMessages as m } from './security-messages.ts'

const KEY = ['identity', 'own-account'] as const
type OwnAccount = ReplyOf<typeof GetOwnAccount>

/** /account/security: the own password, and where one is signed in. */
export function SecurityPage() {
  const text = useText()
  const own = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(GetOwnAccount, { signal }) })
  return (
    <Page title={text(m.title)}>
      {own.isPending && <Loading lines={6} />}
      {own.error && <NeedsSignIn error={own.error} retry={() => own.refetch()} />}
      {own.data && (
        <>
          <SessionsSection sessions={own.data.sessions} />
          <PasswordSection account={own.data} />
          {own.data.oneTimeCode === 'present' && <p className="lj-muted">{text(m.more)}</p>}
        </>
      )}
    </Page>
  )
}

function SessionsSection({ sessions }: { readonly sessions: OwnAccount['sessions'] }) {
  const text = useText()
  const queries = useQueryClient()
  const again = { onSuccess: () => queries.invalidateQueries({ queryKey: KEY }) }
  const end = useMutation({
    mutationFn: (sessionId: string) => call(EndOwnSession, { params: { sessionId } }),
    ...again,
  })
  const endOthers = useMutation({ mutationFn: () => call(EndOtherSessions), ...again })
  const error = end.error ?? endOthers.error
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{text(m.sessions)}</h2>
      <p className="lj-muted">{text(m.sessionsLead)}</p>
      <ErrorSummary problem={isProblem(error) ? error : null} />
      <ul className="portal-cards">
        {sessions.map((session) => (
          <li key={session.id} className="portal-card">
            <h3>{session.device || text(m.unknownDevice)}</h3>
            {session.current && (
              <p>
                <StatusTag tone="ok">{text(m.thisOne)}</StatusTag>
              </p>
            )}
            <p>{text(m.since, { from: formatMoment(session.createdAt), last: formatMoment(session.lastSeenAt) })}</p>
            {!session.current && (
              <Button look="secondary" busy={end.isPending} onClick={() => end.mutate(session.id)}>
                {text(m.end)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="lj-actions">
          <Button look="secondary" busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {text(m.endOthers)}
          </Button>
        </div>
      )}
    </section>
  )
}

function PasswordSection({ account }: { readonly account: OwnAccount }) {
  const text = useText()
  const queries = useQueryClient()
  const [draft, setDraft] = useState({ oldPassword: '', newPassword: '' })
  const [errors, setErrors] = useState<FormErrors>({})
  const change = useMutation({
    mutationFn: () => call(ChangePassword, { body: draft }),
    onSuccess: async () => {
      setDraft({ oldPassword: '', newPassword: '' })
      await queries.invalidateQueries({ queryKey: KEY })
    },
  })
  const submit = () => {
    const weak = !isStrongPassword(draft.newPassword, account.login, account.name)
    const found: FormErrors = {
      ...(draft.oldPassword ? {} : { oldPassword: text(m.oldMissing) }),
      ...(weak ? { newPassword: text(m.passwordWeak) } : {}),
    }
    setErrors(found)
    if (!Object.keys(found).length) change.mutate()
  }
  return (
    <section aria-labelledby="change">
      <h2 id="change">{text(m.change)}</h2>
      <p className="lj-muted">{text(m.changeLead)}</p>
      <ErrorSummary errors={errors} problem={isProblem(change.error) ? change.error : null} />
      {change.data && (
        <Notice tone="ok" live>
          {text(m.changed, { ended: change.data.ended })}
        </Notice>
      )}
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          name="oldPassword"
          type="password"
          label={text(m.oldPassword)}
          error={errors.oldPassword}
          value={draft.oldPassword}
          onChange={(oldPassword) => setDraft({ ...draft, oldPassword })}
          autoComplete="current-password"
          maxLength={200}
          width={22}
        />
        <NewPasswordField
          value={draft.newPassword}
          error={errors.newPassword}
          onChange={(newPassword) => setDraft({ ...draft, newPassword })}
        />
        <div className="lj-actions">
          <Button type="submit" busy={change.isPending} wide>
            {text(m.change)}
          </Button>
        </div>
      </form>
    </section>
  )
}
