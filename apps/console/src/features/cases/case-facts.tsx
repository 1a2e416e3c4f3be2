import { formatMoment, Loading, useText } from '@lingjiang/ui'
import { Link, useRouter } from '@tanstack/react-router'
import { Suspense } from 'react'
import { CASE_VIEWS } from '../../app/case-views.ts'
import { useRegionName } from '../../app/regions.ts'
import { type Fact, Facts } from '../../frames/facts.tsx'
import type { CaseRow } from './cases-api.ts'
import { caseMessages as m } from './messages.ts'

/** What every case has, and below it what its own feature tells of the subject. */
export function CaseFacts({ file }: { readonly file: CaseRow }) {
  const text = useText()
  const regionName = useRegionName()
  const router = useRouter()
  const Subject = CASE_VIEWS[file.process]?.Facts
  const hasPage = Boolean(router.getMatchedRoutes(file.subjectPath)[2])
  const facts: readonly Fact[] = [
    { label: text(m.process), value: text(file.processTitle) },
    { label: text(m.region), value: regionName(file.regionCode) },
    { label: text(m.opened), value: formatMoment(file.openedAt) },
    ...(file.closedAt ? [{ label: text(m.closedAt), value: formatMoment(file.closedAt) }] : []),
  ]
  return (
    <section className="frame-card frame" aria-labelledby="facts">
      <h2 id="facts">{text(m.facts)}</h2>
      <Facts facts={facts} />
      {Subject && (
        <Suspense fallback={<Loading />}>
          <Subject subjectId={file.subjectId} />
        </Suspense>
      )}
      {hasPage && (
        <p>
          <Link to={file.subjectPath as '/'}>{text(m.openSubject)}</Link>
        </p>
      )}
    </section>
  )
}
