import {
  GetAnnouncedSession,
  GetRegistrationStart,
  ResubmitRegistration,
  SubmitRegistration,
} from '@lingjiang/assessment/contract'
import {
  type AlternativeOutcome,
  ELIGIBILITY_RULE_SETS,
  EVIDENCE_NAMES,
  type EvidenceKind,
  evaluateEligibility,
  ruleSetFor,
} from '@lingjiang/assessment/domain'
import { type PlainDate, plainDate } from '@lingjiang/kernel'
import {
  Button,
  buttonClass,
  CheckboxGroup,
  call,
  EmptyState,
  ErrorState,
  ErrorSummary,
  type FormErrors,
  formatDateLong,
  formatLevel,
  isProblem,
  Loading,
  Notice,
  newKey,
  Page,
  type ReplyOf,
  Steps,
  SummaryList,
  TextArea,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { assessmentMessages } from './messages.ts'
import { AlternativeStep } from './register-alternative.tsx'
import { ClaimStep } from './register-claim.tsx'
import { bodyOf, faultsOf, type RegisterDraft, toEligibilityClaim, useRegisterDraft } from './register-draft.ts'
import { EvidenceStep } from './register-evidence.tsx'
import { registerMessages as m } from './register-messages.ts'

const route = getRouteApi('/sessions/$sessionId/register')
type Start = ReplyOf<typeof GetRegistrationStart>
type Found = ReplyOf<typeof GetAnnouncedSession>['session']

/** Registering: who I am is known, so it asks for the record, shows which condition holds, takes the papers and lets me check. */
export function RegisterPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const params = { sessionId }
  const session = useQuery({
    queryKey: ['assessment', 'announced', sessionId],
    queryFn: ({ signal }) => call(GetAnnouncedSession, { params, signal }),
  })
  const start = useQuery({
    queryKey: ['assessment', 'start', sessionId],
    queryFn: ({ signal }) => call(GetRegistrationStart, { params, signal }),
    retry: false,
  })
  const next = `/sessions/${sessionId}/register`
  if (isProblem(start.error) && (start.error.status === 401 || start.error.status === 403))
    return (
      <Page title={text(m.title)}>
        <EmptyState title={text(assessmentMessages.signInFirst)}>
          <p>
            <Link to="/sign-in" search={{ next }} className={buttonClass('primary')}>
              {text(assessmentMessages.signIn)}
            </Link>{' '}
            <Link to="/sign-up" search={{ next }} className={buttonClass('secondary')}>
              {text(assessmentMessages.signUp)}
            </Link>
          </p>
        </EmptyState>
      </Page>
    )
  const error = session.error ?? start.error
  if (error) return <ErrorState error={error} retry={() => void Promise.all([session.refetch(), start.refetch()])} />
  if (!session.data || !start.data) return <Loading lines={8} />
  const { existing } = start.data
  if (existing && existing.state !== 'returned')
    return (
      <Page title={text(m.already)}>
        <Link to="/account/registrations/$registrationId" params={{ registrationId: existing.id }}>
          {text(m.see)}
        </Link>
      </Page>
    )
  return <RegisterForm session={session.data.session} start={start.data} />
}

