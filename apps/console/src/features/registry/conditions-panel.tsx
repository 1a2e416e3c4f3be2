import {
  checkFilingConditions,
  describeApplication,
  FILING_DOCUMENTS,
  type FilingDocument,
  type RecordedApplication,
  type RegistryParameters,
} from '@lingjiang/registry/domain'
import { formatDate, StatusTag, useJoin, useLanguage, useText } from '@lingjiang/ui'
import { ParametersUsed } from '../../app/parameters-used.tsx'
import { filingMessages as m } from './messages.ts'
import type { FilingReply } from './registry-api.ts'

/** The rule that asks for each paper. */
const PAPERS = 'D-01'

export type Condition = FilingReply['conditions'][number]

/** The conditions as they would be answered with some of the record changed: the server's own rule, run here while somebody types. */
export function answerLive(reply: FilingReply, change: Partial<RecordedApplication>): readonly Condition[] {
  const recorded = { ...reply, kind: reply.filing.kind, barredUntil: null, ...change } as RecordedApplication
  return checkFilingConditions(
    describeApplication(recorded, reply.conditionsOn as never),
    reply.parameters as RegistryParameters,
  )
}

/** Every condition with its reason: what is missing first, what is met folded away. */
export function ConditionsPanel({
  reply,
  conditions = reply.conditions,
}: {
  readonly reply: FilingReply
  readonly conditions?: readonly Condition[]
}) {
  const text = useText()
  const language = useLanguage()
  const last = reply.submissions.at(-1)
  const unmet = conditions.filter((condition) => !condition.met)
  const met = conditions.filter((condition) => condition.met)
  return (
    <section className="frame-card" aria-labelledby="conditions">
      <h2 id="conditions">{text(m.conditions)}</h2>
      <p aria-live="polite">
        <StatusTag tone={unmet.length ? 'warn' : 'ok'}>
          {unmet.length ? text(m.conditionsMet, { met: met.length, all: conditions.length }) : text(m.conditionsAll)}
        </StatusTag>
      </p>
      {unmet.length > 0 && <ConditionList conditions={unmet} reply={reply} />}
      {met.length > 0 && (
        <details open={unmet.length === 0}>
          <summary>{text(m.showMet, { count: met.length })}</summary>
          <ConditionList conditions={met} reply={reply} />
        </details>
      )}
      <p className="lj-muted lj-small">{text(m.conditionsOn, { date: formatDate(reply.conditionsOn, language) })}</p>
      {last && <ParametersUsed versions={last.parameterVersions} />}
    </section>
  )
}

function ConditionList({
  conditions,
  reply,
}: {
  readonly conditions: readonly Condition[]
  readonly reply: FilingReply
}) {
  const text = useText()
  const about = (name: string | null) => {
    const item = reply.items.find((candidate) => candidate.occupationCode === name)
    if (item) return item.occupationName
    return reply.sites.find((site) => site.name === name)?.name
  }
  const papers = conditions.filter((condition) => condition.rule === PAPERS)
  return (
    <ul className="registry-conditions">
      {papers.length > 0 && <PapersRow papers={papers} />}
      {conditions
        .filter((condition) => condition.rule !== PAPERS)
        .map((condition) => {
          const subject = about(condition.about)
          return (
            <li key={`${condition.rule} ${condition.about ?? ''} ${condition.asks.zh}`} data-met={condition.met}>
              <span className="registry-rule">{condition.rule}</span>
              <span>
                {subject && <b>{subject} </b>}
                {text(condition.asks)}
                {!condition.met && <span className="registry-found">{text(condition.found)}</span>}
              </span>
            </li>
          )
        })}
    </ul>
  )
}

/** The papers, each a condition of its own, in one line: sixteen like lines would hide the rest. */
function PapersRow({ papers }: { readonly papers: readonly Condition[] }) {
  const text = useText()
  const join = useJoin()
  const met = papers[0]?.met ?? false
  const names = join(papers.map(({ about }) => text(FILING_DOCUMENTS[about as FilingDocument].title)))
  return (
    <li data-met={met}>
      <span className="registry-rule">{PAPERS}</span>
      <span>
        {text(met ? m.papersThere : m.papersMissing, { count: papers.length })}
        <span className={met ? 'lj-muted' : 'registry-found'}>{names}</span>
      </span>
    </li>
  )
}
