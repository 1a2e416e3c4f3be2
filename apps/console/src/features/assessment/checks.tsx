import { StatusTag, type Tone, useText } from '@lingjiang/ui'
import type { SessionDetail } from './assessment-api.ts'
import { assessmentMessages as m } from './messages.ts'
import './plan.css'

type Check = SessionDetail['checks'][number]

/** The live checks of a plan: what is not met first, each with its reason; what is met can be opened. */
export function Checks({ checks }: { readonly checks: readonly Check[] }) {
  const text = useText()
  const blocking = checks.filter((check) => !check.met && check.blocks)
  const open = told(checks.filter((check) => !check.met))
  const met = told(checks.filter((check) => check.met))
  return (
    <section className="frame-card frame" aria-labelledby="checks">
      <h2 id="checks">{text(m.checks)}</h2>
      <p>{blocking.length ? text(m.checksOpen, { count: blocking.length }) : text(m.checksSound)}</p>
      {open.length > 0 && <CheckList checks={open} />}
      {met.length > 0 && (
        <details className="plan-met">
          <summary>{text(m.checksMet, { count: met.length })}</summary>
          <CheckList checks={met} />
        </details>
      )}
    </section>
  )
}

/** The same condition about several slots or people is told once for each different wording. */
function told(checks: readonly Check[]): readonly Check[] {
  return [...new Map(checks.map((check) => [check.text.zh, check])).values()]
}

const toneOf = (check: Check): Tone => {
  if (check.met) return 'ok'
  return check.blocks ? 'danger' : 'warn'
}

function CheckList({ checks }: { readonly checks: readonly Check[] }) {
  const text = useText()
  const word = (check: Check) => {
    if (check.met) return m.met
    return check.blocks ? m.unmet : m.advice
  }
  return (
    <ul className="plain-list">
      {checks.map((check) => (
        <li key={`${check.rule} ${check.text.zh}`}>
          <StatusTag tone={toneOf(check)}>{text(word(check))}</StatusTag> {text(check.text)}
        </li>
      ))}
    </ul>
  )
}
