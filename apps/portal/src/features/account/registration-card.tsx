import { REGISTRATION_STATE_NAMES } from '@lingjiang/assessment/contract'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { buttonClass, formatDate, formatDateLong, StatusTag, Steps, useLanguage, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { deviceToday } from '../../parts/today.ts'
import { useRegions } from '../../parts/use-regions.ts'
import { accountMessages as m } from './messages.ts'
import { COURSE, type OwnRegistration, progressOf } from './progress.ts'

/** States of a session in which its computer exam can be sat. */
const IN_EXAM: readonly string[] = ['ready', 'running']

/** One registration in the account: what and when, how far it has come, what to do next. */
export function RegistrationCard({ registration }: { readonly registration: OwnRegistration }) {
  const text = useText()
  const language = useLanguage()
  const { nameOf } = useRegions()
  const { session } = registration
  const { at, tone } = progressOf(registration, deviceToday())
  return (
    <li className="portal-card">
      <h3>
        <Link to="/account/registrations/$registrationId" params={{ registrationId: registration.id }}>
          {session.occupationName} · {text(SKILL_LEVEL_NAMES[session.level])}
        </Link>
      </h3>
      <p>
        <StatusTag tone={tone}>{text(REGISTRATION_STATE_NAMES[registration.state])}</StatusTag>
      </p>
      <p>
        {formatDateLong(session.firstDay, language)} · {nameOf(session.regionCode)} {session.siteName}
      </p>
      {at >= 0 && <Steps steps={COURSE.map((step) => text(step))} at={at} />}
      <NextStep registration={registration} />
    </li>
  )
}

/** What the owner should do now, with the way to do it. */
export function NextStep({ registration }: { readonly registration: OwnRegistration }) {
  const text = useText()
  const language = useLanguage()
  const { session, state } = registration
  const today = deviceToday()
  const { next } = progressOf(registration, today)
  const mayEnter = state === 'admitted' && today >= session.firstDay && today <= session.lastDay
  const reason = (registration.stateReason ?? text(m.noReason)).replace(/[。.]$/, '')
  const day = state === 'returned' ? session.registrationClosesOn : session.firstDay
  return (
    <>
      <p>{text(next, { reason, day: formatDate(day, language) })}</p>
      {registration.ticketNumber && (
        <p>
          <Link to="/account/registrations/$registrationId" params={{ registrationId: registration.id }}>
            {text(m.ticket)}
          </Link>
        </p>
      )}
      {mayEnter && IN_EXAM.includes(session.state) && (
        <p>
          <a href="/exam/" className={buttonClass('primary', true)}>
            {text(m.exam)}
          </a>
        </p>
      )}
    </>
  )
}
