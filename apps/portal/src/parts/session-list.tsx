import type { FindSessions } from '@lingjiang/assessment/contract'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  formatDate,
  formatDateLong,
  formatMoney,
  type ReplyOf,
  StatusTag,
  type Tone,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { portalPartMessages as m } from './messages.ts'
import './parts.css'
import { useRegions } from './use-regions.ts'

export type ShownSession = ReplyOf<typeof FindSessions>['sessions'][number]

/** Whether one can register on a day, in a word and a tone. */
export function openingOf(session: ShownSession, today: string) {
  const left = session.capacity - session.taken
  if (session.state !== 'open' || today > session.registrationClosesOn)
    return { text: m.closed, tone: 'neutral' as Tone }
  if (today < session.registrationOpensOn) return { text: m.notYet, tone: 'info' as Tone }
  if (left <= 0) return { text: m.full, tone: 'warn' as Tone }
  if (session.audience !== 'public') return { text: m.organisationRegisters, tone: 'info' as Tone }
  return { text: m.open, tone: 'ok' as Tone }
}

/** Sessions as cards: what, when, where, for how much, and whether one can register. */
export function SessionList({
  sessions,
  today,
}: {
  readonly sessions: readonly ShownSession[]
  readonly today: string
}) {
  return (
    <ul className="portal-cards">
      {sessions.map((session) => (
        <SessionCard key={session.id} session={session} today={today} />
      ))}
    </ul>
  )
}

function SessionCard({ session, today }: { readonly session: ShownSession; readonly today: string }) {
  const text = useText()
  const language = useLanguage()
  const { nameOf } = useRegions()
  const opening = openingOf(session, today)
  return (
    <li className="portal-card">
      <h3>
        <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
          {session.occupationName}
          {session.workType ? `（${session.workType}）` : ''} · {text(SKILL_LEVEL_NAMES[session.level])}
        </Link>
      </h3>
      <p>
        <StatusTag tone={opening.tone}>
          {text(opening.text, { day: formatDate(session.registrationOpensOn, language) })}
        </StatusTag>
      </p>
      <dl className="portal-facts">
        <div>
          <dt>{text(m.examDay)}</dt>
          <dd>{formatDateLong(session.firstDay, language)}</dd>
        </div>
        <div>
          <dt>{text(m.place)}</dt>
          <dd>
            {nameOf(session.regionCode)} · {session.siteName}
          </dd>
        </div>
        <div>
          <dt>{text(m.fee)}</dt>
          <dd>{session.feeFen ? formatMoney(session.feeFen) : text(m.free)}</dd>
        </div>
        <div>
          <dt>{text(m.places)}</dt>
          <dd>
            {session.taken < session.capacity
              ? text(m.placesLeft, { left: session.capacity - session.taken, capacity: session.capacity })
              : text(m.full)}
          </dd>
        </div>
      </dl>
      <p className="lj-small">{session.organisationName}</p>
    </li>
  )
}
