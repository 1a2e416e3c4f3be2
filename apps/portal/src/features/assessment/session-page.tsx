import { ASSESSMENT_METHOD_NAMES, GetAnnouncedSession, SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import {
  buttonClass,
  call,
  ErrorState,
  formatDate,
  formatDateLong,
  formatLevel,
  formatMoney,
  formatNumber,
  formatTime,
  Loading,
  Notice,
  Page,
  SummaryList,
  Table,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { assessmentMessages as m } from './messages.ts'

const route = getRouteApi('/sessions/$sessionId')

/** One session: what, where, when, what it costs, and the button that registers. */
export function SessionPage() {
  const text = useText()
  const language = useLanguage()
  const { sessionId } = route.useParams()
  const found = useQuery({
    queryKey: ['assessment', 'announced', sessionId],
    queryFn: ({ signal }) => call(GetAnnouncedSession, { params: { sessionId }, signal }),
  })
  const above = (
    <p>
      <Link to="/sessions">{text(m.back)}</Link>
    </p>
  )
  if (found.error)
    return (
      <Page title={text(m.find)} above={above}>
        <ErrorState error={found.error} retry={() => found.refetch()} />
      </Page>
    )
  if (!found.data) return <Loading lines={8} />
  const { session, slots, methods, notice, registrable } = found.data
  const own = session.audience !== 'public'
  return (
    <Page
      title={`${session.occupationName} · ${formatLevel(session.level, language)}`}
      above={above}
      lead={session.organisationName}
    >
      <SummaryList
        rows={[
          { key: 'day', label: text(m.examDay), value: formatDateLong(session.firstDay, language) },
          { key: 'site', label: text(m.site), value: `${session.siteName}（${session.siteAddress}）` },
          {
            key: 'registration',
            label: text(m.registration),
            value: text(m.fromTo, {
              from: formatDate(session.registrationOpensOn, language),
              to: formatDate(session.registrationClosesOn, language),
            }),
          },
          {
            key: 'capacity',
            label: text(m.capacity),
            value: `${formatNumber(session.capacity)}（${text(m.places, { left: session.capacity - session.taken })}）`,
          },
          { key: 'fee', label: text(m.fee), value: session.feeFen ? formatMoney(session.feeFen) : text(m.free) },
          {
            key: 'methods',
            label: text(m.methods),
            value: methods.map((one) => text(ASSESSMENT_METHOD_NAMES[one])).join('、'),
          },
          ...(session.planNumber ? [{ key: 'plan', label: text(m.planNumber), value: session.planNumber }] : []),
        ]}
      />
      <h2>{text(m.slots)}</h2>
      <Table
        caption={text(m.slots)}
        rows={slots}
        rowKey={(slot) => `${slot.subject} ${slot.roomName} ${slot.startsAt}`}
        columns={[
          { key: 'subject', title: text(m.methods), main: true, cell: (slot) => text(SUBJECT_NAMES[slot.subject]) },
          {
            key: 'time',
            title: text(m.examDay),
            cell: (slot) => `${formatTime(slot.startsAt)}–${formatTime(slot.endsAt)}`,
          },
          { key: 'room', title: text(m.site), cell: (slot) => slot.roomName },
        ]}
      />
      {notice && (
        <Notice title={text(m.notice)}>
          <p>{notice}</p>
        </Notice>
      )}
      {registrable && !own ? (
        <p>
          <Link to="/sessions/$sessionId/register" params={{ sessionId }} className={buttonClass('primary', true)}>
            {text(m.register)}
          </Link>
        </p>
      ) : (
        <Notice tone="neutral">
          {text(own ? m.byOrganisation : session.taken >= session.capacity ? m.full : m.closed)}
        </Notice>
      )}
    </Page>
  )
}
