import { useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { resultMessages as m } from './messages.ts'
import RecheckFacts from './recheck-facts.tsx'
import { useRecheck } from './results-api.ts'

const route = getRouteApi('/shell/results/rechecks/$recheckId')

export function RecheckPage() {
  const text = useText()
  const { recheckId } = route.useParams()
  const caseId = useRecheck(recheckId).data?.recheck.caseId
  useTitle(text(m.recheckOf))
  return (
    <div className="frame">
      <div className="frame-head">
        <h1>{text(m.recheckOf)}</h1>
        {caseId && (
          <Link to="/cases/$caseId" params={{ caseId }}>
            {text(m.conclude)}
          </Link>
        )}
      </div>
      <section className="frame-card">
        <RecheckFacts subjectId={recheckId} />
      </section>
    </div>
  )
}