function RegisterForm({ session, start }: { readonly session: Found; readonly start: Start }) {
  const text = useText()
  const language = useLanguage()
  const queries = useQueryClient()
  const [draft, change, forget] = useRegisterDraft(session.id)
  const [errors, setErrors] = useState<FormErrors>({})
  const [key] = useState(newKey)
  const today: PlainDate = plainDate(start.today)
  const claim = toEligibilityClaim(draft.claim, session.level, start.candidate.bornOn)
  const ruleSet = ruleSetFor(ELIGIBILITY_RULE_SETS, today, start.ruleSet)
  const evaluation = claim && ruleSet ? evaluateEligibility(claim, ruleSet, today) : undefined
  const outcome = evaluation?.alternatives.find((one) => one.id === draft.alternative && one.holds)
  const kinds = (outcome?.evidence ?? []).filter((kind) => kind !== 'commitment-letter')
  const justify = start.warnings.some((warning) => warning.effect === 'justify')
  const send = useMutation({
    mutationFn: () => {
      const body = bodyOf(draft, kinds)
      return start.existing
        ? call(ResubmitRegistration, { params: { registrationId: start.existing.id }, body, idempotencyKey: key })
        : call(SubmitRegistration, { params: { sessionId: session.id }, body, idempotencyKey: key })
    },
    onSuccess: async () => {
      forget()
      await queries.invalidateQueries({ queryKey: ['assessment', 'mine'] })
    },
  })
  const faults = () => faultsOf(draft, { claimed: outcome !== undefined, kinds, justify }, text)
  const forward = () => {
    const found = faults()
    setErrors(found)
    if (Object.keys(found).length > 0) return
    if (draft.step === 3) send.mutate()
    else {
      change({ step: draft.step + 1 })
      window.scrollTo({ top: 0 })
    }
  }
  if (send.data) return <Sent reply={send.data} />
  const above = (
    <Steps
      steps={[m.stepClaim, m.stepAlternative, m.stepEvidence, m.stepCheck].map((one) => text(one))}
      at={draft.step}
    />
  )
  const title = `${text(m.title)} · ${session.occupationName} ${formatLevel(session.level, language)}`
  return (
    <Page title={title} above={above} lead={`${formatDateLong(session.firstDay, language)} · ${session.siteName}`}>
      <ErrorSummary errors={errors} problem={isProblem(send.error) ? send.error : null} />
      {draft.step === 0 && start.warnings.length > 0 && <Warnings start={start} />}
      {draft.step === 0 && (
        <ClaimStep
          claim={draft.claim}
          change={(next) => change({ claim: next })}
          needsBirth={!start.candidate.bornOn}
        />
      )}
      {draft.step === 1 && (
        <AlternativeStep
          evaluation={evaluation}
          chosen={outcome?.id ?? ''}
          choose={(alternative) => change({ alternative })}
        />
      )}
      {draft.step === 2 && <EvidenceStep draft={draft} kinds={kinds} errors={errors} change={change} />}
      {draft.step === 3 && (
        <CheckStep
          start={start}
          draft={draft}
          change={change}
          outcome={outcome}
          kinds={kinds}
          justify={justify}
          errors={errors}
        />
      )}
      <div className="lj-actions">
        <Button onClick={forward} busy={send.isPending}>
          {text(draft.step === 3 ? m.submit : m.next)}
        </Button>
        {draft.step > 0 && (
          <Button look="quiet" onClick={() => change({ step: draft.step - 1 })}>
            {text(m.back)}
          </Button>
        )}
      </div>
    </Page>
  )
}

function Sent({ reply }: { readonly reply: { readonly registrationId: string; readonly number: string } }) {
  const text = useText()
  return (
    <Page title={text(m.done)}>
      <Notice tone="ok" live>
        {text(m.doneHint, { number: reply.number })}
      </Notice>
      <p>
        <Link
          to="/account/registrations/$registrationId"
          params={{ registrationId: reply.registrationId }}
          className={buttonClass('primary')}
        >
          {text(m.see)}
        </Link>
      </p>
    </Page>
  )
}

/** All answers once more, the reason where one is asked for, and the commitment. */
function CheckStep({
  start,
  draft,
  change,
  outcome,
  kinds,
  justify,
  errors,
}: {
  readonly start: Start
  readonly draft: RegisterDraft
  readonly change: (part: Partial<RegisterDraft>) => void
  readonly outcome: AlternativeOutcome | undefined
  readonly kinds: readonly EvidenceKind[]
  readonly justify: boolean
  readonly errors: FormErrors
}) {
  const text = useText()
  return (
    <>
      {start.warnings.length > 0 && <Warnings start={start} />}
      <SummaryList
        rows={[
          { key: 'name', label: text(assessmentMessages.candidate), value: start.candidate.name },
          { key: 'document', label: text(assessmentMessages.document), value: start.candidate.documentMasked },
          {
            key: 'alternative',
            label: text(m.stepAlternative),
            value: outcome
              ? `${outcome.id} ${outcome.conditions.map((one) => text(one.asks)).join('；')}`
              : text(m.none),
          },
          { key: 'photo', label: text(m.photo), value: draft.photo?.name ?? text(m.none) },
          ...kinds.map((kind) => ({
            key: kind,
            label: text(EVIDENCE_NAMES[kind]),
            value: draft.evidence[kind]?.name ?? text(m.none),
          })),
        ]}
      />
      {justify && (
        <TextArea
          name="justification"
          label={text(m.justification)}
          error={errors.justification}
          value={draft.justification}
          onChange={(justification) => change({ justification })}
          maxLength={500}
        />
      )}
      <CheckboxGroup
        name="commitment"
        label={text(m.commitmentTitle)}
        error={errors.commitment}
        values={draft.commitment ? ['yes'] : []}
        options={[{ value: 'yes', label: text(m.commitment) }]}
        onChange={(values) => change({ commitment: values.length > 0 })}
      />
    </>
  )
}

function Warnings({ start }: { readonly start: Start }) {
  const text = useText()
  return (
    <Notice tone="warn" title={text(m.warnings)}>
      <ul>
        {start.warnings.map((warning) => (
          <li key={`${warning.rule} ${warning.text.zh}`}>
            {warning.rule}：{text(warning.text)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
