import './rooms.css'
import { EXAM_ROOM_STATE_NAMES, type ExamRoomState } from '@lingjiang/assessment/contract'
import { dayOf, type Instant, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  EmptyState,
  formatDateLong,
  formatTime,
  Loading,
  StatusTag,
  type Tone,
  useLanguage,
  useText,
  useTitle,
} from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Input } from 'antd'
import { useMay } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { roomMessages as m } from './messages.ts'
import { type RoomRow, useFrozenSessions, usePrepare, useRooms, useRoomTitle } from './rooms-api.ts'

const route = getRouteApi('/shell/rooms')
export const ROOM_TONES: Readonly<Record<ExamRoomState, Tone>> = { waiting: 'info', open: 'ok', closed: 'neutral' }

/** The exam days: what is still to be prepared, and the rooms by day. */
export function RoomsPage() {
  const text = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const search = route.useSearch()
  const { data, error, refetch } = useRooms(search)
  useTitle(text(m.rooms))
  const { cursor, ...firstPage } = search
  const days = groupByDay(data?.rooms ?? [])
  return (
    <div className="frame">
      <div className="frame-head">
        <h1>{text(m.rooms)}</h1>
      </div>
      <p className="lj-muted">{text(m.roomsLead)}</p>
      <ToPrepare />
      <search className="frame-filters">
        <div className="frame-filter">
          <label htmlFor="rooms-from">{text(m.from)}</label>
          <Input
            id="rooms-from"
            type="date"
            style={{ width: '12rem' }}
            value={search.from ?? ''}
            onChange={(event) =>
              void navigate({ to: '/rooms', search: event.target.value ? { from: event.target.value } : {} })
            }
          />
        </div>
        {search.from && (
          <Link to="/rooms" search={{}}>
            {text(m.today)}
          </Link>
        )}
      </search>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error && <Loading lines={6} />}
      {data?.rooms.length === 0 && <EmptyState title={text(m.noRooms)}>{text(m.noRoomsHint)}</EmptyState>}
      {[...days].map(([day, rooms]) => (
        <section key={day} className="frame" aria-label={formatDateLong(day, language)}>
          <h2>{formatDateLong(day, language)}</h2>
          <ul className="room-list">
            {rooms.map((room) => (
              <RoomCard key={room.slotId} room={room} />
            ))}
          </ul>
        </section>
      ))}
      <nav className="lj-pages">
        {cursor && (
          <Link to="/rooms" search={firstPage}>
            {text(m.first)}
          </Link>
        )}
        {data?.next && (
          <Link to="/rooms" search={{ ...firstPage, cursor: data.next }}>
            {text(m.next)}
          </Link>
        )}
      </nav>
    </div>
  )
}

function groupByDay(rooms: readonly RoomRow[]): Map<string, RoomRow[]> {
  const days = new Map<string, RoomRow[]>()
  for (const room of rooms) {
    const day = dayOf(room.startsAt as Instant)
    days.set(day, [...(days.get(day) ?? []), room])
  }
  return days
}

function RoomCard({ room }: { readonly room: RoomRow }) {
  const text = useText()
  const title = useRoomTitle()
  return (
    <li className="room-card">
      <Link to="/rooms/$slotId" params={{ slotId: room.slotId }} className="room-card-link">
        <span className="room-card-head">
          <b>{title(room.title)}</b>
          <StatusTag tone={ROOM_TONES[room.state]}>{text(EXAM_ROOM_STATE_NAMES[room.state])}</StatusTag>
        </span>
        <span>
          {room.siteName} · {room.roomName}
        </span>
        <span className="lj-muted lj-figures">
          {text(m.time, { from: formatTime(room.startsAt), to: formatTime(room.endsAt) })} · {room.organisation}
        </span>
        <RoomCounts room={room} />
      </Link>
    </li>
  )
}

/** Expected, present, handed in, absent. */
export function RoomCounts({ room }: { readonly room: RoomRow }) {
  const text = useText()
  return (
    <span className="room-counts">
      {(['expected', 'present', 'submitted', 'absent'] as const).map((name) => (
        <span key={name}>
          <span className="lj-muted">{text(m[name])}</span> <b className="lj-figures">{room[name]}</b>
        </span>
      ))}
    </span>
  )
}

/** Only the organisation draws papers. */
function ToPrepare() {
  const text = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const mayPlan = useMay('assessment.session.plan')
  const { data } = useFrozenSessions(mayPlan)
  const prepare = usePrepare()
  if (!data?.sessions.length) return null
  return (
    <section className="frame-card frame" aria-labelledby="to-prepare">
      <h2 id="to-prepare">{text(m.toPrepare)}</h2>
      <p className="lj-muted">{text(m.prepareLead)}</p>
      <ProblemAlert error={prepare.error} />
      <ul className="room-prepare">
        {data.sessions.map((session) => {
          const title = `${session.occupationName} · ${text(SKILL_LEVEL_NAMES[session.level])}`
          return (
            <li key={session.id}>
              <span>
                <b>{title}</b>
                <br />
                <span className="lj-muted">
                  {formatDateLong(session.firstDay, language)} · {session.siteName}
                </span>
              </span>
              <Button
                type="primary"
                size="large"
                loading={prepare.isPending && prepare.variables === session.id}
                onClick={() =>
                  prepare.mutate(session.id, {
                    onSuccess: () => void message.success(text(m.preparing, { title })),
                  })
                }
              >
                {text(m.prepare)}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
