import { ORGANISATION_KIND_NAMES } from '@lingjiang/kernel'
import { CATALOGUE_STATUS_NAMES, ExportCatalogue, ListCatalogue } from '@lingjiang/registry/contract'
import {
  addressOf,
  call,
  EmptyState,
  ErrorState,
  formatDate,
  Loading,
  Page,
  Pagination,
  type ReplyOf,
  StatusTag,
  useJoin,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { organisationMessages as m } from './messages.ts'
import { OrganisationFilters } from './organisation-filters.tsx'
import { PublicExamples } from './public-examples.tsx'
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
      <OrganisationFilters key={JSON.stringify(filters)} search={filters} />
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
        <PublicExamples text={search.text ?? ''} />
      )}
    </Page>
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
