import { ListIssuings } from '@lingjiang/credentials/contract'
import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import { type Column, call, formatMoment, formatNumber, type ReplyOf, StatusTag, useText } from '@lingjiang/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useRegionName } from '../../app/regions.ts'
import { ListFrame } from '../../frames/list-frame.tsx'
import { credentialMessages as m } from './messages.ts'

const route = getRouteApi('/shell/issuings')
type Row = ReplyOf<typeof ListIssuings>['issuings'][number]

/** What is being issued and what was, with progress; asks again while something runs. */
export function IssuingsPage() {
  const text = useText()
  const { cursor } = route.useSearch()
  const list = useQuery({
    queryKey: ['credentials', 'issuings', cursor],
    queryFn: ({ signal }) => call(ListIssuings, { query: { limit: 25, ...(cursor ? { cursor } : {}) }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.waiting ? 1500 : false),
  })
  const next = list.data?.next
  return (
    <ListFrame<Row>
      title={text(m.issuings)}
      columns={useColumns()}
      rows={list.data?.issuings}
      rowKey={(row) => row.sessionId}
      loading={list.isFetching && !list.data}
      error={list.error}
      retry={() => void list.refetch()}
      first={
        cursor
          ? (words) => (
              <Link to="/issuings" search={{}}>
                {words}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (words) => (
              <Link to="/issuings" search={{ cursor: next }}>
                {words}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.noIssuing), body: text(m.noIssuingHint) }}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const text = useText()
  const regionName = useRegionName()
  return [
    {
      key: 'occupation',
      title: text(m.occupation),
      main: true,
      cell: (row) => (
        <Link to="/certificates" search={{ session: row.sessionId }}>
          {row.occupationName} · {text(SKILL_LEVEL_NAMES[row.level as SkillLevel])}
        </Link>
      ),
    },
    { key: 'region', title: text(m.region), cell: (row) => regionName(row.regionCode) },
    { key: 'passed', title: text(m.passed), figures: true, cell: (row) => formatNumber(row.passed) },
    { key: 'issued', title: text(m.issued), figures: true, cell: (row) => formatNumber(row.issued) },
    { key: 'state', title: text(m.status), cell: (row) => <State row={row} /> },
    { key: 'openedAt', title: text(m.openedAt), cell: (row) => formatMoment(row.openedAt) },
  ]
}

function State({ row }: { readonly row: Row }) {
  const text = useText()
  if (row.failure) return <StatusTag tone="danger">{text(m.failed)}</StatusTag>
  if (row.finishedAt) return <StatusTag tone="ok">{text(m.finished)}</StatusTag>
  const percent = row.passed ? Math.floor((row.issued / row.passed) * 100) : 0
  return <Progress percent={percent} size="small" style={{ width: 140 }} aria-label={text(m.running)} />
}
