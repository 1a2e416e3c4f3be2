import type { SignIn } from '@lingjiang/identity/contract'
import {
  ElderSwitch,
  LanguageSwitch,
  type ReplyOf,
  SkipLink,
  ThemeSwitch,
  useText,
  useTitle,
  Wordmark,
} from '@lingjiang/ui'
import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { meQuery } from '../../app/me.ts'
import { shellMessages } from '../../app/messages.ts'
import { queryClient } from '../../app/query-client.ts'
import { CodeStep } from './code-step.tsx'
import { MandateStep } from './mandate-step.tsx'
import { signInMessages as m } from './messages.ts'
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
  const follow: OnStep = async (reply) => {
    setStep(reply)
    if (reply.state !== 'signed-in') return
    queryClient.clear()
    await queryClient.ensureQueryData(meQuery)
    if (next) router.history.push(`/console${next}`)
    else await navigate({ to: '/inbox', search: {} })
  }
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <SkipLink />
        <Wordmark caption={text(shellMessages.product)} />
        <div className="console-tools">
          <LanguageSwitch />
          <ElderSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main className="sign-in-main" id="content" tabIndex={-1}>
        <div className="sign-in-card">
          {step?.state === 'totp-required' ? (
            <CodeStep onStep={follow} onRestart={() => setStep(undefined)} />
          ) : step?.state === 'choose-mandate' ? (
            <MandateStep mandates={step.mandates} onStep={follow} />
          ) : (
            <PasswordStep onStep={follow} />
          )}
        </div>
        <p className="lj-muted">
          {text(m.who)} <a href="/">{text(shellMessages.toPortal)}</a>
        </p>
      </main>
      <footer className="sign-in-foot">{text(m.watched)}</footer>
    </div>
  )
}
