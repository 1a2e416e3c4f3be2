import { INCIDENT_KIND_NAMES } from '@lingjiang/assessment/contract'
import { formatTime, useText } from '@lingjiang/ui'
import { roomMessages as m } from './messages.ts'
import type { RoomReply } from './rooms-api.ts'

/** What was noted in the room, the latest first. */
export function IncidentList({ reply }: { readonly reply: RoomReply }) {
  const text = useText()
  return (
    <section className="frame-card" aria-labelledby="incidents">
      <h2 id="incidents">{text(m.incidents)}</h2>
      {reply.incidents.length === 0 && <p className="lj-muted">{text(m.noIncidents)}</p>}
      <ol className="record">
        {reply.incidents.map((incident) => (
          <li key={incident.id}>
            <b className="lj-figures">{formatTime(incident.at)}</b> {text(INCIDENT_KIND_NAMES[incident.kind])} ·{' '}
            {incident.seat === null ? text(m.wholeRoom) : text(m.seat, { seat: incident.seat })}
            {incident.extraMinutes > 0 && ` · ${text(m.extra, { minutes: incident.extraMinutes })}`}
            <p className="record-reason">{incident.note}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
