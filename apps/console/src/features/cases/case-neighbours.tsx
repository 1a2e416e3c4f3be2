import { useText } from '@lingjiang/ui'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useCases } from './cases-api.ts'
import type { InboxSearch } from './inbox-search.ts'
import { caseMessages as m } from './messages.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'

/** The case before and after this one in the queue one came from, also when this one has just left it. */
function useNeighbours(caseId: string, search: InboxSearch): Neighbours | undefined {
  const { data } = useCases(search)
  const queue = data?.cases.map((row) => row.id)
  const [seen, setSeen] = useState<readonly string[]>([])
  if (queue?.includes(caseId) && queue.join() !== seen.join()) setSeen(queue)
  return queue && neighboursOf(caseId, queue, seen)
}

/** The way through the queue: links, and Alt+P and Alt+N while nothing is being typed. */
export function CaseNeighbours({ caseId, search }: { readonly caseId: string; readonly search: InboxSearch }) {
  const text = useText()
  const navigate = useNavigate()
  const { data } = useCases(search)
  const neighbours = useNeighbours(caseId, search)
  const { previous, next } = neighbours ?? {}
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [role=dialog]')
      const to = event.code === 'KeyN' ? next : event.code === 'KeyP' ? previous : undefined
      if (!event.altKey || event.ctrlKey || event.metaKey || typing || !to) return
      event.preventDefault()
      void navigate({ to: '/cases/$caseId', params: { caseId: to }, search })
    }
    addEventListener('keydown', go)
    return () => removeEventListener('keydown', go)
  }, [previous, next, navigate, search])
  if (!neighbours) return null
  return (
    <nav className="case-neighbours" aria-label={text(m.queues)}>
      {previous && (
        <Link to="/cases/$caseId" params={{ caseId: previous }} search={search} aria-keyshortcuts="Alt+P" title="Alt+P">
          ‹ {text(m.previousCase)}
        </Link>
      )}
      <span className="lj-muted lj-figures">
        {neighbours.at === undefined
          ? text(m.outOfQueue)
          : text(m.place, { at: neighbours.at, of: data?.cases.length ?? 0 })}
      </span>
      {next ? (
        <Link to="/cases/$caseId" params={{ caseId: next }} search={search} aria-keyshortcuts="Alt+N" title="Alt+N">
          {text(m.nextCase)} ›
        </Link>
      ) : data?.next ? (
        <Link to="/inbox" search={{ ...search, cursor: data.next }}>
          {text(m.nextPage)} ›
        </Link>
      ) : (
        <span className="lj-muted">{text(m.endOfQueue)}</span>
      )}
    </nav>
  )
}
