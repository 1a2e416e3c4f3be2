import { formatNumber, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import type { CaseCount } from './cases-api.ts'
import type { InboxSearch } from './inbox-search.ts'
import { caseMessages as m } from './messages.ts'

const sum = (counts: readonly CaseCount[], of: 'count' | 'late') => counts.reduce((all, row) => all + row[of], 0)

/** How many lie in which state, counted over the whole queue: each number opens its list. */
export function Queues({ counts, search }: { readonly counts: readonly CaseCount[]; readonly search: InboxSearch }) {
  const text = useText()
  const { process: _process, state: _state, late: _late, cursor: _cursor, ...rest } = search
  const shown = search.process ? counts.filter((row) => row.process === search.process) : counts
  const late = sum(counts, 'late')
  return (
    <ul className="queues" aria-label={text(m.state)}>
      <li>
        <Link to="/inbox" search={rest} aria-current={!search.state && !search.late}>
          {text(m.everything)} <b>{formatNumber(sum(counts, 'count'))}</b>
        </Link>
      </li>
      {late > 0 && (
        <li>
          <Link to="/inbox" search={{ ...rest, late: true }} aria-current={Boolean(search.late)}>
            <span className="late">{text(m.late, { count: formatNumber(late) })}</span>
          </Link>
        </li>
      )}
      {shown.map((row) => (
        <li key={`${row.process} ${row.state}`}>
          <Link
            to="/inbox"
            search={{ ...rest, process: row.process, state: row.state }}
            aria-current={row.process === search.process && row.state === search.state}
          >
            <span>
              {text(row.processTitle)} · {text(row.stateTitle)}
            </span>
            <b>{formatNumber(row.count)}</b>
            {row.late > 0 && <span className="late">{text(m.late, { count: formatNumber(row.late) })}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The size of the list as filtered, where the counts say it. */
export function totalOf(counts: readonly CaseCount[], search: InboxSearch): number | undefined {
  if (search.text) return undefined
  const rows = counts.filter(
    (row) => (!search.process || row.process === search.process) && (!search.state || row.state === search.state),
  )
  return sum(rows, search.late ? 'late' : 'count')
}
