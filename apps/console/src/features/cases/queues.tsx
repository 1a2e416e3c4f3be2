import { type DueStanding, SOON_WORKDAYS } from '@lingjiang/process/contract'
import { formatNumber, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import type { CaseCount } from './cases-api.ts'
import type { InboxSearch } from './inbox-search.ts'
import { caseMessages as m } from './messages.ts'

type Tally = 'count' | 'late' | 'soon' | 'none'
const sum = (counts: readonly CaseCount[], of: Tally) => counts.reduce((all, row) => all + row[of], 0)

/** How many of the queue stand how in time, and how many lie in which state: each number opens its list. */
export function Queues({ counts, search }: { readonly counts: readonly CaseCount[]; readonly search: InboxSearch }) {
  const text = useText()
  const { process, state, due, cursor: _cursor, ...rest } = search
  const place = { ...rest, ...(process ? { process } : {}), ...(state ? { state } : {}) }
  const inPlace = counts.filter((row) => (!process || row.process === process) && (!state || row.state === state))
  const [late, soon] = [sum(inPlace, 'late'), sum(inPlace, 'soon')]
  const shown = process ? counts.filter((row) => row.process === process) : counts
  return (
    <div className="queues">
      {search.queue !== 'closed' && (
        <ul aria-label={text(m.due)}>
          <QueueEntry search={place} current={!due} words={text(m.everything)} count={sum(inPlace, 'count')} />
          {(late > 0 || due === 'late') && (
            <QueueEntry
              search={{ ...place, due: 'late' }}
              current={due === 'late'}
              words={text(m.late)}
              count={late}
              late
            />
          )}
          {(soon > 0 || due === 'soon') && (
            <QueueEntry
              search={{ ...place, due: 'soon' }}
              current={due === 'soon'}
              words={text(m.soon, { days: SOON_WORKDAYS })}
              count={soon}
            />
          )}
        </ul>
      )}
      {counts.length > 1 && (
        <ul aria-label={text(m.state)}>
          <QueueEntry
            search={{ ...rest, ...(due ? { due } : {}) }}
            current={!process && !state}
            words={text(m.allStates)}
            count={due ? undefined : sum(counts, 'count')}
          />
          {shown.map((row) => (
            <QueueEntry
              key={`${row.process} ${row.state}`}
              search={{ ...rest, ...(due ? { due } : {}), process: row.process, state: row.state }}
              current={row.process === process && row.state === state}
              words={`${text(row.processTitle)} · ${text(row.stateTitle)}`}
              count={tally(row, due)}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

function QueueEntry({
  search,
  current,
  words,
  count,
  late = false,
}: {
  readonly search: InboxSearch
  readonly current: boolean
  readonly words: string
  readonly count: number | undefined
  readonly late?: boolean
}) {
  return (
    <li>
      <Link to="/inbox" search={search} activeOptions={{ exact: true }} data-current={current || undefined}>
        <span className={late ? 'late' : undefined}>{words}</span>
        {count !== undefined && <b className={late ? 'late' : undefined}>{formatNumber(count)}</b>}
      </Link>
    </li>
  )
}

function tally(row: CaseCount, due: DueStanding | undefined): number {
  if (!due) return row.count
  return due === 'later' ? row.count - row.late - row.soon - row.none : row[due]
}

/** The size of the list as filtered, where the counts say it. */
export function totalOf(counts: readonly CaseCount[], search: InboxSearch): number | undefined {
  if (search.text) return undefined
  return counts
    .filter(
      (row) => (!search.process || row.process === search.process) && (!search.state || row.state === search.state),
    )
    .reduce((all, row) => all + tally(row, search.due), 0)
}
