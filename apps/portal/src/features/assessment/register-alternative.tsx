import { type AlternativeOutcome, type EligibilityEvaluation, EVIDENCE_NAMES } from '@lingjiang/assessment/domain'
import { Notice, RadioGroup, type Say, StatusTag, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { registerMessages as m } from './register-messages.ts'
import './assessment.css'

/** The conditions of an alternative in one sentence. */
export function wordAlternative(alternative: AlternativeOutcome, text: Say): string {
  return alternative.conditions.map((condition) => text(condition.asks)).join(text({ zh: '；', en: '; ' }))
}

function wordPapers({ evidence }: AlternativeOutcome, text: Say): string {
  if (evidence.length === 0) return text(m.papersNone)
  const papers = evidence.map((kind) => text(EVIDENCE_NAMES[kind])).join(text({ zh: '；', en: '; ' }))
  return text(m.papersNeeded, { papers })
}

/** Which alternatives hold, to choose one; and of each other one what is met and what is missing by how much. */
export function AlternativePage({
  evaluation,
  chosen,
  choose,
  occupationCode,
  error,
}: {
  readonly evaluation: EligibilityEvaluation
  readonly chosen: string
  readonly choose: (id: string) => void
  readonly occupationCode: string
  readonly error: string | undefined
}) {
  const text = useText()
  const holding = evaluation.alternatives.filter((alternative) => alternative.holds)
  const lacking = evaluation.alternatives.filter((alternative) => !alternative.holds)
  return (
    <>
      {holding.length > 0 ? (
        <RadioGroup
          name="alternative"
          label={text(m.holding)}
          error={error}
          value={chosen}
          onChange={choose}
          options={holding.map((alternative) => ({
            value: alternative.id,
            label: wordAlternative(alternative, text),
            hint: wordPapers(alternative, text),
          }))}
        />
      ) : (
        <Notice tone="warn" title={text(m.noneHolds)} live>
          <p>{text(m.noneHoldsHint)}</p>
          <p>
            <Link to="/sessions" search={{ occupation: occupationCode }}>
              {text(m.otherLevels)}
            </Link>
          </p>
        </Notice>
      )}
      {lacking.length > 0 && (
        <section aria-labelledby="lacking">
          <h2 id="lacking">{text(m.lacking)}</h2>
          <ul className="registration-alternatives">
            {lacking.map((alternative) => (
              <Lacking key={alternative.id} alternative={alternative} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** What is missing; where the rules can only repeat what is asked, that it is not met. */
function wordGap({ asks, missing }: AlternativeOutcome['conditions'][number], text: Say): string {
  if (!missing) return text(m.met)
  return missing.zh.includes(asks.zh) ? text(m.notMet) : text(missing)
}

function Lacking({ alternative }: { readonly alternative: AlternativeOutcome }) {
  const text = useText()
  return (
    <li className="portal-card">
      {alternative.conditions.map((condition) => (
        <div key={condition.asks.zh} className="registration-condition">
          <p>{text(condition.asks)}</p>
          <p>
            <StatusTag tone={condition.met ? 'ok' : 'warn'}>{wordGap(condition, text)}</StatusTag>
          </p>
        </div>
      ))}
    </li>
  )
}
