import { SITTING_STATE_NAMES, type SittingState } from '@lingjiang/assessment/contract'
import { formatTime, StatusTag, type Tone, useText } from '@lingjiang/ui'
import { Button } from 'antd'
import { roomMessages as m } from './messages.ts'
import type { Sitting } from './rooms-api.ts'

const TONES: Readonly<Record<SittingState, Tone>> = {
  expected: 'neutral',
  'checked-in': 'info',
  started: 'info',
  submitted: 'ok',
  absent: 'danger',
}

/** One place: who sits there, how far they are by what the server has saved, and what can be done now. */
export function SeatCard({
  sitting,
  questions,
  onCheckIn,
  onIncident,
}: {
  readonly sitting: Sitting
  readonly questions: number
  readonly onCheckIn?: () => void
  readonly onIncident?: () => void
}) {
  const text = useText()
  const saved = text(m.answeredOf, { answered: sitting.answered, all: questions })
  const answers = sitting.state === 'started' || sitting.state === 'submitted'
  const who = `${text(m.seat, { seat: sitting.seat })} ${sitting.name}`
  return (
    <li className="seat-card" data-state={sitting.state}>
      <div className="seat-head">
        <span className="seat-number lj-figures">{sitting.seat}</span>
        <b>{sitting.name}</b>
        <StatusTag tone={TONES[sitting.state]}>{text(SITTING_STATE_NAMES[sitting.state])}</StatusTag>
      </div>
      <p className="lj-muted lj-figures seat-numbers">
        {text(m.ticket)} {sitting.ticketNumber}
        <br />
        {text(m.document)} {sitting.documentMasked}
      </p>
      {answers && (
        <div className="seat-progress">
          <span className="lj-figures">{saved}</span>
          <progress aria-label={`${who} ${saved}`} value={sitting.answered} max={questions} />
          <span className="lj-muted lj-figures">{notesOf(sitting, text).join(' · ')}</span>
        </div>
      )}
      {(onCheckIn || onIncident) && (
        <div className="seat-actions">
          {onCheckIn && (
            <Button type="primary" size="large" aria-label={`${text(m.checkIn)} ${who}`} onClick={onCheckIn}>
              {text(m.checkIn)}
            </Button>
          )}
          {onIncident && (
            <Button size="large" aria-label={`${text(m.incident)} ${who}`} onClick={onIncident}>
              {text(m.incident)}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function notesOf(sitting: Sitting, text: ReturnType<typeof useText>): readonly string[] {
  const { startedAt, endsAt, submittedAt, submittedBy, openings, extraMinutes } = sitting
  return [
    ...(startedAt ? [text(m.startedAt, { time: formatTime(startedAt) })] : []),
    ...(endsAt && !submittedAt ? [text(m.endsAt, { time: formatTime(endsAt) })] : []),
    ...(submittedAt ? [text(m.handedInAt, { time: formatTime(submittedAt) })] : []),
    ...(submittedBy === 'clock' ? [text(m.byClock)] : []),
    ...(openings > 1 ? [text(m.openings, { count: openings })] : []),
    ...(extraMinutes ? [text(m.extra, { minutes: extraMinutes })] : []),
  ]
}
