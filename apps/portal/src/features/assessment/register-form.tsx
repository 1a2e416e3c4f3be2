import {
  Button,
  buttonClass,
  ErrorSummary,
  type FormErrors,
  isProblem,
  Notice,
  Page,
  Steps,
  SummaryList,
  useText,
} from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { AlternativePage } from './register-alternative.tsx'
import { CheckPage } from './register-check.tsx'
import { CertificatesPage, TitlesPage, WorkPage } from './register-claim.tsx'
import { type Claim, faultsOf, type Start } from './register-draft.ts'
import { PapersPage } from './register-evidence.tsx'
import { registerMessages as m } from './register-messages.ts'
import type { RegisterStep } from './register-steps.ts'
import { StudiesPage } from './register-studies.tsx'
import { isBlocked } from './register-warnings.tsx'
import { type AnnouncedSession, YouPage } from './register-you.tsx'
import { type Registration, useRegistration } from './use-registration.ts'

const route = getRouteApi('/sessions/$sessionId/register')

const LEADS = {
  you: m.youLead,
  work: m.workLead,
  certificates: m.certificatesLead,
  titles: m.titlesLead,
  studies: m.studiesLead,
  condition: m.conditionLead,
  papers: m.papersLead,
  check: undefined,
} as const

/** One question a page; the page stands in the address, so that going back goes back. */
export function RegisterForm(given: {
  readonly session: AnnouncedSession
  readonly start: Start
  readonly claim: Claim
}) {
  const text = useText()
  const navigate = route.useNavigate()
  const registration = useRegistration(given.session, given.start, given.claim)
  const { steps, draft, asked, send } = registration
  const [errors, setErrors] = useState<FormErrors>({})
  const wanted = route.useSearch().step
  const at = Math.max(0, wanted ? steps.indexOf(wanted) : 0)
  const step = steps[at] ?? 'you'
  const open = (to: RegisterStep | undefined) => {
    setErrors({})
    void navigate({ search: to ? { step: to } : {} })
  }
  const forward = () => {
    const found = faultsOf(step, draft, asked, text)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    if (step !== 'check') return open(steps[at + 1])
    // An address may lead past a question: the first one that is not answered opens.
    const missed = steps.find((one) => Object.keys(faultsOf(one, draft, asked, text)).length > 0)
    if (missed) open(missed)
    else send.mutate()
  }
  const now = faultsOf(step, draft, asked, text)
  const stillWrong = Object.fromEntries(Object.keys(errors).map((field) => [field, now[field]]))
  if (send.data) return <Receipt reply={send.data} />
  const lead = LEADS[step]
  return (
    <Page
      title={text(m[step])}
      above={<Steps steps={steps.map((one) => text(m[`step_${one}`]))} at={at} />}
      lead={lead && text(lead)}
    >
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      <form
        className="lj-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          forward()
        }}
      >
        <Question step={step} registration={registration} given={given} errors={stillWrong} />
        <div className="lj-actions">
          {!isBlocked(given.start.warnings) && (
            <Button type="submit" busy={send.isPending} wide>
              {text(step === 'check' ? m.submit : m.next)}
            </Button>
          )}
          {at > 0 && (
            <Button look="quiet" onClick={() => open(steps[at - 1])}>
              {text(m.back)}
            </Button>
          )}
        </div>
      </form>
    </Page>
  )
}

function Question({
  step,
  registration,
  given: { session, start },
  errors,
}: {
  readonly step: RegisterStep
  readonly registration: Registration
  readonly given: { readonly session: AnnouncedSession; readonly start: Start }
  readonly errors: FormErrors
}) {
  const { draft, change, setClaim, evaluation, outcome, asked, intent } = registration
  const stated = { claim: draft.claim, set: setClaim, errors, today: asked.today }
  switch (step) {
    case 'you':
      return <YouPage session={session} start={start} intent={intent} {...stated} />
    case 'work':
      return <WorkPage {...stated} />
    case 'certificates':
      return <CertificatesPage {...stated} />
    case 'titles':
      return <TitlesPage {...stated} />
    case 'studies':
      return <StudiesPage {...stated} />
    case 'condition':
      return evaluation ? (
        <AlternativePage
          evaluation={evaluation}
          chosen={outcome?.id ?? ''}
          choose={(alternative) => change({ alternative })}
          occupationCode={session.occupationCode}
          error={errors.alternative}
        />
      ) : null
    case 'papers':
      return <PapersPage draft={draft} kinds={asked.kinds} errors={errors} change={change} />
    case 'check':
      return <CheckPage session={session} start={start} registration={registration} errors={errors} />
  }
}

function Receipt({ reply }: { readonly reply: { readonly registrationId: string; readonly number: string } }) {
  const text = useText()
  return (
    <Page title={text(m.done)}>
      <Notice tone="ok" live>
        <SummaryList
          rows={[
            { key: 'number', label: text(m.doneNumber), value: <strong className="lj-figures">{reply.number}</strong> },
          ]}
        />
        <p>{text(m.doneHint)}</p>
      </Notice>
      <p>
        <Link
          to="/account/registrations/$registrationId"
          params={{ registrationId: reply.registrationId }}
          className={buttonClass('primary', true)}
        >
          {text(m.see)}
        </Link>
      </p>
    </Page>
  )
}
