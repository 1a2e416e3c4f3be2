import type { ReactNode } from 'react'
import { useText } from '../text/messages.ts'
import { partMessages } from './messages.ts'

export type SummaryRow = {
  readonly key: string
  readonly label: string
  readonly value: ReactNode
  /** A link that leads back to the question. It gets the label for those who cannot see the row. */
  readonly change?: (children: ReactNode) => ReactNode
}

/** Names and values: the facts of a record, or the answers to check before sending. */
export function SummaryList({ rows }: { readonly rows: readonly SummaryRow[] }) {
  const text = useText()
  return (
    <dl className="lj-summary">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.change && (
            <dd className="lj-summary-change">
              {row.change(
                <>
                  {text(partMessages.change)}
                  <span className="lj-only-read"> {row.label}</span>
                </>,
              )}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export type TaskRow = {
  readonly key: string
  readonly title: ReactNode
  readonly hint?: ReactNode
  readonly status: ReactNode
}

/** The parts of a large form, each with its state. */
export function TaskList({ tasks }: { readonly tasks: readonly TaskRow[] }) {
  return (
    <ul className="lj-tasks">
      {tasks.map((task) => (
        <li key={task.key}>
          <div>
            <div className="lj-task-title">{task.title}</div>
            {task.hint && <div className="lj-hint">{task.hint}</div>}
          </div>
          <div>{task.status}</div>
        </li>
      ))}
    </ul>
  )
}

/** Where one is in a course of steps. */
export function Steps({ steps, at }: { readonly steps: readonly string[]; readonly at: number }) {
  const text = useText()
  return (
    <div className="lj-steps">
      <p className="lj-steps-now">{text(partMessages.stepOf, { step: at + 1, steps: steps.length })}</p>
      <ol>
        {steps.map((step, index) => (
          <li
            key={step}
            data-state={index < at ? 'done' : index === at ? 'now' : 'ahead'}
            aria-current={index === at ? 'step' : undefined}
          >
            {step}
          </li>
        ))}
      </ol>
    </div>
  )
}
