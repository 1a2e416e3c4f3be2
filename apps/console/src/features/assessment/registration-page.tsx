import {
  GetRegistration,
  GetRegistrationFile,
  REGISTRATION_STATE_NAMES,
  ReviewRegistration,
} from '@lingjiang/assessment/contract'
import { EVIDENCE_NAMES, type EvidenceKind } from '@lingjiang/assessment/domain'
import { IDENTITY_DOCUMENT_NAMES, type IdentityDocumentType } from '@lingjiang/codes'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  addressOf,
  call,
  formatMoment,
  Loading,
  Notice,
  type ReplyOf,
  StatusTag,
  useText,
  useTitle,
} from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { ParametersUsed } from '../../app/parameters-used.tsx'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { assessmentMessages as m } from './messages.ts'
import './plan.css'
import { STATE_TONES } from './registrations-page.tsx'
import { RevealDocument } from './reveal-document.tsx'

const route = getRouteApi('/shell/registrations/$registrationId')
type Detail = ReplyOf<typeof GetRegistration>

/** One registration as the organisation checks it: who, what is claimed and why it holds, the papers, the decision. */
export function RegistrationPage() {
  const text = useText()
  const { registrationId } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['assessment', 'registration', registrationId],
    queryFn: ({ signal }) => call(GetRegistration, { params: { registrationId }, signal }),
  })
  useTitle(data?.registration.candidateName ?? text(m.registrations))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { registration, session } = data
  return (
    <div className="frame">
      <p>
        <Link to="/sessions/$sessionId/registrations" params={{ sessionId: session.id }} search={{}}>
          {text(m.backToRegistrations)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{registration.candidateName}</h1>
        <StatusTag tone={STATE_TONES[registration.state]}>
          {text(REGISTRATION_STATE_NAMES[registration.state])}
        </StatusTag>
      </div>
      <div className="frame-split">
        <div className="frame">
          <Particulars detail={data} />
          <Evaluation detail={data} />
          <History detail={data} />
        </div>
        <aside className="frame">
          <Review detail={data} />
          <RevealDocument registrationId={registration.id} />
          <Evidence detail={data} />
        </aside>
      </div>
    </div>
  )
}

function Particulars({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const { registration, session, justification, warnings } = detail
  const type = IDENTITY_DOCUMENT_NAMES[registration.documentType as IdentityDocumentType]
  return (
    <section className="frame-card">
      <Facts
        facts={[
          { label: text(m.number), value: registration.number },
          { label: text(m.ticket), value: registration.ticketNumber ?? '—' },
          { label: text(m.document), value: `${text(type)} ${registration.documentMasked}` },
          {
            label: text(m.what),
            value: `${session.occupationName} ${text(SKILL_LEVEL_NAMES[session.level])} · ${session.firstDay}`,
          },
          { label: text(m.alternative), value: registration.alternative },
          ...(justification ? [{ label: text(m.justification), value: justification }] : []),
        ]}
      />
      {warnings.length > 0 && (
        <Notice tone="warn" title={text(m.warnings)}>
          <ul>
            {warnings.map((warning) => (
              <li key={`${warning.rule} ${warning.text.zh}`}>
                {warning.rule}：{text(warning.text)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  )
}

function Evaluation({ detail }: { readonly detail: Detail }) {
  const text = useText()
  return (
    <section className="frame-card" aria-labelledby="evaluation">
      <h2 id="evaluation">{text(m.evaluation)}</h2>
      <ul className="plain-list">
        {detail.evaluation.alternatives.map((alternative) => (
          <li key={alternative.id}>
            <StatusTag tone={alternative.holds ? 'ok' : 'neutral'}>{alternative.id}</StatusTag>{' '}
            {alternative.conditions.map((one) => text(one.missing ?? one.asks)).join('；')}
          </li>
        ))}
      </ul>
      <ParametersUsed versions={detail.parameterVersions} />
    </section>
  )
}

function Evidence({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const fileAddress = (fileId: string) =>
    addressOf(GetRegistrationFile, { params: { registrationId: detail.registration.id, fileId } })
  return (
    <section className="frame-card" aria-labelledby="evidence">
      <h2 id="evidence">{text(m.evidence)}</h2>
      {detail.hasPhoto && <img src={fileAddress('photo')} alt={text(m.photo)} width={96} />}
      {detail.documents.length === 0 && !detail.hasPhoto && <p className="lj-muted">{text(m.noEvidence)}</p>}
      <ul className="plain-list">
        {detail.documents.map((document) => (
          <li key={document.id}>
            <a href={fileAddress(document.id)} target="_blank" rel="noreferrer">
              {document.kind in EVIDENCE_NAMES ? text(EVIDENCE_NAMES[document.kind as EvidenceKind]) : document.kind}
            </a>{' '}
            {document.name}
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ detail }: { readonly detail: Detail }) {
  const text = useText()
  return (
    <section className="frame-card" aria-labelledby="history">
      <h2 id="history">{text(m.history)}</h2>
      <ul className="plain-list">
        {detail.history.map((event) => (
          <li key={`${event.at} ${event.kind}`}>
            {formatMoment(event.at)}{' '}
            {event.kind in REGISTRATION_STATE_NAMES
              ? text(REGISTRATION_STATE_NAMES[event.kind as keyof typeof REGISTRATION_STATE_NAMES])
              : event.kind === 'document-revealed'
                ? text(m.reveal)
                : text(REGISTRATION_STATE_NAMES.submitted)}
            {event.reason && `：${event.reason}`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Review({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const queries = useQueryClient()
  const may = useMay('assessment.registration.review')
  const [reason, setReason] = useState('')
  const { registration } = detail
  const decide = useMutation({
    mutationFn: (outcome: 'accepted' | 'returned') =>
      call(ReviewRegistration, {
        params: { registrationId: registration.id },
        body: { expectedVersion: registration.version, outcome, ...(outcome === 'returned' ? { reason } : {}) },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment'] }),
  })
  if (!may || !['submitted', 'accepted'].includes(registration.state)) return null
  return (
    <section className="frame-card frame-actions">
      <ProblemAlert error={decide.error} />
      {registration.state === 'submitted' && (
        <Button type="primary" block loading={decide.isPending} onClick={() => decide.mutate('accepted')}>
          {text(m.accept)}
        </Button>
      )}
      <label htmlFor="return-reason">{text(m.reason)}</label>
      <Input.TextArea
        id="return-reason"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        danger
        block
        disabled={!reason.trim()}
        loading={decide.isPending}
        onClick={() => decide.mutate('returned')}
        aria-describedby="return-hint"
      >
        {text(m.return)}
      </Button>
      <p id="return-hint" className="lj-muted lj-small">
        {text(m.returnHint)}
      </p>
    </section>
  )
}
