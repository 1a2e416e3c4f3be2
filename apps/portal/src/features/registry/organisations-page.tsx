import { ListRegions } from '@lingjiang/identity/contract'
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  ORGANISATION_KIND_NAMES,
  ORGANISATION_KINDS,
  SKILL_LEVEL_NAMES,
  SKILL_LEVELS,
} from '@lingjiang/kernel'
import {
  CATALOGUE_STATUS_NAMES,
  ExportCatalogue,
  ListCatalogue,
  ListPublicExamples,
} from '@lingjiang/registry/contract'
import {
  addressOf,
  Button,
  call,
  EmptyState,
  ErrorState,
  formatDate,
  Loading,
  Page,
  Pagination,
  type ReplyOf,
  Select,
  StatusTag,
  TextField,
  useJoin,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { OccupationField, useOccupationName } from '../../parts/occupation-field.tsx'
import { organisationMessages as m } from './messages.ts'
import type { OrganisationSearch } from './routes.ts'
import './registry.css'

const route = getRouteApi('/organisations')
type Entry = ReplyOf<typeof ListCatalogue>['entries'][number]

/** The public catalogue; below it real organisations as public sources name them, kept apart. */
export function OrganisationsPage() {
  const text = useText()
  const search = route.useSearch()
  const { cursor, ...filters } = search
  const list = useQuery({
    queryKey: ['catalogue', search],
    queryFn: ({ signal }) => call(ListCatalogue, { query: { ...search, limit: 20 }, signal }),
    placeholderData: (before) => before,
  })
  const next = list.data?.next
  return (
    <Page title={text(m.title)} lead={text(m.lead)} width="wide">
      <SearchForm search={search} />
      <p className="organisations-links">
        <Link to="/notices">{text(m.notices)}</Link>
        <a href={addressOf(ExportCatalogue, { query: filters })}>{text(m.download)}</a>
      </p>
      {list.isPending && <Loading lines={8} />}
      {list.error && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.data?.entries.length === 0 && <EmptyState title={text(m.none)}>{text(m.noneHint)}</EmptyState>}
      {list.data && list.data.entries.length > 0 && (
        <>
          <ul className="organisations">
            {list.data.entries.map((entry) => (
              <EntryCard key={entry.id} entry={entry} />
            ))}
          </ul>
          <Pagination
            shown={list.data.entries.length}
            total={list.data.total}
            first={
              cursor
                ? (children) => (
                    <Link to="/organisations" search={filters}>
                      {children}
                    </Link>
                  )
                : undefined
            }
            next={
              next
                ? (children) => (
                    <Link to="/organisations" search={{ ...filters, cursor: next }}>
                      {children}
                    </Link>
                  )
                : undefined
            }
          />
        </>
      )}
      {!search.region && !search.kind && !search.level && !search.audience && !search.occupation && !cursor && (
        <Examples text={search.text ?? ''} />
      )}
    </Page>
  )
}

function SearchForm({ search }: { readonly search: OrganisationSearch }) {
  const text = useText()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(search.text ?? '')
  const occupationName = useOccupationName(search.occupation)
  useEffect(() => setTyped(search.text ?? ''), [search.text])
  const { data: regions } = useQuery({
    queryKey: ['regions'],
    queryFn: ({ signal }) => call(ListRegions, { signal }).then((reply) => reply.regions),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const go = (change: OrganisationSearch, without?: keyof OrganisationSearch) => {
    const { cursor: _cursor, ...rest } = { ...search, ...change }
    const kept = Object.fromEntries(Object.entries(rest).filter(([name, value]) => name !== without && value))
    void navigate({ to: '/organisations', search: kept as OrganisationSearch })
  }
  const set = (name: 'region' | 'kind' | 'level' | 'audience') => (value: string) =>
    value ? go({ [name]: value } as OrganisationSearch) : go({}, name)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) go({ text: typed.trim() })
    else go({}, 'text')
  }
  const cities = (regions ?? []).filter((region) => region.tier === 'city')
  return (
    <search className="organisations-search">
      <form onSubmit={send}>
        <TextField
          name="text"
          label={text(m.searchLabel)}
          hint={text(m.searchHint)}
          type="search"
          value={typed}
          onChange={setTyped}
          maxLength={60}
        />
        <Button type="submit">{text(m.search)}</Button>
      </form>
      <OccupationField
        value={search.occupation ? { code: search.occupation, name: occupationName } : undefined}
        onChange={(occupation) => (occupation ? go({ occupation: occupation.code }) : go({}, 'occupation'))}
      />
      <div className="organisations-filters">
        <Select
          name="region"
          label={text(m.city)}
          empty={text(m.anyCity)}
          value={search.region ?? ''}
          onChange={set('region')}
          options={cities.map((city) => ({ value: city.code, label: city.name }))}
        />
        <Select
          name="kind"
          label={text(m.kind)}
          empty={text(m.anyKind)}
          value={search.kind ?? ''}
          onChange={set('kind')}
          options={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: text(ORGANISATION_KIND_NAMES[kind]) }))}
        />
        <Select
          name="audience"
          label={text(m.audience)}
          empty={text(m.anyAudience)}
          value={search.audience ?? ''}
          onChange={set('audience')}
          options={AUDIENCES.map((audience) => ({ value: audience, label: text(AUDIENCE_NAMES[audience]) }))}
        />
        <Select
          name="level"
          label={text(m.level)}
          empty={text(m.anyLevel)}
          value={search.level ?? ''}
          onChange={set('level')}
          options={SKILL_LEVELS.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))}
        />
      </div>
    </search>
  )
}

