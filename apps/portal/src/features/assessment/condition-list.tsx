import { ELIGIBILITY_RULE_SETS, EVIDENCE_NAMES, ruleSetFor, wordCondition } from '@lingjiang/assessment/domain'
import { plainDate, type SkillLevel } from '@lingjiang/kernel'
import { useJoin, useText } from '@lingjiang/ui'
import { deviceToday } from '../../parts/today.ts'
import { sessionMessages as m } from './session-messages.ts'
import './assessment.css'

/** The alternatives of a level side by side, in words (申报条件): any one is enough. */
export function ConditionList({ level }: { readonly level: SkillLevel }) {
  const text = useText()
  const join = useJoin()
  const rules = ruleSetFor(ELIGIBILITY_RULE_SETS, plainDate(deviceToday()))
  const alternatives = rules?.alternatives.filter((alternative) => alternative.level === level) ?? []
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">{text(m.conditions)}</h2>
      {alternatives.length === 0 && <p className="lj-muted">{text(m.levelWithout)}</p>}
      {alternatives.length > 0 && <p className="lj-muted">{text(m.conditionsLead)}</p>}
      <ol className="registration-alternatives">
        {alternatives.map((alternative, index) => (
          <li key={alternative.id} className="portal-card">
            <p className="registration-number">{text(m.alternative, { number: index + 1 })}</p>
            <p className="registration-words">
              {alternative.conditions.map((condition) => text(wordCondition(condition))).join(text(m.and))}
            </p>
            <p className="lj-small">
              {alternative.evidence.length
                ? text(m.evidence, { papers: join(alternative.evidence.map((kind) => text(EVIDENCE_NAMES[kind]))) })
                : text(m.evidenceNone)}
            </p>
          </li>
        ))}
      </ol>
      {rules && alternatives.length > 0 && <p className="lj-small">{text(m.source, { document: rules.document })}</p>}
    </section>
  )
}
