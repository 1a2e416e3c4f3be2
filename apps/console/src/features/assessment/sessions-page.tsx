import { ListSessions } from '@lingjiang/assessment/contract'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { type Column, call, formatDate, type ReplyOf, StatusTag, useLanguage, useText } from '@lingjiang/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMay } from '../../app/me.ts'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { toneOf } from './assessment-api.ts'
import { assessmentMessages as m } from './messages.ts'
import type { SessionsSearch } from './routes.ts'

const route = getRouteApi('/shell/sessions')
type Reply = ReplyOf<typeof ListSessions>
type Row = Reply['sessions'][number]

/** The sessions of the own organisation, of one's regions, or where one is on duty. */
export function SessionsPage() {
  const text = useText()
  const navigate = useNavigate()
  const mayPlan = useMay('assessment.session.plan')
  const search = route.useSearch()
  const list = useQuery({
    queryKey: ['assessment', 'sessions', search],
    queryFn: ({ signal }) => call(ListSessions, { query: { ...search, limit: 25 }, signal }),
    placeholderData: keepPreviousData,
  })
  const { cursor, ...firstPage } = search
  const next = list.data?.next
  return (
    <ListFrame<Row>
      title={text(m.sessions)}
      actions={
        mayPlan && (
          <Button type="primary" onClick={() => void navigate({ to: '/sessions/new' })}>
            {text(m.plan)}
          </Button>
        )
      }
      filters={<Filters search={search} counts={list.data?.counts ?? []} />}
      filtered={Object.keys(firstPage).length > 0}
      columns={useColumns()}
      rows={list.data?.sessions}
      rowKey={(row) => row.id}
      loading={list.isFetching && (!list.data || list.isPlaceholderData)}
      error={list.error}
      retry={() => void list.refetch()}
      total={totalOf(list.data?.counts, search)}
      first={
        cursor
          ? (words) => (
              <Link to="/sessions" search={firstPage}>
                {words}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (words) => (
              <Link to="/sessions" search={{ ...firstPage, cursor: next }}>
                {words}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.empty), body: text(m.emptyHint) }}
    />
  )
}

/** The size of the list, where the counts say it: they are taken over everything but the state. */
function totalOf(counts: Reply['counts'] | undefined, search: SessionsSearch): number | undefined {
  const rows = counts?.filter((row) => !search.state || row.state === search.state)
  return rows?.reduce((sum, row) => sum + row.count, 0)
}

function useColumns(): readonly Column<Row>[] {
  const text = useText()
  const language = useLanguage()
  const regionName = useRegionName()
  return [
    {
      key: 'what',
      title: text(m.what),
      main: true,
      cell: (row) => (
        <Link to="/sessions/$sessionId" params={{ sessionId: row.id }}>
          {row.occupationName} {text(SKILL_LEVEL_NAMES[row.level])}
        </Link>
      ),
    },
    { key: 'day', title: text(m.day), cell: (row) => formatDate(row.firstDay, language) },
    { key: 'organisation', title: text(m.organisation), cell: (row) => row.organisationName },
    { key: 'site', title: text(m.site), cell: (row) => `${row.siteName}（${regionName(row.regionCode)}）` },
    { key: 'taken', title: text(m.taken), figures: true, cell: (row) => `${row.taken} / ${row.capacity}` },
    {
      key: 'state',
      title: text(m.state),
      cell: (row) => <StatusTag tone={toneOf(row.state)}>{text(row.stateTitle)}</StatusTag>,
    },
  ]
}

function Filters({ search, counts }: { readonly search: SessionsSearch; readonly counts: Reply['counts'] }) {
  const text = useText()
  const navigate = useNavigate()
  const regions = useRegions()
  const set = (name: keyof SessionsSearch, value: string | undefined) => {
    const { cursor: _page, [name]: _old, ...others }: SessionsSearch = search
    void navigate({ to: '/sessions', search: value ? { ...others, [name]: value } : others })
  }
  return (
    <>
      <TextFilter label={text(m.words)} width={18} value={search.text} onChange={(value) => set('text', value)} />
      <SelectFilter
        label={text(m.state)}
        value={search.state}
        all={text(m.all)}
        options={counts.map((row) => ({ value: row.state, label: `${text(row.stateTitle)} ${row.count}` }))}
        onChange={(value) => set('state', value)}
      />
      <SelectFilter
        label={text(m.region)}
        value={search.region}
        all={text(m.all)}
        options={regions
          .filter((region) => region.tier === 'city' || region.tier === 'county')
          .map((region) => ({ value: region.code, label: region.name }))}
        onChange={(value) => set('region', value)}
      />
    </>
  )
}
