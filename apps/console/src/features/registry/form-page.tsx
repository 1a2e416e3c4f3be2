import { Loading, useText, useTitle } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { filingMessages as m } from './messages.ts'
import { type FilingReply, filingQuery } from './registry-api.ts'

/** One part of an application: loads it, leads back to the task list, and shows what the part gives. */
export function FilingPart({
  filingId,
  title,
  lead,
  children,
}: {
  readonly filingId: string
  readonly title: string
  readonly lead?: string
  readonly children: (reply: FilingReply) => ReactNode
}) {
  const text = useText()
  useTitle(title)
  const { data, error, refetch } = useQuery(filingQuery(filingId))
  return (
    <div className="frame">
      <p>
        <Link to="/registry/filings/$filingId" params={{ filingId }}>
          {text(m.toFiling)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{title}</h1>
      </div>
      {lead && <p className="lj-muted">{lead}</p>}
      <ProblemAlert error={error} retry={() => void refetch()} />
      {data ? children(data) : !error && <Loading lines={8} />}
    </div>
  )
}
