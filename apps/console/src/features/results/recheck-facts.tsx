import { SUBJECT_NAMES } from '@lingjiang/assessment/contract'
import { formatMoment, Loading, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { resultMessages as m } from './messages.ts'
import { useRecheck } from './results-api.ts'

/** What a re-check is about, for the page of its case. */
export default function RecheckFacts({ subjectId }: { readonly subjectId: string }) {
  const text = useText()
  const { data, error } = useRecheck(subjectId)
  if (error) return <ProblemAlert error={error} />
  if (!data) return <Loading lines={3} />
  const { recheck } = data
  return (
    <>
      <Facts
        facts={[
          { label: text(m.candidate), value: data.name },
          { label: text(m.ticket), value: data.ticketNumber },
          {
            label: text(m.recheckSubjects),
            value: recheck.subjects.map((one) => text(SUBJECT_NAMES[one])).join('、'),
          },
          { label: text(m.asked), value: formatMoment(recheck.askedAt) },
          { label: text(m.recheckReason), value: recheck.reason },
          ...(recheck.answer ? [{ label: text(m.answer), value: recheck.answer }] : []),
        ]}
      />
      <p>
        <Link
          to="/sessions/$sessionId/results"
          params={{ sessionId: data.sessionId }}
          search={{ text: data.ticketNumber }}
        >
          {text(m.toResults)}
        </Link>
      </p>
    </>
  )
}
