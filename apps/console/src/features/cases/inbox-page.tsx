import { SOON_WORKDAYS } from '@lingjiang/process/contract'
import { type Column, formatMoment, StatusTag, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/me.ts'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { type InboxRow, useCases } from './cases-api.ts'
import { ClockDue } from './clock.tsx'
import type { InboxSearch } from './inbox-search.ts'
import { caseMessages as m } from './messages.ts'
import { Queues, totalOf } from './queues.tsx'
import { TogetherBar } from './together-bar.tsx'

const route = getRouteApi('/shell/inbox')

/** What waits, most urgent first: queues with counts, filters and page in the address; several can be taken together. */
export function InboxPage() {
  const text = useText()
  const search = route.useSearch()
  const { data, error, isFetching, isPlaceholderData, refetch } = useCases(search)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const rows = data?.cases
  const counts = data?.counts ?? []
  const next = data?.next
  const { cursor, ...firstPage } = search
  const picked = rows?.filter((row) => chosen.includes(row.id)) ?? []
  return (
    <ListFrame<InboxRow>
      title={text(m.inbox)}
      actions={<QueueChoice search={search} />}
      above={data && <Queues counts={counts} search={search} />}
      filters={<InboxFilters search={search} processes={counts} />}
      bar={<TogetherBar rows={picked} onPick={setChosen} />}
      filtered={Boolean(search.process || search.state || search.region || search.due || search.text)}
      columns={useColumns(search)}
      rows={rows}
      rowKey={(row) => row.id}
      loading={isFetching && (!data || isPlaceholderData)}
      error={error}
      retry={() => void refetch()}
      total={totalOf(counts, search)}
      {...(rows?.some((row) => row.together.length > 0)
        ? {
            choice: {
              chosen: picked.map((row) => row.id),
              onChoose: setChosen,
              mayChoose: (row: InboxRow) => row.together.length > 0,
              label: (row: InboxRow) =>
                row.together.length > 0 ? text(m.pick, { title: row.title }) : `${text(m.oneByOne)}：${row.title}`,
              labelAll: text(m.pickAll),
            },
          }
        : {})}
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

function useColumns(search: InboxSearch): readonly Column<InboxRow>[] {
  const text = useText()
  const regionName = useRegionName()
  return [
    {
      key: 'title',
      title: text(m.subject),
      main: true,
      cell: (row) => (
        <Link to="/cases/$caseId" params={{ caseId: row.id }} search={search}>
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
    { key: 'due', title: text(m.due), cell: (row) => (row.clock ? <ClockDue clock={row.clock} /> : text(m.noClock)) },
    {
      key: 'changed',
      title: text(m.changed),
      cell: (row) => <span className="lj-figures">{formatMoment(row.changedAt)}</span>,
    },
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
  const set = (name: 'process' | 'region' | 'due' | 'text', value: string | undefined) => {
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
      {search.queue !== 'closed' && (
        <SelectFilter
          label={text(m.due)}
          value={search.due}
          all={text(m.anyDue)}
          options={[
            { value: 'late', label: text(m.late) },
            { value: 'soon', label: text(m.soon, { days: SOON_WORKDAYS }) },
            { value: 'later', label: text(m.later) },
            { value: 'none', label: text(m.noClock) },
          ]}
          onChange={(value) => set('due', value)}
        />
      )}
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
