import { Loading } from '@lingjiang/ui'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useSession } from './assessment-api.ts'
import { Checks } from './checks.tsx'
import { SessionFacts } from './session-page.tsx'

/** What an officer must know of a session to accept its plan or approve its results, for the page of its case. */
export default function SessionCaseFacts({ subjectId }: { readonly subjectId: string }) {
  const { data, error, refetch } = useSession(subjectId)
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={4} />
  return (
    <div className="frame">
      <SessionFacts detail={data} />
      {data.checks.length > 0 && <Checks checks={data.checks} />}
    </div>
  )
}
