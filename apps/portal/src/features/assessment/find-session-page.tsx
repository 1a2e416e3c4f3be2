import { FindSessions } from '@lingjiang/assessment/contract'
import { call, EmptyState, ErrorState, Loading, Page, Pagination, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { SessionList } from '../../parts/session-list.tsx'
import { deviceToday } from '../../parts/today.ts'
import { SessionFilters } from './session-filters.tsx'
import { sessionMessages as m } from './session-messages.ts'

const route = getRouteApi('/sessions')

/** 三（二）: announced sessions by occupation, place, level and day; the search stands in the address. */
export function FindSessionPage() {
  const text = useText()
  const search = route.useSearch()
  const { cursor, ...filters } = search
  const { all, ...query } = search
  const found = useQuery({
    queryKey: ['assessment', 'announced', search],
    queryFn: ({ signal }) => call(FindSessions, { query: { ...query, open: !all }, signal }),
  })
  return (
    <Page title={text(m.title)} lead={text(m.lead)} width="wide">
      <SessionFilters key={JSON.stringify(filters)} search={filters} />
      {found.isPending && <Loading lines={8} />}
      {found.error && <ErrorState error={found.error} retry={() => found.refetch()} />}
      {found.data?.sessions.length === 0 && (
        <EmptyState title={text(m.empty)}>
          <p>{text(m.emptyHint)}</p>
          {!all && (
            <Link to="/sessions" search={{ ...filters, all: true }}>
              {text(m.showAll)}
            </Link>
          )}
        </EmptyState>
      )}
      {found.data && found.data.sessions.length > 0 && (
        <>
          <h2 className="lj-only-read">{text(m.title)}</h2>
          <SessionList sessions={found.data.sessions} today={deviceToday()} />
          <Pagination
            shown={found.data.sessions.length}
            first={
              cursor
                ? (children) => (
                    <Link to="/sessions" search={filters}>
                      {children}
                    </Link>
                  )
                : undefined
            }
            next={
              found.data.next
                ? (children) => (
                    <Link to="/sessions" search={{ ...filters, cursor: found.data.next ?? '' }}>
                      {children}
                    </Link>
                  )
                : undefined
            }
          />
        </>
      )}
    </Page>
  )
}
