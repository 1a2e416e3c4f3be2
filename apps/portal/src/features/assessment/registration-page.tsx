import {
  CancelRegistration,
  GetRegistration,
  GetRegistrationFile,
  REGISTRATION_STATE_NAMES,
  SUBJECT_NAMES,
} from '@lingjiang/assessment/contract'
import { IDENTITY_DOCUMENT_NAMES, type IdentityDocumentType } from '@lingjiang/codes'
import {
  addressOf,
  Button,
  buttonClass,
  call,
  ErrorState,
  ErrorSummary,
  formatDateLong,
  formatLevel,
  formatMoment,
  formatTime,
  isProblem,
  Loading,
  Notice,
  Page,
  type ReplyOf,
  StatusTag,
  SummaryList,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EVENT_NAMES, assessmentMessages as m } from './messages.ts'
import { STATE_TONES } from './my-registrations-page.tsx'
import './assessment.css'

const route = getRouteApi('/account/registrations/$registrationId')
type Detail = ReplyOf<typeof GetRegistration>

/** One registration of mine: its state, the ticket to print, its history, and the way out. */
export function RegistrationPage() {
  const text = useText()
  const language = useLanguage()
  const { registrationId } = route.useParams()
  const found = useQuery({
    queryKey: ['assessment', 'registration', registrationId],
    queryFn: ({ signal }) => call(GetRegistration, { params: { registrationId }, signal }),
  })
  if (found.error) return <ErrorState error={found.error} retry={() => found.refetch()} />
  if (!found.data) return <Loading lines={8} />
  const { registration, session, history } = found.data
  const above = (
    <p className="not-printed">
      <Link to="/account/registrations">{text(m.mine)}</Link>
    </p>
  )
  return (
    <Page title={`${session.occupationName} · ${formatLevel(session.level, language)}`} above={above}>
      <p className="not-printed">
        <StatusTag tone={STATE_TONES[registration.state]}>
          {text(REGISTRATION_STATE_NAMES[registration.state])}
        </StatusTag>
      </p>
      {registration.state === 'returned' && (
        <Notice tone="warn" title={text(m.returned)}>
          <p>{registration.stateReason}</p>
          <p>
            <Link
              to="/sessions/$sessionId/register"
              params={{ sessionId: session.id }}
              className={buttonClass('primary')}
            >
              {text(m.amend)}
            </Link>
          </p>
        </Notice>
      )}
      {registration.ticketNumber ? (
        <Ticket detail={found.data} />
      ) : (
        <SummaryList
          rows={[
            { key: 'number', label: text(m.number), value: registration.number },
            { key: 'day', label: text(m.examDay), value: formatDateLong(session.firstDay, language) },
            { key: 'site', label: text(m.site), value: `${session.siteName}（${session.siteAddress}）` },
            { key: 'alternative', label: text(m.alternative), value: registration.alternative },
            { key: 'ticket', label: text(m.ticket), value: text(m.ticketWaits) },
          ]}
        />
      )}
      <section className="not-printed" aria-labelledby="history">
        <h2 id="history">{text(m.history)}</h2>
        <ul>
          {history.map((event) => (
            <li key={`${event.at} ${event.kind}`}>
              {formatMoment(event.at)} {text(EVENT_NAMES[event.kind as keyof typeof EVENT_NAMES])}
              {event.reason && `：${event.reason}`}
            </li>
          ))}
        </ul>
        {['submitted', 'returned', 'accepted'].includes(registration.state) && (
          <Cancel registrationId={registrationId} />
        )}
      </section>
    </Page>
  )
}

function Ticket({ detail }: { readonly detail: Detail }) {
  const text = useText()
  const language = useLanguage()
  const { registration, session, seats, hasPhoto } = detail
  const type = IDENTITY_DOCUMENT_NAMES[registration.documentType as IdentityDocumentType]
  return (
    <>
      <article className="ticket" aria-labelledby="ticket">
        <h2 id="ticket">{text(m.ticket)}</h2>
        <p className="ticket-number">{registration.ticketNumber}</p>
        {hasPhoto && (
          <img
            alt={registration.candidateName}
            src={addressOf(GetRegistrationFile, { params: { registrationId: registration.id, fileId: 'photo' } })}
          />
        )}
        <SummaryList
          rows={[
            { key: 'name', label: text(m.candidate), value: registration.candidateName },
            { key: 'document', label: text(m.document), value: `${text(type)} ${registration.documentMasked}` },
            {
              key: 'what',
              label: text(m.level),
              value: `${session.occupationName} ${formatLevel(session.level, language)}`,
            },
            { key: 'site', label: text(m.site), value: `${session.siteName}（${session.siteAddress}）` },
            ...seats.map((seat) => ({
              key: seat.subject,
              label: text(SUBJECT_NAMES[seat.subject]),
              value: (
                <>
                  {formatDateLong(seat.startsAt, language)} {formatTime(seat.startsAt)}–{formatTime(seat.endsAt)}
                  <br />
                  {text(m.seat, { room: seat.roomName, seat: seat.seat })}
                </>
              ),
            })),
          ]}
        />
        <p>{text(m.ticketRules)}</p>
      </article>
      <p className="not-printed lj-actions">
        <Button onClick={() => window.print()} wide>
          {text(m.print)}
        </Button>
      </p>
    </>
  )
}

function Cancel({ registrationId }: { readonly registrationId: string }) {
  const text = useText()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const cancel = useMutation({
    mutationFn: () => call(CancelRegistration, { params: { registrationId }, body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['assessment'] }),
  })
  if (!asked)
    return (
      <Button look="secondary" onClick={() => setAsked(true)}>
        {text(m.cancel)}
      </Button>
    )
  return (
    <Notice tone="warn" live>
      <ErrorSummary problem={isProblem(cancel.error) ? cancel.error : null} />
      <p>{text(m.cancelSure)}</p>
      <div className="lj-actions">
        <Button look="danger" busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {text(m.cancel)}
        </Button>
        <Button look="quiet" onClick={() => setAsked(false)}>
          {text(m.keep)}
        </Button>
      </div>
    </Notice>
  )
}
