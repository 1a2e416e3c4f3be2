import { type Column, formatDate, formatMoment, formatNumber, StatusTag, useLanguage, useText } from '@lingjiang/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { ListFrame } from '../../frames/list-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type AuditSeal, useCheckSeal, useSeals } from './audit-api.ts'
import { administrationMessages as m } from './messages.ts'

const TONES = { intact: 'ok', changed: 'danger', 'not-sealed': 'neutral' } as const

/** The sealed days; each can be computed anew and compared with the public register. */
export function SealsPage() {
  const text = useText()
  const [before, setBefore] = useState<string>()
  const { data, error, isFetching, refetch } = useSeals(before)
  const next = data?.next
  return (
    <ListFrame<AuditSeal>
      title={text(m.seals)}
      above={<p className="lj-muted">{text(m.sealsLead)}</p>}
      columns={useColumns()}
      rows={data?.seals}
      rowKey={(row) => row.day}
      loading={isFetching && !data}
      error={error}
      retry={() => void refetch()}
      next={next ? () => <Button onClick={() => setBefore(next)}>{text(m.earlier)}</Button> : undefined}
      empty={{ title: text(m.noSeals) }}
    />
  )
}

function useColumns(): readonly Column<AuditSeal>[] {
  const text = useText()
  const language = useLanguage()
  return [
    { key: 'day', title: text(m.day), main: true, cell: (row) => formatDate(row.day, language) },
    { key: 'events', title: text(m.events), figures: true, cell: (row) => formatNumber(row.events) },
    { key: 'index', title: text(m.registerIndex), figures: true, cell: (row) => formatNumber(row.index) },
    { key: 'digest', title: text(m.digest), cell: (row) => <code className="long-word">{row.digest}</code> },
    { key: 'sealed', title: text(m.recordedAt), cell: (row) => formatMoment(row.sealedAt) },
    { key: 'check', title: text(m.standing), cell: (row) => <Check day={row.day} /> },
  ]
}

function Check({ day }: { readonly day: string }) {
  const text = useText()
  const check = useCheckSeal()
  return (
    <>
      <ProblemAlert error={check.error} />
      {check.data ? (
        <StatusTag tone={TONES[check.data.standing]}>{text(m[check.data.standing])}</StatusTag>
      ) : (
        <Button size="small" loading={check.isPending} onClick={() => check.mutate(day)}>
          {text(m.checkSeal)}
        </Button>
      )}
    </>
  )
}
