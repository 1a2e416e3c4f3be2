import type { EligibilityEvaluation } from '@lingjiang/assessment/domain'
import { Button, Notice, StatusTag, useText } from '@lingjiang/ui'
import { registerMessages as m } from './register-messages.ts'
import './assessment.css'

/** Each alternative of the level with its conditions: what is met, and what is missing by how much. */
export function AlternativeStep({
  evaluation,
  chosen,
  choose,
}: {
  readonly evaluation: EligibilityEvaluation | undefined
  readonly chosen: string
  readonly choose: (id: string) => void
}) {
  const text = useText()
  if (!evaluation) return <Notice tone="warn">{text(m.bornHint)}</Notice>
  const ordered = [...evaluation.alternatives].sort((a, b) => Number(b.holds) - Number(a.holds))
  return (
    <>
      <p>{text(m.alternativeLead)}</p>
      {evaluation.holding.length === 0 && (
        <Notice tone="warn" title={text(m.noneHolds)} live>
          {text(m.noneHoldsHint)}
        </Notice>
      )}
      <ul className="alternatives">
        {ordered.map((alternative) => (
          <li key={alternative.id} className="lj-card">
            <h3>
              {alternative.id}
              <StatusTag tone={alternative.holds ? 'ok' : 'neutral'}>
                {text(alternative.holds ? m.holds : m.lacks)}
              </StatusTag>
            </h3>
            <ul>
              {alternative.conditions.map((condition) => (
                <li key={condition.asks.zh}>
                  {text(condition.asks)}
                  {condition.missing && <strong>（{text(condition.missing)}）</strong>}
                </li>
              ))}
            </ul>
            {alternative.holds && (
              <p>
                <Button
                  look={chosen === alternative.id ? 'primary' : 'secondary'}
                  aria-pressed={chosen === alternative.id}
                  onClick={() => choose(alternative.id)}
                >
                  {chosen === alternative.id ? `✓ ${text(m.chosen)}` : text(m.claimThis, { id: alternative.id })}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
