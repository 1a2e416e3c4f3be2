import { ROLE_NAMES } from '@lingjiang/kernel'
import { type Column, formatMoment, StatusTag, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useId } from 'react'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { type AuditEvent, useAudit } from './audit-api.ts'
import type { AuditSearch } from './audit-search.ts'
import { administrationMessages as m } from './messages.ts'
import { useValueWords } from './parameter-value.tsx'

const route = getRouteApi('/shell/administration/audit')
const NO_VALUE = { zh: '—', en: '—' }
const TONES = { done: 'ok', refused: 'warn', failed: 'danger' } as const

/** The trail, the newest first, with its filters in the address. */
export function AuditPage() {
  const text = useText()
  const search = route.useSearch()
  const { data, error, isFetching, isPlaceholderData, refetch } = useAudit(search)
  const { before, ...firstPage } = search
  const next = data?.next
  return (
    <ListFrame<AuditEvent>
      title={text(m.audit)}
      above={<p className="lj-muted">{text(m.auditLead)}</p>}
      filters={<Filters search={search} actions={data?.actions ?? []} />}
      filtered={Object.keys(search).length > 0}
      columns={useColumns()}
      rows={data?.events}
      rowKey={(row) => String(row.id)}
      loading={isFetching && (!data || isPlaceholderData)}
      error={error}
      retry={() => void refetch()}
      first={
        before
          ? (words) => (
              <Link to="/administration/audit" search={firstPage}>
                {words}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (words) => (
              <Link to="/administration/audit" search={{ ...search, before: next }}>
                {words}
              </Link>
            )
          : undefined
      }
    />
  )
}

function useColumns(): readonly Column<AuditEvent>[] {
  const text = useText()
  const valueWords = useValueWords(NO_VALUE)
  return [
    { key: 'at', title: text(m.at), main: true, cell: (row) => formatMoment(row.at) },
    { key: 'actor', title: text(m.actor), cell: (row) => <Actor event={row} /> },
    { key: 'action', title: text(m.action), cell: (row) => <span className="long-word">{row.action}</span> },
    {
      key: 'outcome',
      title: text(m.outcome),
      cell: (row) => <StatusTag tone={TONES[row.outcome]}>{text(m[row.outcome])}</StatusTag>,
    },
    {
      key: 'subject',
      title: text(m.subject),
      cell: (row) => (
        <span className="long-word">
          {row.subjectKind} {row.subjectId}
        </span>
      ),
    },
    { key: 'facts', title: text(m.details), cell: (row) => <span className="long-word">{valueWords(row.facts)}</span> },
    {
      key: 'number',
      title: text(m.number),
      cell: (row) => <span className="lj-muted long-word">{row.correlationId}</span>,
    },
  ]
}

function Actor({ event }: { readonly event: AuditEvent }) {
  const text = useText()
  if (!event.account) return text(event.actorKind === 'system' ? m.systemActor : m.publicActor)
  return (
    <>
      {event.account.name} <span className="lj-muted">{event.role && text(ROLE_NAMES[event.role])}</span>
      {event.delegatedBy && <p className="lj-muted">{text(m.lentBy, { name: event.delegatedBy })}</p>}
    </>
  )
}

function Filters({ search, actions }: { readonly search: AuditSearch; readonly actions: readonly string[] }) {
  const text = useText()
  const navigate = useNavigate()
  const set = (change: Partial<Record<keyof AuditSearch, unknown>>) => {
    const { before: _before, ...rest } = search
    const next = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined)
    void navigate({ to: '/administration/audit', search: Object.fromEntries(next) as AuditSearch })
  }
  return (
    <>
      <SelectFilter
        label={text(m.viewsOnly)}
        width={16}
        value={search.views ? 'views' : undefined}
        all={text(m.everything)}
        options={[{ value: 'views', label: text(m.fullNumberViews) }]}
        onChange={(value) => set({ views: value ? true : undefined })}
      />
      <TextFilter label={text(m.who)} value={search.account} onChange={(account) => set({ account })} />
      <TextFilter label={text(m.subject)} value={search.subject} onChange={(subject) => set({ subject })} />
      <SelectFilter
        label={text(m.action)}
        width={16}
        value={search.action}
        all={text(m.allActions)}
        options={actions.map((value) => ({ value, label: value }))}
        onChange={(action) => set({ action })}
      />
      <SelectFilter
        label={text(m.outcome)}
        value={search.outcome}
        all={text(m.allOutcomes)}
        options={(['done', 'refused', 'failed'] as const).map((value) => ({ value, label: text(m[value]) }))}
        onChange={(outcome) => set({ outcome })}
      />
      <DayFilter label={text(m.fromDay)} value={search.from} onChange={(from) => set({ from })} />
      <DayFilter label={text(m.toDay)} value={search.to} onChange={(to) => set({ to })} />
    </>
  )
}

function DayFilter({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) {
  const id = useId()
  return (
    <div className="frame-filter">
      <label htmlFor={id}>{label}</label>
      <Input id={id} type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value || undefined)} />
    </div>
  )
}
