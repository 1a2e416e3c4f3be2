import { GetSetUp, type SignIn } from '@lingjiang/identity/contract'
import { buttonClass, call, type ReplyOf, useText, useTitle } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../app/me.ts'
import { shellMessages } from '../../app/messages.ts'
import { queryClient } from '../../app/query-client.ts'
import { ActivationStep } from './activation-step.tsx'
import { CodeStep } from './code-step.tsx'
import { MandateStep } from './mandate-step.tsx'
import { signInMessages as m } from './messages.ts'
import { OutsideFrame } from './outside-frame.tsx'
import { PasswordStep } from './password-step.tsx'

const route = getRouteApi('/sign-in')
export type SignInStep = ReplyOf<typeof SignIn>
export type OnStep = (step: SignInStep) => Promise<void>

/** Account and password, the one-time code, the role where there are several: one step a screen. */
export function SignInPage() {
  const text = useText()
  useTitle(text(m.title))
  const { next } = route.useSearch()
  const navigate = useNavigate()
  const router = useRouter()
  const [step, setStep] = useState<SignInStep>()
  const [login, setLogin] = useState('')
  const follow: OnStep = async (reply) => {
    setStep(reply)
    if (reply.state !== 'signed-in' || reply.mandates.length === 0) return
    queryClient.clear()
    await queryClient.ensureQueryData(meQuery)
    if (next) router.history.push(`/console${next}`)
    else await navigate({ to: '/inbox', search: {} })
  }
  const restart = () => setStep(undefined)
  return (
    <OutsideFrame>
      <SetUpHint />
      <div className="sign-in-card">
        {step?.state === 'totp-required' && <CodeStep onStep={follow} onRestart={restart} />}
        {step?.state === 'activation-required' && <ActivationStep login={login} onStep={follow} onRestart={restart} />}
        {step?.state === 'choose-mandate' && <MandateStep mandates={step.mandates} onStep={follow} />}
        {step?.state === 'signed-in' && step.mandates.length === 0 && <NoRole />}
        {(!step || (step.state === 'signed-in' && step.mandates.length > 0)) && (
          <PasswordStep onStep={follow} onAccount={setLogin} />
        )}
      </div>
      <p className="lj-muted">{text(m.forgotten)}</p>
      <p className="lj-muted">
        {text(m.who)} <a href="/">{text(shellMessages.toPortal)}</a>
      </p>
    </OutsideFrame>
  )
}

/** In an empty province nobody can sign in; whoever started the server has the code. */
function SetUpHint() {
  const text = useText()
  const { data } = useQuery({
    queryKey: ['identity', 'set-up'],
    queryFn: ({ signal }) => call(GetSetUp, { signal }),
    staleTime: 60_000,
  })
  if (!data?.open) return null
  return (
    <p>
      {text(m.setUpWaiting)} <Link to="/setup">{text(m.setUpLink)}</Link>
    </p>
  )
}

function NoRole() {
  const text = useText()
  return (
    <>
      <h1>{text(m.noRole)}</h1>
      <p>{text(m.noRoleLead)}</p>
      <a className={buttonClass('secondary')} href="/">
        {text(shellMessages.toPortal)}
      </a>
    </>
  )
}