function EntryCard({ entry }: { readonly entry: Entry }) {
  const text = useText()
  const join = useJoin()
  const language = useLanguage()
  const names = [...new Set(entry.items.map((item) => item.occupationName))]
  return (
    <li>
      <h2>
        <Link to="/organisations/$organisationId" params={{ organisationId: entry.organisationId }}>
          {entry.name}
        </Link>
      </h2>
      {entry.synthetic && (
        <p>
          <StatusTag tone="neutral">{text(m.madeUp)}</StatusTag>
        </p>
      )}
      <p className="lj-muted">{`${text(ORGANISATION_KIND_NAMES[entry.kind])} · ${entry.regionName} · ${text(m.code)} ${entry.organisationCode}`}</p>
      <p>{text(m.occupationsOf, { count: names.length, names: join(names.slice(0, 6)) })}</p>
      <p>
        <StatusTag tone={entry.status === 'listed' ? 'ok' : 'warn'}>
          {text(CATALOGUE_STATUS_NAMES[entry.status])}
        </StatusTag>{' '}
        <span className="lj-muted">{text(m.validTo, { date: formatDate(entry.validTo, language) })}</span>
      </p>
    </li>
  )
}

/** Real organisations: nothing is said of them that their source does not say. */
function Examples({ text: wanted }: { readonly text: string }) {
  const text = useText()
  const join = useJoin()
  const { data } = useQuery({
    queryKey: ['catalogue', 'examples', wanted],
    queryFn: ({ signal }) =>
      call(ListPublicExamples, { query: wanted ? { text: wanted } : {}, signal }).then((reply) => reply.organisations),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data || data.length === 0) return null
  return (
    <section aria-labelledby="examples" className="organisation-examples">
      <h2 id="examples">{text(m.examples)}</h2>
      <p className="lj-muted">{text(m.examplesLead)}</p>
      <ul className="organisations">
        {data.map((organisation) => (
          <li key={`${organisation.name} ${organisation.kind}`}>
            <h3>{organisation.name}</h3>
            <p>
              <StatusTag tone="info">{text(m.exampleTag)}</StatusTag>
            </p>
            <p className="lj-muted">
              {[text(ORGANISATION_KIND_NAMES[organisation.kind]), organisation.city].filter(Boolean).join(' · ')}
            </p>
            {organisation.occupations.length > 0 && (
              <p>{join(organisation.occupations.map((one) => one.name + (one.code ? ` ${one.code}` : '')))}</p>
            )}
            <p className="lj-small lj-muted">
              {text(m.source, { source: organisation.source })}
              {organisation.occupations.some((one) => one.codeBasis === 'analyst') && ` · ${text(m.codeAdded)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
