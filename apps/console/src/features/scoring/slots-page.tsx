import { SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import { formatMoment, formatTime, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { examTitle } from '../../app/exam-title.ts'
import { useMay } from '../../app/me.ts'
import { ListFrame } from '../../frames/list-frame.tsx'
import { scoringMessages as m } from './messages.ts'
import { type SlotRow, useSlots } from './scoring-api.ts'

const route = getRouteApi('/shell/scoring')

/** Where the examiner is on the panel; for the organisation, how far its panels are. */
export function SlotsPage() {
  const text = useText()
  const search = route.useSearch()
  const navigate = useNavigate()
  const scores = useMay('assessment.scoring.score')
  const { data, error, isFetching, isPlaceholderData, refetch } = useSlots(search)
  return (
    <ListFrame<SlotRow>
      title={text(m.slots)}
      above={<p className="lj-muted">{text(m.slotsLead)}</p>}
      filters={
        <div className="frame-filter">
          <label htmlFor="from">{text(m.from)}</label>
          <Input
            id="from"
            type="date"
            value={search.from ?? ''}
            onChange={(event) =>
              void navigate({ to: '/scoring', search: event.target.value ? { from: event.target.value } : {} })
            }
          />
        </div>
      }
      filtered={Boolean(search.from)}
      columns={[
        {
          key: 'exam',
          title: text(m.exam),
          main: true,
          cell: (row) =>
            scores ? (
              <Link to="/scoring/$slotId" params={{ slotId: row.slotId }}>
                {examTitle(text, row.title)}
              </Link>
            ) : (
              <Link to="/sessions/$sessionId/results" params={{ sessionId: row.sessionId }} search={{}}>
                {examTitle(text, row.title)}
              </Link>
            ),
        },
        { key: 'subject', title: text(m.subject), cell: (row) => text(SUBJECT_NAMES[row.subject]) },
        { key: 'place', title: text(m.place), cell: (row) => `${row.siteName} · ${row.roomName}` },
        { key: 'time', title: text(m.time), cell: (row) => `${formatMoment(row.startsAt)}–${formatTime(row.endsAt)}` },
        {
          key: 'signed',
          title: text(m.signed),
          figures: true,
          cell: (row) => `${row.signed} / ${scores ? row.candidates : row.candidates * row.members}`,
        },
      ]}
      rows={data?.slots}
      rowKey={(row) => row.slotId}
      loading={isFetching && (!data || isPlaceholderData)}
      error={error}
      retry={() => void refetch()}
      empty={{ title: text(m.empty) }}
      next={
        data?.next
          ? (children) => (
              <Link to="/scoring" search={{ ...search, cursor: data.next as string }}>
                {children}
              </Link>
            )
          : undefined
      }
    />
  )
}
