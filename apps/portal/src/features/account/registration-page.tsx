import { GetRegistration, GetRegistrationFile, REGISTRATION_STATE_NAMES } from '@lingjiang/assessment/contract'
import { EVIDENCE_NAMES, type EvidenceKind } from '@lingjiang/assessment/domain'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  addressOf,
  buttonClass,
  call,
  formatDateLong,
  formatMoment,
  Loading,
  Page,
  type ReplyOf,
  StatusTag,
  Steps,
  SummaryList,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { NeedsSignIn } from '../../parts/needs-sign-in.tsx'
import { deviceToday } from '../../parts/today.ts'
import { useRegions } from '../../parts/use-regions.ts'
import { wholeAddress } from '../../parts/whole-address.ts'
import { AdmissionTicket } from './admission-ticket.tsx'
import { CancelSection } from './cancel-section.tsx'
import { accountMessages as m } from './messages.ts'
import { COURSE, progressOf } from './progress.ts'
import { NextStep } from './registration-card.tsx'
import { EVENT_NAMES, registrationMessages as r } from './registration-messages.ts'
import { ResultsSection } from './results-section.tsx'
import './account.css'

const route = getRouteApi('/account/registrations/$registrationId')
type Detail = ReplyOf<typeof GetRegistration>

/** One own registration: how far it has come, what to do next, the ticket to print, the papers, every step on record. */
export function RegistrationPage() {
  const text = useText()
  const { registrationId } = route.useParams()
  const found = useQuery({
    queryKey: ['assessment', 'registration', registrationId],
    queryFn: ({ signal }) => call(GetRegistration, { params: { registrationId }, signal }),
  })
  const session = found.data?.session
  const title = session ? `${session.occupationName} · ${text(SKILL_LEVEL_NAMES[session.level])}` : text(r.title)
  return (
    <Page
      title={title}
      above={
        <Link to="/account" className="lj-back not-printed">
          {text(r.back)}
        </Link>
      }
    >
      {found.isPending && <Loading lines={8} />}
      {found.error && <NeedsSignIn error={found.error} retry={() => found.refetch()} />}
      {found.data && <Registration detail={found.data} />}
    </Page>
  )
}

function Registration({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const { registration, session } = detail
  const own = { ...registration, session }
  const { at, tone } = progressOf(own, deviceToday())
  const mendable = registration.state === 'returned' && session.state === 'open'
  return (
    <>
      <div className="account-standing not-printed">
        <p>
          <StatusTag tone={tone}>{text(REGISTRATION_STATE_NAMES[registration.state])}</StatusTag>
        </p>
        {at >= 0 && <Steps steps={COURSE.map((step) => text(step))} at={at} />}
        <NextStep registration={own} />
        {mendable && (
          <p>
            <Link to="/sessions/$sessionId/register" params={{ sessionId: session.id }} className={buttonClass()}>
              {text(r.amend)}
            </Link>
          </p>
        )}
      </div>
      <ResultsSection registrationId={registration.id} />
      {registration.ticketNumber ? <AdmissionTicket detail={detail} /> : <Facts detail={detail} />}
      <Record detail={detail} />
      <CancelSection detail={detail} />
    </>
  )
}

function Facts({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const language = useLanguage()
  const { nameOf } = useRegions()
  const { registration, session, evaluation } = detail
  const claimed = evaluation.alternatives.find((one) => one.id === registration.alternative)
  return (
    <SummaryList
      rows={[
        { key: 'number', label: text(m.number), value: <span className="lj-figures">{registration.number}</span> },
        { key: 'name', label: text(m.name), value: registration.candidateName },
        { key: 'document', label: text(r.document), value: registration.documentMasked },
        { key: 'day', label: text(m.examDay), value: formatDateLong(session.firstDay, language) },
        {
          key: 'place',
          label: text(m.place),
          value: `${session.siteName} · ${wholeAddress(nameOf(session.regionCode), session.siteAddress)}`,
        },
        { key: 'organisation', label: text(m.organisation), value: session.organisationName },
        ...(claimed
          ? [
              {
                key: 'alternative',
                label: text(r.alternative),
                value: claimed.conditions.map((condition) => text(condition.asks)).join(text({ zh: '；', en: '; ' })),
              },
            ]
          : []),
        { key: 'submitted', label: text(m.submittedAt), value: formatMoment(registration.submittedAt) },
      ]}
    />
  )
}

function Record({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const { registration, documents, history } = detail
  return (
    <>
      {documents.length > 0 && (
        <section className="not-printed" aria-labelledby="files">
          <h2 id="files">{text(r.files)}</h2>
          <ul className="portal-plain-list">
            {documents.map((document) => (
              <li key={document.id}>
                <a
                  href={addressOf(GetRegistrationFile, {
                    params: { registrationId: registration.id, fileId: document.id },
                  })}
                >
                  {document.kind in EVIDENCE_NAMES
                    ? text(EVIDENCE_NAMES[document.kind as EvidenceKind])
                    : document.name}
                </a>{' '}
                <span className="lj-small">{document.name}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="not-printed" aria-labelledby="history">
        <h2 id="history">{text(r.history)}</h2>
        <ul className="portal-plain-list">
          {history.map((event) => (
            <li key={`${event.at} ${event.kind}`}>
              <span className="lj-figures">{formatMoment(event.at)}</span>{' '}
              {event.kind in EVENT_NAMES ? text(EVENT_NAMES[event.kind as keyof typeof EVENT_NAMES]) : event.kind}
              {event.reason && ` · ${event.reason}`}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
