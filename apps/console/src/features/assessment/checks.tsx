import { StatusTag, useText } from '@lingjiang/ui'
import type { SessionDetail } from './assessment-api.ts'
import { assessmentMessages as m } from './messages.ts'
import './plan.css'

/** The live checks of a plan: what is not met first, each with its reason. */
export function Checks({ checks }: { readonly checks: SessionDetail['checks'] }) {
  const text = useText()
  const blocking = checks.filter((check) => !check.met && check.blocks)
  const sorted = [...checks].sort((a, b) => Number(a.met) - Number(b.met))
  // The same condition about several slots or people is told once for each different wording.
  const shown = [...new Map(sorted.map((check) => [`${check.met} ${check.text.zh}`, check])).values()]
  return (
    <section className="frame-card frame" aria-labelledby="checks">
      <h2 id="checks">{text(m.checks)}</h2>
      <p>{blocking.length ? text(m.checksOpen, { count: blocking.length }) : text(m.checksSound)}</p>
      <ul className="plain-list">
        {shown.map((check) => (
          <li key={`${check.rule} ${check.met} ${check.text.zh}`}>
            <StatusTag tone={check.met ? 'ok' : check.blocks ? 'danger' : 'warn'}>
              {text(check.met ? m.met : check.blocks ? m.unmet : m.advice)}
            </StatusTag>{' '}
            {text(check.text)}
          </li>
        ))}
      </ul>
    </section>
  )
}
