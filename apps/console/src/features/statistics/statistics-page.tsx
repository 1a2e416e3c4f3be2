import {
  COUNT_DIMENSION_NAMES,
  COUNT_DIMENSIONS,
  type CountDimension,
  deeperDimension,
  GetCertificateCounts,
  GetCertificateCountsFile,
} from '@lingjiang/statistics/contract'
import { addressOf, type Column, call, formatNumber, type QueryOf, type ReplyOf, useText } from '@lingjiang/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMe } from '../../app/me.ts'
import { useRegions } from '../../app/regions.ts'
import { ChosenFilter, SelectFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { statisticMessages as m } from './messages.ts'
import type { StatisticsSearch } from './routes.ts'

const route = getRouteApi('/shell/statistics')
type Counts = ReplyOf<typeof GetCertificateCounts>
type Row = Counts['rows'][number]

/** The statistics of the own region; every number opens the list of its certificates. */
export function StatisticsPage() {
  const text = useText()
  const { own, search } = useOwnSearch()
  const by = search.by ?? 'region'
  const query = { ...search, by } as QueryOf<typeof GetCertificateCounts>
  const counts = useQuery({
    queryKey: ['statistics', query],
    queryFn: ({ signal }) => call(GetCertificateCounts, { query, signal }),
    placeholderData: keepPreviousData,
  })
  return (
    <ListFrame<Row>
      title={text(m.title)}
      above={<Above search={search} by={by} counts={counts.data} />}
      filters={<Filters own={own} search={search} filters={counts.data?.filters ?? []} />}
      filtered={Object.keys(search).length > 0}
      columns={useColumns(search, by)}
      rows={counts.data?.rows}
      rowKey={(row) => row.key}
      loading={counts.isFetching && (!counts.data || counts.isPlaceholderData)}
      error={counts.error}
      retry={() => void counts.refetch()}
      total={counts.data?.rows.length}
      exportHref={addressOf(GetCertificateCountsFile, { query })}
      empty={{ title: text(m.empty) }}
    />
  )
}

/** Counts are public; a list is not. Therefore the numbers are those of the own region, or of a part of it. */
function useOwnSearch() {
  const asked = route.useSearch()
  const regions = useRegions()
  const own = useMe()?.mandate?.regions.map((region) => region.code) ?? []
  const within = (code: string): boolean =>
    own.includes(code) || regions.some(({ code: known, parent }) => known === code && parent !== null && within(parent))
  const [first] = own
  const ofProvince = regions.some((one) => own.includes(one.code) && one.tier === 'province')
  const region = asked.region && within(asked.region) ? asked.region : ofProvince ? undefined : first
  const { region: _asked, ...others } = asked
  const search: StatisticsSearch = region ? { ...others, region } : others
  return { own: regions.filter((one) => one.tier !== 'province' && within(one.code)), search }
}

function useColumns(search: StatisticsSearch, by: CountDimension): readonly Column<Row>[] {
  const text = useText()
  return [
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
      key: 'count',
      title: text(m.count),
      figures: true,
      cell: (row) => (
        <Link
          to="/certificates"
          search={listOf({ ...search, [by]: keyOf(by, row) })}
          aria-label={text(m.openList, { name: row.name, count: row.count })}
        >
          {formatNumber(row.count)}
        </Link>
      ),
    },
    { key: 'high', title: text(m.highSkilled), figures: true, cell: (row) => formatNumber(row.highSkilled) },
  ]
}

const keyOf = (by: CountDimension, row: Row) => (by === 'year' ? Number(row.key) : row.key)

function narrowed(search: StatisticsSearch, by: CountDimension, row: Row): StatisticsSearch {
  return { ...search, [by]: keyOf(by, row), by: deeperDimension(by, row.key) }
}

/** The list behind a number: the same filters, certificates in force only. */
function listOf({ by: _by, ...filters }: StatisticsSearch) {
  return { ...filters, inForce: true } as const
}

function Above({
  search,
  by,
  counts,
}: {
  readonly search: StatisticsSearch
  readonly by: CountDimension
  readonly counts: Counts | undefined
}) {
  const text = useText()
  return (
    <>
      <p className="lj-muted">{text(m.inForce)}</p>
      <nav className="queues" aria-label={text(m.by)}>
        <ul>
          {COUNT_DIMENSIONS.map((one) => (
            <li key={one}>
              <Link
                to="/statistics"
                search={{ ...search, by: one }}
                data-current={one === by}
                aria-current={one === by ? 'page' : undefined}
              >
                {text(COUNT_DIMENSION_NAMES[one])}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {counts && (
        <p className="lj-figures">
          {text(m.total)}{' '}
          <Link to="/certificates" search={listOf(search)}>
            <strong>{formatNumber(counts.total)}</strong>
          </Link>{' '}
          · {text(m.highSkilled)} <strong>{formatNumber(counts.highSkilled)}</strong>
        </p>
      )}
    </>
  )
}

function Filters({
  own,
  search,
  filters,
}: {
  readonly own: ReturnType<typeof useRegions>
  readonly search: StatisticsSearch
  readonly filters: Counts['filters']
}) {
  const text = useText()
  const navigate = useNavigate()
  const without = (name: CountDimension) =>
    Object.fromEntries(Object.entries(search).filter(([key]) => key !== name)) as StatisticsSearch
  return (
    <>
      <SelectFilter
        label={text(m.region)}
        value={search.region}
        all={text(m.all)}
        options={own.map((region) => ({ value: region.code, label: region.name }))}
        onChange={(region) =>
          void navigate({ to: '/statistics', search: region ? { ...search, region } : without('region') })
        }
      />
      {filters
        .filter((filter) => filter.by !== 'region')
        .map(({ by, name }) => (
          <ChosenFilter
            key={by}
            label={text(COUNT_DIMENSION_NAMES[by])}
            value={name}
            onRemove={() => void navigate({ to: '/statistics', search: without(by) })}
          />
        ))}
    </>
  )
}
