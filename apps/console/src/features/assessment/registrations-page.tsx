import {
  AcceptRegistrations,
  ListRegistrations,
  REGISTRATION_STATE_NAMES,
  REGISTRATION_STATES,
  type RegistrationState,
} from '@lingjiang/assessment/contract'
import { type Column, call, formatMoment, type ReplyOf, StatusTag, type Tone, useText } from '@lingjiang/ui'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useMay } from '../../app/me.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { assessmentMessages as m, SOURCE_NAMES } from './messages.ts'
import type { RegistrationsSearch } from './routes.ts'

const route = getRouteApi('/shell/sessions/$sessionId/registrations')
type Row = ReplyOf<typeof ListRegistrations>['registrations'][number]

export const STATE_TONES: Readonly<Record<RegistrationState, Tone>> = {
  submitted: 'warn',
  returned: 'danger',
  accepted: 'ok',
  admitted: 'ok',
  cancelled: 'neutral',
}

/** Who registered for a session; those that wait and have no warning can be accepted at once. */
export function RegistrationsPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const search = route.useSearch()
  const params = { sessionId }
  const list = useQuery({
    queryKey: ['assessment', 'registrations', sessionId, search],
    queryFn: ({ signal }) => call(ListRegistrations, { params, query: { ...search, limit: 50 }, signal }),
    placeholderData: keepPreviousData,
  })
  const { cursor, ...firstPage } = search
  const next = list.data?.next
  const counts = list.data?.counts ?? []
  const shown = search.state ? counts.filter((row) => row.state === search.state) : counts
  return (
    <ListFrame<Row>
      title={text(m.registrations)}
      actions={
        <AcceptAll sessionId={sessionId} waiting={counts.find((row) => row.state === 'submitted')?.count ?? 0} />
      }
      above={
        <p>
          <Link to="/sessions/$sessionId" params={params}>
            {text(m.backToSession)}
          </Link>
        </p>
      }
      filters={<Filters sessionId={sessionId} search={search} counts={counts} />}
      filtered={Object.keys(firstPage).length > 0}
      columns={useColumns()}
      rows={list.data?.registrations}
      rowKey={(row) => row.id}
      loading={list.isFetching && (!list.data || list.isPlaceholderData)}
      error={list.error}
      retry={() => void list.refetch()}
      total={search.text ? undefined : shown.reduce((sum, row) => sum + row.count, 0)}
      first={
        cursor
          ? (words) => (
              <Link to="/sessions/$sessionId/registrations" params={params} search={firstPage}>
                {words}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (words) => (
              <Link to="/sessions/$sessionId/registrations" params={params} search={{ ...firstPage, cursor: next }}>
                {words}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.noRegistrations), body: text(m.noRegistrationsHint) }}
    />
  )
}

function AcceptAll({ sessionId, waiting }: { readonly sessionId: string; readonly waiting: number }) {
  const text = useText()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const may = useMay('assessment.registration.review')
  const accept = useMutation({
    mutationFn: () => call(AcceptRegistrations, { params: { sessionId }, body: {} }),
    onSuccess: async ({ accepted }) => {
      void message.success(text(m.acceptedAll, { count: accepted }))
      await queries.invalidateQueries({ queryKey: ['assessment'] })
    },
  })
  if (!may) return null
  return (
    <>
      <Button
        loading={accept.isPending}
        disabled={waiting === 0}
        title={text(waiting === 0 ? m.acceptNone : m.acceptAllMeans)}
        onClick={() => accept.mutate()}
      >
        {waiting === 0 ? text(m.acceptAll) : text(m.acceptAllOf, { count: waiting })}
      </Button>
      <ProblemAlert error={accept.error} />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const text = useText()
  return [
    {
      key: 'name',
      title: text(m.name),
      main: true,
      cell: (row) => (
        <Link to="/registrations/$registrationId" params={{ registrationId: row.id }}>
          {row.candidateName}
        </Link>
      ),
    },
    {
      key: 'number',
      title: text(m.number),
      cell: (row) => <span className="lj-figures">{row.ticketNumber ?? row.number}</span>,
    },
    {
      key: 'document',
      title: text(m.document),
      cell: (row) => <span className="lj-figures">{row.documentMasked}</span>,
    },
    { key: 'alternative', title: text(m.alternative), cell: (row) => row.alternative },
    { key: 'warnings', title: text(m.warnings), figures: true, cell: (row) => row.warnings || '—' },
    {
      key: 'source',
      title: text(m.source),
      cell: (row) => text(SOURCE_NAMES[row.source as keyof typeof SOURCE_NAMES]),
    },
    { key: 'submitted', title: text(m.submitted), cell: (row) => formatMoment(row.submittedAt) },
    {
      key: 'state',
      title: text(m.state),
      cell: (row) => <StatusTag tone={STATE_TONES[row.state]}>{text(REGISTRATION_STATE_NAMES[row.state])}</StatusTag>,
    },
  ]
}

function Filters({
  sessionId,
  search,
  counts,
}: {
  readonly sessionId: string
  readonly search: RegistrationsSearch
  readonly counts: readonly { readonly state: RegistrationState; readonly count: number }[]
}) {
  const text = useText()
  const navigate = useNavigate()
  const set = (name: keyof RegistrationsSearch, value: string | undefined) => {
    const { cursor: _page, [name]: _old, ...others }: RegistrationsSearch = search
    const next = (value ? { ...others, [name]: value } : others) as RegistrationsSearch
    void navigate({ to: '/sessions/$sessionId/registrations', params: { sessionId }, search: next })
  }
  const countOf = (state: RegistrationState) => counts.find((row) => row.state === state)?.count ?? 0
  return (
    <>
      <TextFilter
        label={text(m.findCandidate)}
        width={16}
        value={search.text}
        onChange={(value) => set('text', value)}
      />
      <SelectFilter
        label={text(m.state)}
        value={search.state}
        all={text(m.all)}
        options={REGISTRATION_STATES.map((state) => ({
          value: state,
          label: `${text(REGISTRATION_STATE_NAMES[state])} ${countOf(state)}`,
        }))}
        onChange={(value) => set('state', value)}
      />
    </>
  )
}
