import { Loading, StatusTag, useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { CaseActions } from './case-actions.tsx'
import { CaseFacts } from './case-facts.tsx'
import { CaseRecord } from './case-record.tsx'
import { useCase } from './cases-api.ts'
import { type CaseClock, ClockTag } from './clock.tsx'
import { caseMessages as m } from './messages.ts'

const route = getRouteApi('/shell/cases/$caseId')

/** One case: its facts and record on the left, what one may do and the time limits on the right. */
export function CasePage() {
  const text = useText()
  const { caseId } = route.useParams()
  const { data, error, refetch } = useCase(caseId)
  useTitle(data?.case.title ?? text(m.subject))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { case: file } = data
  return (
    <div className="frame">
      <p>
        <Link to="/inbox" search={{}}>
          {text(m.back)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{file.title}</h1>
        <StatusTag tone={file.closedAt ? 'ok' : 'info'}>{text(file.stateTitle)}</StatusTag>
      </div>
      <div className="frame-split">
        <div className="frame">
          <CaseFacts file={file} />
          <section className="frame-card" aria-labelledby="record">
            <h2 id="record">{text(m.record)}</h2>
            <CaseRecord events={data.events} openedAt={file.openedAt} />
          </section>
        </div>
        <aside className="frame">
          <CaseActions reply={data} />
          {data.clocks.length > 0 && (
            <section className="frame-card frame-actions" aria-labelledby="clocks">
              <h2 id="clocks">{text(m.clocks)}</h2>
              {runningFirst(data.clocks).map((clock) => (
                <div key={`${clock.name} ${clock.dueOn} ${clock.standing}`}>
                  <p>{text(clock.title)}</p>
                  <ClockTag clock={clock} />
                </div>
              ))}
            </section>
          )}
        </aside>
      </div>
    </div>
  )
}

const ORDER: readonly string[] = ['running', 'paused', 'fired']
const placeOf = ({ standing }: CaseClock) => (ORDER.includes(standing) ? ORDER.indexOf(standing) : ORDER.length)

/** What still runs matters most. */
const runningFirst = (clocks: readonly CaseClock[]) => [...clocks].sort((one, other) => placeOf(one) - placeOf(other))
