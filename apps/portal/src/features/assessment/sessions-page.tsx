import { FindSessions } from '@lingjiang/assessment/contract'
import { ListRegions } from '@lingjiang/identity/contract'
import { SKILL_LEVELS, type SkillLevel } from '@lingjiang/kernel'
import {
  Button,
  call,
  EmptyState,
  ErrorState,
  formatDate,
  formatDateLong,
  formatLevel,
  formatMoney,
  Loading,
  Page,
  Pagination,
  type ReplyOf,
  Select,
  StatusTag,
  TextField,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { assessmentMessages as m } from './messages.ts'
import type { SessionSearch } from './routes.ts'
import './assessment.css'

const route = getRouteApi('/sessions')
type Row = ReplyOf<typeof FindSessions>['sessions'][number]

/** Sessions near me: filters in the address, one card a session. */
export function SessionsPage() {
  const text = useText()
  const search = route.useSearch()
  const found = useQuery({
    queryKey: ['assessment', 'announced', search],
    queryFn: ({ signal }) => {
      const { q, region, level, from, cursor } = search
      const query = {
        ...(q ? { text: q } : {}),
        ...(region ? { region } : {}),
        ...(level ? { level } : {}),
        ...(from ? { from } : {}),
        ...(cursor ? { cursor } : {}),
      }
      return call(FindSessions, { query, signal })
    },
  })
  const { cursor: _cursor, ...filters } = search
  const next = found.data?.next
  return (
    <Page title={text(m.find)} lead={text(m.findLead)} width="wide">
      <Filters key={JSON.stringify(filters)} search={filters} />
      {found.isPending && <Loading lines={6} />}
      {found.error && <ErrorState error={found.error} retry={() => found.refetch()} />}
      {found.data?.sessions.length === 0 && <EmptyState title={text(m.none)}>{text(m.noneHint)}</EmptyState>}
      <ul className="session-cards">
        {found.data?.sessions.map((session) => (
          <SessionCard key={session.id} session={session} />
        ))}
      </ul>
      {found.data && found.data.sessions.length > 0 && (
        <Pagination
          shown={found.data.sessions.length}
          first={
            search.cursor
              ? (label) => (
                  <Link to="/sessions" search={filters}>
                    {label}
                  </Link>
                )
              : undefined
          }
          next={
            next
              ? (label) => (
                  <Link to="/sessions" search={{ ...filters, cursor: next }}>
                    {label}
                  </Link>
                )
              : undefined
          }
        />
      )}
    </Page>
  )
}

function Filters({ search }: { readonly search: SessionSearch }) {
  const text = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(search)
  const regions = useQuery({
    queryKey: ['regions'],
    queryFn: ({ signal }) => call(ListRegions, { signal }),
    staleTime: Infinity,
  })
  const cities = regions.data?.regions.filter((region) => region.tier === 'city') ?? []
  const change = (part: { readonly [K in keyof SessionSearch]?: SessionSearch[K] | undefined }) =>
    setDraft(Object.fromEntries(Object.entries({ ...draft, ...part }).filter(([, value]) => value)) as SessionSearch)
  return (
    <form
      className="session-filters"
      onSubmit={(event) => {
        event.preventDefault()
        void navigate({ to: '/sessions', search: draft })
      }}
    >
      <TextField name="q" label={text(m.words)} value={draft.q ?? ''} onChange={(q) => change({ q })} width={16} />
      <Select
        name="region"
        label={text(m.city)}
        empty={text(m.anywhere)}
        value={draft.region ?? ''}
        options={cities.map((city) => ({ value: city.code, label: city.name }))}
        onChange={(region) => change({ region })}
      />
      <Select<SkillLevel>
        name="level"
        label={text(m.level)}
        empty={text(m.anyLevel)}
        value={draft.level ?? ''}
        options={SKILL_LEVELS.map((level) => ({ value: level, label: formatLevel(level, language) }))}
        onChange={(level) => change({ level: level || undefined })}
      />
      <TextField
        name="from"
        type="date"
        label={text(m.from)}
        value={draft.from ?? ''}
        onChange={(from) => change({ from })}
        width={9}
      />
      <Button type="submit">{text(m.search)}</Button>
    </form>
  )
}

function SessionCard({ session }: { readonly session: Row }) {
  const text = useText()
  const language = useLanguage()
  const left = session.capacity - session.taken
  return (
    <li className="lj-card session-card">
      <h2>
        <Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>
          {session.occupationName} · {formatLevel(session.level, language)}
        </Link>
      </h2>
      <p className="session-day">{formatDateLong(session.firstDay, language)}</p>
      <p>{session.siteName}</p>
      <p className="lj-muted">{session.organisationName}</p>
      <p className="session-foot">
        <StatusTag tone={left > 0 ? 'ok' : 'warn'}>{left > 0 ? text(m.places, { left }) : text(m.full)}</StatusTag>
        <span>{session.feeFen ? formatMoney(session.feeFen) : text(m.free)}</span>
        <span className="lj-muted">{text(m.until, { day: formatDate(session.registrationClosesOn, language) })}</span>
      </p>
    </li>
  )
}
