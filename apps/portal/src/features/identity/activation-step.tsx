import { ActivateAccount, BeginActivation, type SignIn } from '@lingjiang/identity/contract'
import { isStrongPassword } from '@lingjiang/identity/domain'
import {
  Button,
  call,
  ErrorState,
  ErrorSummary,
  type FormErrors,
  isProblem,
  Loading,
  Page,
  type ReplyOf,
  TextField,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { NewPasswordField } from './new-password-field.tsx'
import { securityMessages as m } from './security-messages.ts'

/** The first sign-in with a one-time password: the owner chooses an own one, and where the account needs it sets up a one-time code. */
export function ActivationStep({ onDone }: { readonly onDone: (step: ReplyOf<typeof SignIn>) => Promise<void> }) {
  const text = useText()
  const visit = useId()
  const [[password, code], setAnswers] = useState(['', ''])
  const [errors, setErrors] = useState<FormErrors>({})
  // Asked once a visit: each asking makes a new secret.
  const begun = useQuery({
    queryKey: ['identity', 'activation', visit],
    queryFn: () => call(BeginActivation),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const send = useMutation({
    mutationFn: () => call(ActivateAccount, { body: { password, ...(code ? { code } : {}) } }),
    onSuccess: onDone,
  })
  const shown = begun.data?.oneTimeCode
  const submit = () => {
    const found: FormErrors = {
      ...(isStrongPassword(password) ? {} : { newPassword: text(m.passwordWeak) }),
      ...(!shown || /^\d{6}$/.test(code) ? {} : { code: text(m.codeWrong) }),
    }
    setErrors(found)
    if (!Object.keys(found).length) send.mutate()
  }
  return (
    <Page title={text(m.activate)} lead={text(m.activateLead)}>
      {begun.isPending && <Loading lines={4} />}
      {begun.error && <ErrorState error={begun.error} />}
      {begun.data && (
        <>
          <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
          <form
            className="lj-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              submit()
            }}
          >
            <NewPasswordField
              value={password}
              error={errors.newPassword}
              onChange={(typed) => setAnswers([typed, code])}
            />
            {shown && (
              <>
                <p>
                  {text(m.scan)} <code>{shown.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
                </p>
                <img
                  alt={text(m.qrCode)}
                  width={220}
                  height={220}
                  style={{ background: '#fff' }}
                  src={`data:image/svg+xml,${encodeURIComponent(shown.picture)}`}
                />
                <TextField
                  name="code"
                  label={text(m.code)}
                  hint={text(m.codeHint)}
                  error={errors.code}
                  value={code}
                  onChange={(typed) => setAnswers([password, typed.replace(/\D/g, '')])}
                  autoComplete="one-time-code"
                  inputMode="numeric"
                  maxLength={6}
                  width={6}
                />
              </>
            )}
            <div className="lj-actions">
              <Button type="submit" busy={send.isPending} wide>
                {text(m.activateSubmit)}
              </Button>
            </div>
          </form>
        </>
      )}
    </Page>
  )
}
