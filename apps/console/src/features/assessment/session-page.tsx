import { ASSESSMENT_METHOD_NAMES, DUTY_ROLE_NAMES, DUTY_ROLES, SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import { AUDIENCE_NAMES, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import {
  formatDate,
  formatMoment,
  formatMoney,
  formatTime,
  Loading,
  StatusTag,
  Table,
  useJoin,
  useLanguage,
  useText,
  useTitle,
} from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type SessionDetail, toneOf, useSession } from './assessment-api.ts'
import { Checks } from './checks.tsx'
import { assessmentMessages as m } from './messages.ts'
import './plan.css'

const route = getRouteApi('/shell/sessions/$sessionId')

/** One session: its facts, rooms and people on the left; the live checks and the ways on at the right. */
export function SessionPage() {
  const text = useText()
  const { sessionId } = route.useParams()
  const { data, error, refetch } = useSession(sessionId)
  useTitle(data ? `${data.session.occupationName} ${data.session.firstDay}` : text(m.sessions))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { session } = data
  return (
    <div className="frame">
      <p>
        <Link to="/sessions" search={{}}>
          {text(m.back)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>
          {session.occupationName} {text(SKILL_LEVEL_NAMES[session.level])}
        </h1>
        <StatusTag tone={toneOf(session.state)}>{text(session.stateTitle)}</StatusTag>
      </div>
      <div className="frame-split">
        <div className="frame">
          <section className="frame-card">
            <SessionFacts detail={data} />
          </section>
          <Slots detail={data} />
        </div>
        <aside className="frame">
          <Ways detail={data} />
          {data.checks.length > 0 && <Checks checks={data.checks} />}
        </aside>
      </div>
    </div>
  )
}

/** Who, where, when, for how many and how much. */
export function SessionFacts({ detail }: { readonly detail: SessionDetail }) {
  const text = useText()
  const language = useLanguage()
  const { session, methods, notice } = detail
  return (
    <Facts
      facts={[
        { label: text(m.organisation), value: session.organisationName },
        { label: text(m.planNumber), value: session.planNumber ?? '—' },
        { label: text(m.site), value: `${session.siteName}（${session.siteAddress}）` },
        { label: text(m.day), value: formatDate(session.firstDay, language) },
        {
          label: text(m.registrationTime),
          value: `${formatDate(session.registrationOpensOn, language)} – ${formatDate(session.registrationClosesOn, language)}`,
        },
        { label: text(m.taken), value: `${session.taken} / ${session.capacity}` },
        { label: text(m.audience), value: text(AUDIENCE_NAMES[session.audience]) },
        { label: text(m.fee), value: formatMoney(session.feeFen) },
        { label: text(m.methods), value: methods.map((one) => text(ASSESSMENT_METHOD_NAMES[one])).join('、') },
        ...(notice ? [{ label: text(m.notice), value: notice }] : []),
      ]}
    />
  )
}

function Slots({ detail }: { readonly detail: SessionDetail }) {
  const text = useText()
  const join = useJoin()
  return (
    <section className="frame-card" aria-labelledby="slots">
      <h2 id="slots">{text(m.slots)}</h2>
      <Table
        caption={text(m.slots)}
        rows={detail.slots}
        rowKey={(slot) => slot.id}
        columns={[
          { key: 'subject', title: text(m.subject), main: true, cell: (slot) => text(SUBJECT_NAMES[slot.subject]) },
          { key: 'room', title: text(m.room), cell: (slot) => slot.roomName },
          {
            key: 'time',
            title: text(m.time),
            cell: (slot) => `${formatMoment(slot.startsAt)}–${formatTime(slot.endsAt)}`,
          },
          { key: 'seats', title: text(m.seats), figures: true, cell: (slot) => slot.seats },
          {
            key: 'people',
            title: text(m.people),
            cell: (slot) => (
              <ul className="plain-list">
                {DUTY_ROLES.filter((role) => slot.duties.some((duty) => duty.role === role)).map((role) => (
                  <li key={role}>
                    {text(DUTY_ROLE_NAMES[role])}：
                    {join(slot.duties.filter((duty) => duty.role === role).map((duty) => duty.name))}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  )
}

function Ways({ detail }: { readonly detail: SessionDetail }) {
  const text = useText()
  const params = { sessionId: detail.session.id }
  const count = detail.registrations.reduce((sum, row) => sum + row.count, 0)
  return (
    <nav className="frame-card" aria-label={text(m.sessions)}>
      <ul className="plain-list">
        {detail.caseId && (
          <li>
            <Link to="/cases/$caseId" params={{ caseId: detail.caseId }}>
              {text(m.act)}
            </Link>
          </li>
        )}
        {detail.editable && (
          <li>
            <Link to="/sessions/$sessionId/plan" params={params}>
              {text(m.changePlan)}
            </Link>
          </li>
        )}
        <li>
          <Link to="/sessions/$sessionId/registrations" params={params} search={{}}>
            {text(m.registrations)}（{count}）
          </Link>
        </li>
        <li>
          <Link to="/sessions/$sessionId/results" params={params} search={{}}>
            {text(m.results)}
          </Link>
        </li>
        {detail.session.state === 'open' && (
          <li>
            <Link to="/sessions/$sessionId/import" params={params}>
              {text(m.import)}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}
