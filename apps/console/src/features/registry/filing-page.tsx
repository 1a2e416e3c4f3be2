import { ORGANISATION_KIND_NAMES } from '@lingjiang/kernel'
import { documentsFor } from '@lingjiang/registry/domain'
import { Loading, Notice, StatusTag, TaskList, type TaskRow, useText, useTitle } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMay } from '../../app/me.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { ConditionsPanel } from './conditions-panel.tsx'
import { FilingDetail } from './filing-detail.tsx'
import { toneOf } from './filings-page.tsx'
import { MadeUp } from './made-up.tsx'
import { filingMessages as m } from './messages.ts'
import { type FilingReply, filingQuery } from './registry-api.ts'
import './registry.css'

const route = getRouteApi('/shell/registry/filings/$filingId')

/** An application: its task list for the applicant while it can be changed, its whole content for everybody else. */
export function FilingPage() {
  const text = useText()
  const { filingId } = route.useParams()
  const { data, error, refetch } = useQuery(filingQuery(filingId))
  const mayPrepare = useMay('registry.filing.prepare')
  const mayScore = useMay('registry.panel.score')
  const title = data
    ? `${text(ORGANISATION_KIND_NAMES[data.filing.kind])} · ${data.organisation.name}`
    : text(m.filings)
  useTitle(title)
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="frame">
      {mayPrepare && (
        <p>
          <Link to="/registry/filings">{text(m.toList)}</Link>
        </p>
      )}
      {mayScore && (
        <p>
          <Link to="/registry/reviews">{text(m.toReviews)}</Link>
        </p>
      )}
      <div className="frame-head">
        <h1>{title}</h1>
        <MadeUp synthetic={data.organisation.synthetic} />
        <StatusTag tone={toneOf(data.filing.state)}>{text(data.filing.stateTitle)}</StatusTag>
      </div>
      {data.editable ? <Tasks reply={data} /> : <FilingDetail reply={data} />}
    </div>
  )
}

function Tasks({ reply }: { readonly reply: FilingReply }) {
  const text = useText()
  return (
    <div className="frame-split registry-split">
      <div className="frame">
        {reply.filing.state === 'returned' && (
          <Notice tone="warn" title={text(m.returned)}>
            <p>
              {text(m.returnedHint)}{' '}
              {reply.caseId && (
                <Link to="/cases/$caseId" params={{ caseId: reply.caseId }}>
                  {text(m.seeCase)}
                </Link>
              )}
            </p>
          </Notice>
        )}
        <section className="frame-card" aria-labelledby="tasks">
          <h2 id="tasks">{text(m.tasks)}</h2>
          <TaskList tasks={useTasks(reply)} />
        </section>
      </div>
      <aside className="frame">
        <ConditionsPanel reply={reply} />
      </aside>
    </div>
  )
}

/** Which task mends a condition. */
const TASK_OF: Readonly<Record<string, 'statement' | 'staff' | 'sites' | 'items' | 'documents'>> = {
  'F-04': 'staff',
  'F-05': 'staff',
  'F-03': 'staff',
  C10: 'staff',
  'F-02': 'sites',
  'S-04': 'sites',
  C06: 'sites',
  'F-09': 'sites',
  'S-01': 'items',
  'S-02': 'items',
  'S-03': 'items',
  'F-07': 'items',
  'F-08': 'items',
  C14: 'items',
  C15: 'items',
  'D-01': 'documents',
}

function useTasks(reply: FilingReply): readonly TaskRow[] {
  const text = useText()
  const params = { filingId: reply.filing.id }
  const openOf = (task: string) =>
    reply.conditions.filter((c) => !c.met && (TASK_OF[c.rule] ?? 'statement') === task).length
  const status = (task: string) => {
    const open = openOf(task)
    return <StatusTag tone={open ? 'warn' : 'ok'}>{open ? text(m.open, { count: open }) : text(m.done)}</StatusTag>
  }
  const ready = reply.conditions.every((condition) => condition.met)
  const rooms = reply.sites.reduce((sum, site) => sum + site.rooms.length, 0)
  const handed = new Set(reply.documents.map((document) => document.kind)).size
  return [
    {
      key: 'organisation',
      title: <Link to="/registry/organisation">{text(m.taskOrganisation)}</Link>,
      hint: reply.organisation.name,
      status: <StatusTag tone="ok">{text(m.done)}</StatusTag>,
    },
    {
      key: 'statement',
      title: (
        <Link to="/registry/filings/$filingId/statement" params={params}>
          {text(m.taskStatement)}
        </Link>
      ),
      status: status('statement'),
    },
    {
      key: 'sites',
      title: <Link to="/registry/sites">{text(m.taskSites)}</Link>,
      hint: text(m.sitesHint, { sites: reply.sites.length, rooms }),
      status: status('sites'),
    },
    {
      key: 'staff',
      title: <Link to="/registry/staff">{text(m.taskStaff)}</Link>,
      hint: text(m.staffHint, { count: reply.staff.length }),
      status: status('staff'),
    },
    {
      key: 'items',
      title: (
        <Link to="/registry/filings/$filingId/occupations" params={params}>
          {text(m.taskItems)}
        </Link>
      ),
      hint: text(m.itemsHint, { count: reply.items.length }),
      status: status('items'),
    },
    {
      key: 'documents',
      title: (
        <Link to="/registry/filings/$filingId/papers" params={params}>
          {text(m.taskDocuments)}
        </Link>
      ),
      hint: text(m.documentsHint, { have: handed, needed: documentsFor(reply.filing.kind).length }),
      status: status('documents'),
    },
    {
      key: 'check',
      title: ready ? (
        <Link to="/registry/filings/$filingId/check" params={params}>
          {text(m.taskCheck)}
        </Link>
      ) : (
        text(m.taskCheck)
      ),
      hint: ready ? undefined : text(m.locked),
      status: <StatusTag tone={ready ? 'info' : 'neutral'}>{ready ? text(m.ready) : text(m.todo)}</StatusTag>,
    },
  ]
}
