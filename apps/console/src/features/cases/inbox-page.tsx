import { type Column, formatMoment, StatusTag, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useMe } from '../../app/me.ts'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { type CaseRow, useCases } from './cases-api.ts'
import { ClockTag } from './clock.tsx'
import type { InboxSearch } from './inbox-search.ts'
import { caseMessages as m } from './messages.ts'
import { Queues, totalOf } from './queues.tsx'

const route = getRouteApi('/shell/inbox')

/** What waits, most urgent first: queues with counts, filters and page in the address. */
export function InboxPage() {
  const text = useText()
  const search = route.useSearch()
  const { data, error, isFetching, isPlaceholderData, refetch } = useCases(search)
  const counts = data?.counts ?? []
  const next = data?.next
  const { cursor, ...firstPage } = search
  return (
    <ListFrame<CaseRow>
      title={text(m.inbox)}
      actions={<QueueChoice search={search} />}
      above={data && <Queues counts={counts} search={search} />}
      filters={<InboxFilters search={search} processes={data?.counts ?? []} />}
      filtered={Boolean(search.process || search.state || search.region || search.late || search.text)}
      columns={useColumns()}
      rows={data?.cases}
      rowKey={(row) => row.id}
      loading={isFetching && (!data || isPlaceholderData)}
      error={error}
      retry={() => void refetch()}
      total={totalOf(counts, search)}
      first={
        cursor
          ? (words) => (
              <Link to="/inbox" search={firstPage}>
                {words}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (words) => (
              <Link to="/inbox" search={{ ...search, cursor: next }}>
                {words}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.emptyMine), body: text(m.emptyMineHint) }}
    />
  )
}

function useColumns(): readonly Column<CaseRow>[] {
  const text = useText()
  const regionName = useRegionName()
  return [
    {
      key: 'title',
      title: text(m.subject),
      main: true,
      cell: (row) => (
        <Link to="/cases/$caseId" params={{ caseId: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'process', title: text(m.process), cell: (row) => text(row.processTitle) },
    {
      key: 'state',
      title: text(m.state),
      cell: (row) => <StatusTag tone={row.closedAt ? 'ok' : 'info'}>{text(row.stateTitle)}</StatusTag>,
    },
    { key: 'region', title: text(m.region), cell: (row) => regionName(row.regionCode) },
    { key: 'due', title: text(m.due), cell: (row) => (row.clock ? <ClockTag clock={row.clock} /> : '—') },
    { key: 'changed', title: text(m.changed), cell: (row) => formatMoment(row.changedAt) },
  ]
}

function QueueChoice({ search }: { readonly search: InboxSearch }) {
  const text = useText()
  const navigate = useNavigate()
  return (
    <Segmented
      aria-label={text(m.queues)}
      value={search.queue ?? 'mine'}
      options={[
        { value: 'mine', label: text(m.mine) },
        { value: 'open', label: text(m.open) },
        { value: 'closed', label: text(m.closed) },
      ]}
      onChange={(queue) => {
        const region = search.region ? { region: search.region } : {}
        void navigate({
          to: '/inbox',
          search: queue === 'open' || queue === 'closed' ? { queue, ...region } : region,
        })
      }}
    />
  )
}

function InboxFilters({
  search,
  processes,
}: {
  readonly search: InboxSearch
  readonly processes: readonly { readonly process: string; readonly processTitle: { zh: string; en: string } }[]
}) {
  const text = useText()
  const navigate = useNavigate()
  const me = useMe()
  const regions = useRegions()
  const regionName = useRegionName()
  const set = (name: 'process' | 'region' | 'text', value: string | undefined) => {
    const { cursor: _cursor, [name]: _old, ...rest } = search
    const { state: _state, ...stateless } = rest
    void navigate({
      to: '/inbox',
      search: { ...(name === 'process' ? stateless : rest), ...(value ? { [name]: value } : {}) },
    })
  }
  const own = me?.mandate?.regions.map((region) => region.code) ?? []
  const covered = regions.filter((region) => region.tier !== 'town' && own.some((code) => isUnder(region.code, code)))
  const known = [...new Map(processes.map((row) => [row.process, text(row.processTitle)])).entries()]
  return (
    <>
      <SelectFilter
        label={text(m.process)}
        value={search.process}
        all={text(m.allProcesses)}
        options={known.map(([value, label]) => ({ value, label }))}
        onChange={(value) => set('process', value)}
      />
      {covered.length > 1 && (
        <SelectFilter
          label={text(m.region)}
          value={search.region}
          all={text(m.allRegions)}
          options={covered.map((region) => ({ value: region.code, label: regionName(region.code) }))}
          onChange={(value) => set('region', value)}
        />
      )}
      <TextFilter label={text(m.search)} value={search.text} onChange={(value) => set('text', value)} />
    </>
  )
}

/** Whether a division lies in another or is it: 440106 in 440100 in 440000. */
function isUnder(code: string, outer: string): boolean {
  return code.startsWith(outer.replace(/(00){1,2}$/, ''))
}
