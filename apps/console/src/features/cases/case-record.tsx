import { ROLE_NAMES, type Role } from '@lingjiang/kernel'
import { formatMoment, useText } from '@lingjiang/ui'
import type { CaseReply } from './cases-api.ts'
import { caseMessages as m } from './messages.ts'

/** The legal record, the newest first: what was done, by which role, when, why. Nothing in it is ever changed. */
export function CaseRecord({ events, openedAt }: { readonly events: CaseReply['events']; readonly openedAt: string }) {
  const text = useText()
  const roleName = (role: string | null) =>
    role ? text(ROLE_NAMES[role as Role] ?? { zh: role, en: role }) : text(m.system)
  return (
    <ol className="record" reversed>
      {[...events].reverse().map((event) => (
        <li key={event.number}>
          <p>
            <b>{text(event.title)}</b>{' '}
            <span className="lj-muted">{text(m.toState, { state: text(event.toTitle) })}</span>
          </p>
          <p className="lj-muted lj-figures">
            {formatMoment(event.at)} · {roleName(event.role)}
          </p>
          {event.clockTitle && <p className="record-reason">{text(m.clockEnded, { clock: text(event.clockTitle) })}</p>}
          {event.reason && <p className="record-reason">{event.reason}</p>}
        </li>
      ))}
      <li>
        <p>
          <b>{text(m.received)}</b>
        </p>
        <p className="lj-muted lj-figures">{formatMoment(openedAt)}</p>
      </li>
    </ol>
  )
}
