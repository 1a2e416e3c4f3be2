import { formatDate, Loading, StatusTag, useLanguage, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { ParametersUsed } from '../../app/parameters-used.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { ItemTable } from './filing-content.tsx'
import { filingMessages as m } from './messages.ts'
import { PanelSection } from './panel-section.tsx'
import { PublicitySection } from './publicity-section.tsx'
import { filingQuery } from './registry-api.ts'
import './registry.css'

/** What an officer must know of an application to act on its case: scope, open conditions, panel, notice. */
export function FilingCaseFacts({ subjectId }: { readonly subjectId: string }) {
  const text = useText()
  const language = useLanguage()
  const { data, error, refetch } = useQuery(filingQuery(subjectId))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={4} />
  const last = data.submissions.at(-1)
  const met = data.conditions.filter((condition) => condition.met).length
  return (
    <div className="frame">
      <p>
        <StatusTag tone={met === data.conditions.length ? 'ok' : 'warn'}>
          {`${text(m.conditions)} ${text(m.conditionsMet, { met, all: data.conditions.length })}`}
        </StatusTag>{' '}
        <span className="lj-muted">{text(m.conditionsOn, { date: formatDate(data.conditionsOn, language) })}</span>
      </p>
      <ItemTable reply={data} />
      {last && <ParametersUsed versions={last.parameterVersions} />}
      {data.panel && <PanelSection panel={data.panel} />}
      {data.publicity && <PublicitySection publicity={data.publicity} />}
    </div>
  )
}
