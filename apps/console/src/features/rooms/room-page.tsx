import './rooms.css'
import { EXAM_ROOM_STATE_NAMES, SITTING_STATE_NAMES, SITTING_STATES } from '@lingjiang/assessment/contract'
import { formatDateLong, formatTime, Loading, StatusTag, useLanguage, useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { useMay } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { CheckInDialog } from './check-in-dialog.tsx'
import { IncidentDialog } from './incident-dialog.tsx'
import { IncidentList } from './incident-list.tsx'
import { roomMessages as m } from './messages.ts'
import { RoomActions } from './room-actions.tsx'
import { type RoomReply, type Sitting, useRoom, useRoomTitle } from './rooms-api.ts'
import { ROOM_TONES, RoomCounts } from './rooms-page.tsx'
import { SeatCard } from './seat-card.tsx'

const route = getRouteApi('/shell/rooms/$slotId')

/** One room on the exam day, for a tablet in the invigilator's hand. */
export function RoomPage() {
  const text = useText()
  const title = useRoomTitle()
  const { slotId } = route.useParams()
  const { data, error, refetch } = useRoom(slotId)
  useTitle(data ? `${data.room.roomName} · ${title(data.room.title)}` : text(m.rooms))
  if (!data) return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : <Loading lines={8} />
  return (
    <div className="frame rooms">
      {error && <Alert type="warning" showIcon title={text(m.lost, { time: formatTime(data.now) })} />}
      <RoomHead reply={data} />
      <Seats reply={data} />
      <IncidentList reply={data} />
    </div>
  )
}

function RoomHead({ reply }: { readonly reply: RoomReply }) {
  const text = useText()
  const language = useLanguage()
  const title = useRoomTitle()
  const { room } = reply
  return (
    <section className="frame-card frame">
      <div className="frame-head">
        <h1>
          {room.roomName} · {title(room.title)}
        </h1>
        <StatusTag tone={ROOM_TONES[room.state]}>{text(EXAM_ROOM_STATE_NAMES[room.state])}</StatusTag>
      </div>
      <p>
        {formatDateLong(room.startsAt, language)}{' '}
        <span className="lj-figures">
          {text(m.time, { from: formatTime(room.startsAt), to: formatTime(room.endsAt) })}
        </span>{' '}
        · {room.siteName} · {room.organisation}
      </p>
      <div className="room-bar">
        <RoomCounts room={room} />
        <span>
          <span className="lj-muted">{text(m.serverTime)}</span> <b className="lj-figures">{formatTime(reply.now)}</b>
        </span>
        <Link to="/rooms" search={{}}>
          {text(m.back)}
        </Link>
        <RoomActions room={room} />
      </div>
    </section>
  )
}

type State = Sitting['state'] | 'all'

/** Whether a candidate is meant by what was typed or scanned. */
const isMeant = (sitting: Sitting, typed: string) =>
  !typed || sitting.ticketNumber.includes(typed) || sitting.name.includes(typed) || String(sitting.seat) === typed

function Seats({ reply }: { readonly reply: RoomReply }) {
  const text = useText()
  const may = useMay('assessment.delivery.invigilate')
  const [state, setState] = useState<State>('all')
  const [typed, setTyped] = useState('')
  const [checking, setChecking] = useState<Sitting>()
  const [concerned, setConcerned] = useState<Sitting | 'room'>()
  const acting = may && reply.room.state !== 'closed'
  const meant = reply.sittings.filter((sitting) => isMeant(sitting, typed.trim()))
  const shown = meant.filter((sitting) => state === 'all' || sitting.state === state)
  const enter = (event: KeyboardEvent) => {
    // The same key press must not reach the dialog that opens: it would close it again.
    event.preventDefault()
    const [only, ...more] = meant
    if (!only || more.length || only.state !== 'expected' || !acting) return
    setChecking(only)
    setTyped('')
  }
  return (
    <section className="frame" aria-label={text(m.candidate)}>
      <div className="room-find">
        <div className="frame-filter">
          <label htmlFor="room-find">{text(m.find)}</label>
          <Input
            id="room-find"
            type="search"
            size="large"
            autoComplete="off"
            placeholder={text(m.findHint)}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onPressEnter={enter}
          />
        </div>
        {acting && (
          <Button size="large" onClick={() => setConcerned('room')}>
            {text(m.incident)}
          </Button>
        )}
      </div>
      <StateFilter sittings={reply.sittings} state={state} onChange={setState} />
      {shown.length === 0 && <p className="lj-muted">{text(m.nobody)}</p>}
      <ul className="seat-list">
        {shown.map((sitting) => (
          <SeatCard
            key={sitting.id}
            sitting={sitting}
            questions={reply.questions}
            {...(acting && sitting.state === 'expected' ? { onCheckIn: () => setChecking(sitting) } : {})}
            {...(acting ? { onIncident: () => setConcerned(sitting) } : {})}
          />
        ))}
      </ul>
      {checking && <CheckInDialog sitting={checking} onClose={() => setChecking(undefined)} />}
      {concerned && (
        <IncidentDialog
          slotId={reply.room.slotId}
          sittings={reply.sittings}
          {...(concerned === 'room' ? {} : { about: concerned })}
          onClose={() => setConcerned(undefined)}
        />
      )}
    </section>
  )
}

function StateFilter({
  sittings,
  state,
  onChange,
}: {
  readonly sittings: readonly Sitting[]
  readonly state: State
  readonly onChange: (state: State) => void
}) {
  const text = useText()
  return (
    <div className="room-states">
      {(['all', ...SITTING_STATES] as const).map((one) => (
        <button key={one} type="button" aria-pressed={state === one} onClick={() => onChange(one)}>
          {one === 'all' ? text(m.all) : text(SITTING_STATE_NAMES[one])}{' '}
          <b className="lj-figures">
            {one === 'all' ? sittings.length : sittings.filter((sitting) => sitting.state === one).length}
          </b>
        </button>
      ))}
    </div>
  )
}
