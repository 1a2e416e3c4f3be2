import { ChooseMandate, ConfirmTotp, SignIn } from '@lingjiang/identity/contract'
import { ROLE_NAMES } from '@lingjiang/kernel'
import {
  Button,
  call,
  ErrorSummary,
  type FormErrors,
  isProblem,
  Page,
  type ReplyOf,
  TextField,
  useDraft,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ActivationStep } from './activation-step.tsx'
import { identityMessages as m } from './messages.ts'
import { securityMessages } from './security-messages.ts'
import { signUpMessages } from './sign-up-messages.ts'
import { meQuery } from './use-me.ts'

const route = getRouteApi('/sign-in')
type Step = ReplyOf<typeof SignIn>

/** Account and password; the one-time code where the account has one; the role where there are several. */
export function SignInPage() {
  const text = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { next } = route.useSearch()
  const [step, setStep] = useState<Step | undefined>()
  const follow = async (reply: Step) => {
    setStep(reply)
    if (reply.state !== 'signed-in') return
    await queries.invalidateQueries({ queryKey: meQuery.queryKey })
    await navigate({ to: next ?? '/' })
  }
  if (step?.state === 'totp-required') return <CodeStep onDone={follow} onRestart={() => setStep(undefined)} />
  if (step?.state === 'activation-required') return <ActivationStep onDone={follow} />
  if (step?.state === 'choose-mandate')
    return (
      <Page title={text(m.choose)}>
        <MandateStep step={step} onDone={follow} />
      </Page>
    )
  return <PasswordStep onDone={follow} />
}

function PasswordStep({ onDone }: { readonly onDone: (step: Step) => Promise<void> }) {
  const text = useText()
  const { next } = route.useSearch()
  const [draft, change] = useDraft('sign-in', { account: '', password: '' }, ['password'])
  const [errors, setErrors] = useState<FormErrors>({})
  const send = useMutation({ mutationFn: () => call(SignIn, { body: draft }), onSuccess: onDone })
  const submit = () => {
    const found: FormErrors = {
      ...(draft.account.trim() ? {} : { account: text(m.accountMissing) }),
      ...(draft.password ? {} : { password: text(m.passwordMissing) }),
    }
    setErrors(found)
    if (!Object.keys(found).length) send.mutate()
  }
  return (
    <Page title={text(m.title)}>
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          name="account"
          label={text(m.account)}
          hint={text(m.accountHint)}
          error={errors.account}
          value={draft.account}
          onChange={(account) => change({ account })}
          autoComplete="username"
          spellCheck={false}
          width={22}
        />
        <TextField
          name="password"
          type="password"
          label={text(m.password)}
          error={errors.password}
          value={draft.password}
          onChange={(password) => change({ password })}
          autoComplete="current-password"
          width={22}
        />
        <div className="lj-actions">
          <Button type="submit" busy={send.isPending} wide>
            {text(m.submit)}
          </Button>
        </div>
      </form>
      <p>
        <Link to="/forgotten">{text(securityMessages.forgotten)}</Link>
      </p>
      <p>
        {text(signUpMessages.noAccount)}{' '}
        <Link to="/sign-up" search={next ? { next } : {}}>
          {text(signUpMessages.title)}
        </Link>
      </p>
    </Page>
  )
}

function CodeStep({
  onDone,
  onRestart,
}: {
  readonly onDone: (step: Step) => Promise<void>
  readonly onRestart: () => void
}) {
  const text = useText()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string>()
  const send = useMutation({ mutationFn: () => call(ConfirmTotp, { body: { code } }), onSuccess: onDone })
  return (
    <Page title={text(m.code)}>
      <ErrorSummary errors={{ code: error }} problem={isProblem(send.error) ? send.error : null} />
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const wrong = /^\d{6}$/.test(code) ? undefined : text(m.codeWrong)
          setError(wrong)
          if (!wrong) send.mutate()
        }}
      >
        <TextField
          name="code"
          label={text(m.code)}
          hint={text(m.codeHint)}
          error={error}
          value={code}
          onChange={(value) => setCode(value.replace(/\D/g, ''))}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={6}
          width={6}
        />
        <div className="lj-actions">
          <Button type="submit" busy={send.isPending}>
            {text(m.confirm)}
          </Button>
          <Button look="quiet" onClick={onRestart}>
            {text(m.restart)}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function MandateStep({ step, onDone }: { readonly step: Step; readonly onDone: (step: Step) => Promise<void> }) {
  const text = useText()
  const choose = useMutation({
    mutationFn: (mandateId: string) => call(ChooseMandate, { body: { mandateId } }),
    onSuccess: onDone,
  })
  return (
    <>
      <ErrorSummary problem={isProblem(choose.error) ? choose.error : null} />
      <ul className="mandates">
        {step.mandates.map((mandate) => (
          <li key={mandate.id}>
            <Button look="secondary" busy={choose.isPending} wide onClick={() => choose.mutate(mandate.id)}>
              {text(ROLE_NAMES[mandate.role])}
              {mandate.organisation ? ` · ${mandate.organisation.name}` : ''}
              {mandate.regions.length ? ` · ${mandate.regions.map((region) => region.name).join('、')}` : ''}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
