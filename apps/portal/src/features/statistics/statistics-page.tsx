import {
  COUNT_DIMENSION_NAMES,
  COUNT_DIMENSIONS,
  type CountDimension,
  deeperDimension,
  GetCertificateCounts,
  GetCertificateCountsFile,
} from '@lingjiang/statistics/contract'
import {
  addressOf,
  call,
  EmptyState,
  ErrorState,
  formatMoment,
  formatNumber,
  Loading,
  Page,
  type QueryOf,
  type ReplyOf,
  Table,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { statisticMessages as m } from './messages.ts'
import type { StatisticsSearch } from './routes.ts'
import './statistics.css'

const route = getRouteApi('/statistics')
type Row = ReplyOf<typeof GetCertificateCounts>['rows'][number]

function narrowed(search: StatisticsSearch, by: CountDimension, row: Row): StatisticsSearch {
  return { ...search, by: deeperDimension(by, row.key), [by]: by === 'year' ? Number(row.key) : row.key }
}

/** Every number opens what it is made of; the filters stand in the address and can be sent to somebody. */
export function StatisticsPage() {
  const text = useText()
  const search = route.useSearch()
  const by = search.by ?? 'region'
  const query = { ...search, by } as QueryOf<typeof GetCertificateCounts>
  const counts = useQuery({
    queryKey: ['statistics', query],
    queryFn: ({ signal }) => call(GetCertificateCounts, { query, signal }),
  })
  return (
    <Page title={text(m.title)} lead={text(m.lead)} width="wide">
      <nav className="statistics-by" aria-label={text(m.by)}>
        {COUNT_DIMENSIONS.map((dimension) => (
          <Link
            key={dimension}
            to="/statistics"
            search={{ ...search, by: dimension }}
            aria-current={dimension === by ? 'page' : undefined}
          >
            {text(COUNT_DIMENSION_NAMES[dimension])}
          </Link>
        ))}
      </nav>
      <Filters search={search} names={counts.data?.filters ?? []} />
      {counts.isPending && <Loading lines={8} />}
      {counts.error && <ErrorState error={counts.error} retry={() => counts.refetch()} />}
      {counts.data && <Counts data={counts.data} search={search} by={by} />}
      <p>
        <a href={addressOf(GetCertificateCountsFile, { query })}>{text(m.csv)}</a>
      </p>
    </Page>
  )
}

type Filter = ReplyOf<typeof GetCertificateCounts>['filters'][number]

/** The filters by name; while an answer is awaited, as they stand in the address. */
function Filters({ search, names }: { readonly search: StatisticsSearch; readonly names: readonly Filter[] }) {
  const text = useText()
  const { by: _by, ...filters } = search
  const entries = Object.entries(filters).map(([by, value]) => ({
    by: by as CountDimension,
    name: names.find((one) => one.by === by)?.name ?? String(value),
  }))
  if (entries.length === 0) return null
  return (
    <p className="statistics-filters">
      <span className="lj-muted">{text(m.filters)}</span>
      {entries.map(({ by, name }) => (
        <Link
          key={by}
          to="/statistics"
          search={Object.fromEntries(Object.entries(search).filter(([key]) => key !== by)) as StatisticsSearch}
          aria-label={text(m.remove, { name })}
        >
          {text(COUNT_DIMENSION_NAMES[by])} {name} ×
        </Link>
      ))}
    </p>
  )
}

function Counts({
  data,
  search,
  by,
}: {
  readonly data: ReplyOf<typeof GetCertificateCounts>
  readonly search: StatisticsSearch
  readonly by: CountDimension
}) {
  const text = useText()
  if (data.rows.length === 0) return <EmptyState title={text(m.empty)} />
  const most = Math.max(...data.rows.map((row) => row.count))
  return (
    <>
      <p className="statistics-total">
        {text(m.total)} <strong>{formatNumber(data.total)}</strong> · {text(m.highSkilled)}{' '}
        <strong>{formatNumber(data.highSkilled)}</strong>
      </p>
      <Table<Row>
        caption={text(m.title)}
        rows={data.rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'name',
            title: text(COUNT_DIMENSION_NAMES[by]),
            main: true,
            cell: (row) => (
              <Link to="/statistics" search={narrowed(search, by, row)}>
                {row.name}
              </Link>
            ),
          },
          {
            key: 'bar',
            title: '',
            cell: (row) => (
              <span
                className="statistics-bar"
                style={{ inlineSize: `${Math.max(1, (row.count / most) * 100)}%` }}
                aria-hidden="true"
              />
            ),
          },
          { key: 'count', title: text(m.count), figures: true, cell: (row) => formatNumber(row.count) },
          { key: 'high', title: text(m.highSkilled), figures: true, cell: (row) => formatNumber(row.highSkilled) },
        ]}
      />
      <p className="lj-muted">{text(m.countedAt, { at: formatMoment(data.countedAt) })}</p>
    </>
  )
}
