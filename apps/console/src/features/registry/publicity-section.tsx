import { formatMoment, StatusTag, useText } from '@lingjiang/ui'
import { reviewMessages as m } from './messages.ts'
import type { FilingReply } from './registry-api.ts'

/** The public notice of an application and what was held against it; objections are shown to the deciding office alone. */
export function PublicitySection({ publicity }: { readonly publicity: NonNullable<FilingReply['publicity']> }) {
  const text = useText()
  return (
    <section className="frame-card" aria-labelledby="publicity">
      <h2 id="publicity">{text(m.publicity)}</h2>
      <p>{text(m.publicityDays, { from: publicity.openedOn, to: publicity.closesOn })}</p>
      <h3>{text(m.objections)}</h3>
      {publicity.objections.length === 0 && <p className="lj-muted">{text(m.noObjections)}</p>}
      <ul className="registry-opinions">
        {publicity.objections.map((objection) => (
          <li key={objection.id}>
            <b>{objection.name}</b> <span className="lj-muted">{formatMoment(objection.receivedAt)}</span>{' '}
            <StatusTag tone={objection.verdict === null ? 'warn' : 'neutral'}>
              {text(objection.verdict === null ? m.open : m[objection.verdict])}
            </StatusTag>
            <p>{objection.content}</p>
            {objection.answer && <p className="lj-muted">{objection.answer}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
