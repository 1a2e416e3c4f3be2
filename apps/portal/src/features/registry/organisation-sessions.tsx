import { FindSessions } from '@lingjiang/assessment/contract'
import { call, EmptyState, ErrorState, Loading, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SessionList } from '../../parts/session-list.tsx'
import { deviceToday } from '../../parts/today.ts'
import { organisationMessages as m } from './messages.ts'

/** What one can register for with this organisation now. */
export function OrganisationSessions({ organisationId }: { readonly organisationId: string }) {
  const text = useText()
  const found = useQuery({
    queryKey: ['assessment', 'announced', { organisation: organisationId }],
    queryFn: ({ signal }) => call(FindSessions, { query: { organisation: organisationId, open: true }, signal }),
  })
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{text(m.sessions)}</h2>
      {found.isPending && <Loading />}
      {found.error && <ErrorState error={found.error} retry={() => found.refetch()} />}
      {found.data?.sessions.length === 0 && (
        <EmptyState title={text(m.sessionsNone)}>
          <Link to="/sessions">{text(m.sessionsOther)}</Link>
        </EmptyState>
      )}
      {found.data && <SessionList sessions={found.data.sessions} today={deviceToday()} />}
    </section>
  )
}
