import { ListPublicity } from '@lingjiang/assessment/contract'
import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import {
  call,
  EmptyState,
  ErrorState,
  formatDate,
  formatNumber,
  Loading,
  Page,
  Pagination,
  type ReplyOf,
  StatusTag,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { CitySelect } from '../../parts/city-select.tsx'
import { useRegions } from '../../parts/use-regions.ts'
import { publicityMessages as m } from './publicity-messages.ts'
import '../../parts/parts.css'

const route = getRouteApi('/publicity')

/** 公示: sessions whose results stand in public today, those that end first first. */
export function PublicityPage() {
  const text = useText()
  const navigate = useNavigate()
  const search = route.useSearch()
  const { cursor, ...filters } = search
  const found = useQuery({
    queryKey: ['assessment', 'publicity', search],
    queryFn: ({ signal }) => call(ListPublicity, { query: search, signal }),
  })
  const next = found.data?.next
  return (
    <Page title={text(m.title)} lead={text(m.lead)} width="wide">
      <p>
        <Link to="/notices">{text(m.filings)}</Link>
      </p>
      <div className="portal-search">
        <CitySelect
          value={search.region ?? ''}
          onChange={(region) => void navigate({ to: '/publicity', search: region ? { region } : {} })}
        />
      </div>
      {found.isPending && <Loading lines={6} />}
      {found.error && <ErrorState error={found.error} retry={() => found.refetch()} />}
      {found.data?.sessions.length === 0 && <EmptyState title={text(m.empty)}>{text(m.emptyHint)}</EmptyState>}
      {found.data && found.data.sessions.length > 0 && (
        <>
          <NoticeCards sessions={found.data.sessions} />
          <Pagination
            shown={found.data.sessions.length}
            first={
              cursor
                ? (children) => (
                    <Link to="/publicity" search={filters}>
                      {children}
                    </Link>
                  )
                : undefined
            }
            next={
              next
                ? (children) => (
                    <Link to="/publicity" search={{ ...filters, cursor: next }}>
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

type Noticed = ReplyOf<typeof ListPublicity>['sessions'][number]

function NoticeCards({ sessions }: { readonly sessions: readonly Noticed[] }) {
  const text = useText()
  const language = useLanguage()
  const { nameOf } = useRegions()
  return (
    <ul className="portal-cards">
      {sessions.map((session) => (
        <li key={session.sessionId} className="portal-card">
          <h2 className="portal-card-title">
            <Link to="/publicity/$sessionId" params={{ sessionId: session.sessionId }}>
              {session.occupation} · {text(SKILL_LEVEL_NAMES[session.level as SkillLevel])}
            </Link>
          </h2>
          <p>
            <StatusTag tone="info">{text(m.until, { day: formatDate(session.to, language) })}</StatusTag>
          </p>
          <p>{session.organisation}</p>
          <p className="lj-muted">
            {formatDate(session.examDay, language)} · {nameOf(session.regionCode)} · {session.site}
          </p>
          <p className="lj-muted">{text(m.people, { count: formatNumber(session.entries) })}</p>
        </li>
      ))}
    </ul>
  )
}
