import { ORGANISATION_KIND_NAMES } from '@lingjiang/kernel'
import type { ListPanelCalls } from '@lingjiang/registry/contract'
import { formatMoment, type ReplyOf, StatusTag, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListFrame } from '../../frames/list-frame.tsx'
import { filingMessages, reviewMessages as m } from './messages.ts'
import { panelCallsQuery } from './registry-api.ts'

type Call = ReplyOf<typeof ListPanelCalls>['calls'][number]

/** An expert's inbox: the applications one is called to review. */
export function PanelCallsPage() {
  const text = useText()
  const calls = useQuery(panelCallsQuery)
  return (
    <ListFrame<Call>
      title={text(m.calls)}
      columns={[
        {
          key: 'name',
          title: text(m.unit),
          main: true,
          cell: (item) => (
            <Link to="/registry/filings/$filingId" params={{ filingId: item.filingId }}>
              {item.organisationName}
            </Link>
          ),
        },
        { key: 'kind', title: text(filingMessages.kind), cell: (item) => text(ORGANISATION_KIND_NAMES[item.kind]) },
        { key: 'called', title: text(m.called), cell: (item) => formatMoment(item.calledAt) },
        {
          key: 'scored',
          title: text(m.score),
          cell: (item) => (
            <StatusTag tone={item.scoredAt ? 'ok' : 'warn'}>{text(item.scoredAt ? m.scored : m.waiting)}</StatusTag>
          ),
        },
        { key: 'state', title: text(filingMessages.state), cell: (item) => text(item.stateTitle) },
      ]}
      rows={calls.data}
      rowKey={(item) => item.filingId}
      loading={calls.isFetching}
      error={calls.error}
      retry={() => void calls.refetch()}
      empty={{ title: text(m.callsNone), body: text(m.callsNoneHint) }}
    />
  )
}
