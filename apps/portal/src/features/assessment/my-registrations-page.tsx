import { ListMyRegistrations, REGISTRATION_STATE_NAMES, type RegistrationState } from '@lingjiang/assessment/contract'
import {
  call,
  EmptyState,
  ErrorState,
  formatDateLong,
  formatLevel,
  isProblem,
  Loading,
  Page,
  StatusTag,
  type Tone,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { assessmentMessages as m } from './messages.ts'
import './assessment.css'

export const STATE_TONES: Readonly<Record<RegistrationState, Tone>> = {
  submitted: 'info',
  returned: 'warn',
  accepted: 'ok',
  admitted: 'ok',
  cancelled: 'neutral',
}

/** Every registration of mine with its state and ticket. */
export function MyRegistrationsPage() {
  const text = useText()
  const language = useLanguage()
  const own = useQuery({
    queryKey: ['assessment', 'mine'],
    queryFn: ({ signal }) => call(ListMyRegistrations, { signal }),
  })
  const signedOut = isProblem(own.error) && own.error.status === 401
  return (
    <Page title={text(m.mine)}>
      {own.isPending && <Loading />}
      {signedOut && (
        <EmptyState title={text(m.signInFirst)}>
          <Link to="/sign-in" search={{ next: '/account/registrations' }}>
            {text(m.signIn)}
          </Link>
        </EmptyState>
      )}
      {own.error && !signedOut && <ErrorState error={own.error} retry={() => own.refetch()} />}
      {own.data?.registrations.length === 0 && (
        <EmptyState title={text(m.mineEmpty)}>
          <Link to="/sessions">{text(m.find)}</Link>
        </EmptyState>
      )}
      <ul className="session-cards">
        {own.data?.registrations.map(({ id, number, state, stateReason, ticketNumber, session }) => (
          <li key={id} className="lj-card session-card">
            <h2>
              <Link to="/account/registrations/$registrationId" params={{ registrationId: id }}>
                {session.occupationName} · {formatLevel(session.level, language)}
              </Link>
            </h2>
            <p className="session-day">{formatDateLong(session.firstDay, language)}</p>
            <p>{session.siteName}</p>
            <p className="lj-muted">{ticketNumber ?? number}</p>
            <p className="session-foot">
              <StatusTag tone={STATE_TONES[state]}>{text(REGISTRATION_STATE_NAMES[state])}</StatusTag>
              {stateReason && <span>{stateReason}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
