import { useEffect, useRef } from 'react'
import { isProblem, type Problem } from '../api/problem.ts'
import { useText } from '../text/messages.ts'
import { fieldId } from './field.tsx'
import { partMessages } from './messages.ts'

export type FormErrors = Readonly<Record<string, string | undefined>>

/** The faults of a refused form by field name: pointer `/account` belongs to the field `account`, `/site/name` to `site/name`. */
export function errorsOf(problem: unknown): FormErrors {
  if (!isProblem(problem)) return {}
  return Object.fromEntries(problem.faults.map((fault) => [fault.pointer.replace(/^\//, ''), fault.text]))
}

/**
 * What is wrong with the form, at its head: takes the focus when it appears and leads to each field.
 * Shows the faults of fields, or the refusal itself where no field is named.
 */
export function ErrorSummary({
  errors = {},
  problem,
}: {
  readonly errors?: FormErrors
  readonly problem?: Problem | null | undefined
}) {
  const text = useText()
  const box = useRef<HTMLDivElement>(null)
  const named = Object.entries({ ...errorsOf(problem), ...errors }).filter(([, error]) => error)
  const shown = named.map(([name, error]) => `${name}:${error}`).join('\n') + (problem?.correlationId ?? '')
  useEffect(() => {
    if (shown) box.current?.focus()
  }, [shown])
  if (!named.length && !problem) return null
  return (
    <div className="lj-error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{problem && !named.length ? problem.title : text(partMessages.errorSummary)}</h2>
      {problem?.detail && <p>{problem.detail}</p>}
      {named.length > 0 && (
        <ul>
          {named.map(([name, error]) => (
            <li key={name}>
              <a href={`#${fieldId(name)}`} onClick={(event) => goTo(event, name)}>
                {error}
              </a>
            </li>
          ))}
        </ul>
      )}
      {problem?.clause && <p>{text(partMessages.clause, { clause: problem.clause })}</p>}
      {problem && problem.status >= 500 && problem.correlationId && (
        <p className="lj-small">{text(partMessages.number, { id: problem.correlationId })}</p>
      )}
    </div>
  )
}

function goTo(event: { preventDefault(): void }, name: string): void {
  const control = document.getElementById(fieldId(name))
  if (!control) return
  event.preventDefault()
  control.scrollIntoView({ block: 'center' })
  control.focus({ preventScroll: true })
}
