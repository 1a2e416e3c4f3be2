import {
  ASSESSMENT_METHOD_NAMES,
  GetAnnouncedSession,
  SESSION_KIND_NAMES,
  SUBJECT_NAMES,
} from '@lingjiang/assessment/contract'
import { AUDIENCE_NAMES, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  buttonClass,
  call,
  ErrorState,
  formatDate,
  formatDateLong,
  formatMoment,
  formatMoney,
  formatTime,
  Loading,
  Notice,
  Page,
  type ReplyOf,
  StatusTag,
  SummaryList,
  Table,
  useJoin,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { portalPartMessages as p } from '../../parts/messages.ts'
import { openingOf } from '../../parts/session-list.tsx'
import { deviceToday } from '../../parts/today.ts'
import { useRegions } from '../../parts/use-regions.ts'
import { ConditionList } from './condition-list.tsx'
import { sessionMessages as m } from './session-messages.ts'

const route = getRouteApi('/sessions/$sessionId')
type Announced = ReplyOf<typeof GetAnnouncedSession>

/** One announced session: what, when, where, for how much, who may come, and the way to register. */
export function SessionPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const found = useQuery({
    queryKey: ['assessment', 'announced-session', sessionId],
    queryFn: ({ signal }) => call(GetAnnouncedSession, { params: { sessionId }, signal }),
  })
  const session = found.data?.session
  const title = session
    ? `${session.occupationName}${session.workType ? `（${session.workType}）` : ''} · ${text(SKILL_LEVEL_NAMES[session.level])}`
    : text(m.title)
  return (
    <Page
      title={title}
      above={
        <Link to="/sessions" className="lj-back">
          {text(m.back)}
        </Link>
      }
    >
      {found.isPending && <Loading lines={8} />}
      {found.error && <ErrorState error={found.error} retry={() => found.refetch()} />}
      {found.data && <Announcement announced={found.data} />}
    </Page>
  )
}

function Announcement({ announced }: { readonly announced: Announced }) {
  const text = useText()
  const language = useLanguage()
  const { session } = announced
  const opening = openingOf(session, deviceToday())
  return (
    <>
      <p className="portal-tags">
        <StatusTag tone={opening.tone}>
          {text(opening.text, { day: formatDate(session.registrationOpensOn, language) })}
        </StatusTag>
      </p>
      <SessionFacts announced={announced} />
      {announced.registrable && session.audience === 'public' && (
        <div className="lj-actions">
          <Link
            to="/sessions/$sessionId/register"
            params={{ sessionId: session.id }}
            className={buttonClass('primary', true)}
          >
            {text(m.register)}
          </Link>
        </div>
      )}
      {session.audience !== 'public' && (
        <Notice title={text(m.byOrganisation)}>
          <p>
            {text(m.byOrganisationHint, {
              audience: text(AUDIENCE_NAMES[session.audience]),
              organisation: session.organisationName,
            })}
          </p>
        </Notice>
      )}
      <Timetable announced={announced} />
      {announced.notice && (
        <section aria-labelledby="notice">
          <h2 id="notice">{text(m.notice)}</h2>
          <p className="portal-lines">{announced.notice}</p>
        </section>
      )}
      <ConditionList level={session.level} />
    </>
  )
}

function SessionFacts({ announced }: { readonly announced: Announced }) {
  const text = useText()
  const language = useLanguage()
  const { nameOf } = useRegions()
  const join = useJoin()
  const { session, methods } = announced
  const oneDay = session.firstDay === session.lastDay
  const row = (key: string, label: string, value: ReactNode) => ({ key, label, value })
  return (
    <SummaryList
      rows={[
        row(
          'day',
          text(p.examDay),
          oneDay
            ? formatDateLong(session.firstDay, language)
            : text(p.until, {
                from: formatDate(session.firstDay, language),
                to: formatDate(session.lastDay, language),
              }),
        ),
        row(
          'registration',
          text(p.registration),
          text(p.until, {
            from: formatDate(session.registrationOpensOn, language),
            to: formatDate(session.registrationClosesOn, language),
          }),
        ),
        row('place', text(p.place), `${nameOf(session.regionCode)} · ${session.siteName}`),
        row('address', text(m.address), session.siteAddress),
        row('fee', text(p.fee), session.feeFen ? formatMoney(session.feeFen) : text(p.free)),
        row(
          'places',
          text(p.places),
          session.taken < session.capacity
            ? text(p.placesLeft, { left: session.capacity - session.taken, capacity: session.capacity })
            : text(p.full),
        ),
        row(
          'organisation',
          text(m.organisation),
          <Link to="/organisations/$organisationId" params={{ organisationId: session.organisationId }}>
            {session.organisationName}
          </Link>,
        ),
        row('methods', text(m.methods), join(methods.map((method) => text(ASSESSMENT_METHOD_NAMES[method])))),
        row('audience', text(m.audience), text(AUDIENCE_NAMES[session.audience])),
        row('kind', text(m.kind), text(SESSION_KIND_NAMES[session.kind])),
        ...(session.planNumber ? [row('plan', text(m.planNumber), session.planNumber)] : []),
      ]}
    />
  )
}

function Timetable({ announced }: { readonly announced: Announced }) {
  const text = useText()
  return (
    <section aria-labelledby="timetable">
      <h2 id="timetable">{text(m.timetable)}</h2>
      {announced.slots.length === 0 ? (
        <p className="lj-muted">{text(m.timetableNone)}</p>
      ) : (
        <Table
          caption={text(m.timetable)}
          rows={announced.slots}
          rowKey={(slot) => `${slot.subject}-${slot.roomName}-${slot.startsAt}`}
          columns={[
            { key: 'subject', title: text(m.subject), main: true, cell: (slot) => text(SUBJECT_NAMES[slot.subject]) },
            {
              key: 'time',
              title: text(m.time),
              cell: (slot) => `${formatMoment(slot.startsAt)}–${formatTime(slot.endsAt)}`,
            },
            { key: 'room', title: text(m.room), cell: (slot) => slot.roomName },
          ]}
        />
      )}
    </section>
  )
}
