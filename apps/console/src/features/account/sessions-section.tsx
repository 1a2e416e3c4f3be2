import { formatMoment, StatusTag, useText } from '@lingjiang/ui'
import { App, Button } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type OwnAccount, useEndOthers, useEndSession } from './account-api.ts'
import { accountMessages as m } from './messages.ts'

export function SessionsSection({ sessions }: { readonly sessions: OwnAccount['sessions'] }) {
  const text = useText()
  const { message } = App.useApp()
  const [one, others] = [useEndSession(), useEndOthers()]
  return (
    <section className="frame-card" aria-labelledby="sessions">
      <h2 id="sessions">{text(m.sessions)}</h2>
      <p className="lj-muted">{text(m.sessionsLead)}</p>
      <ProblemAlert error={one.error ?? others.error} />
      <ul className="record">
        {sessions.map((session) => (
          <li key={session.id} className="own-session">
            <div>
              <b>{session.device || text(m.unknownDevice)}</b>{' '}
              {session.current && <StatusTag tone="ok">{text(m.thisOne)}</StatusTag>}
              <p className="lj-muted">
                {text(m.since, { from: formatMoment(session.createdAt), last: formatMoment(session.lastSeenAt) })}
              </p>
            </div>
            {!session.current && (
              <Button
                disabled={one.isPending}
                onClick={() => one.mutate(session.id, { onSuccess: () => void message.success(text(m.endedOne)) })}
              >
                {text(m.end)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="lj-actions">
          <Button
            loading={others.isPending}
            onClick={() =>
              others.mutate(undefined, {
                onSuccess: ({ ended }) => void message.success(text(m.endedOthers, { ended })),
              })
            }
          >
            {text(m.endOthers)}
          </Button>
        </div>
      )}
    </section>
  )
}
