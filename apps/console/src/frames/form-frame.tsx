import { useText, useTitle } from '@lingjiang/ui'
import { Button, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { frameMessages as m } from './messages.ts'
import { ProblemAlert } from './problem-alert.tsx'

/** A page that is a form: labels above, what the server refused at its head, one button that sends. Faults of single fields stand at the fields. */
export function FormFrame<T extends object>({
  title,
  lead,
  form,
  initial,
  sending,
  error,
  submit,
  onSubmit,
  onCancel,
  children,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly form: FormInstance<T>
  readonly initial?: Partial<T>
  readonly sending: boolean
  readonly error?: unknown
  readonly submit?: string
  readonly onSubmit: (answers: T) => void
  readonly onCancel?: () => void
  readonly children: ReactNode
}) {
  const text = useText()
  useTitle(title)
  return (
    <div className="frame">
      <div className="frame-head">
        <h1>{title}</h1>
      </div>
      {lead && <p className="lj-muted">{lead}</p>}
      <ProblemAlert error={error} />
      <Form<T>
        form={form}
        layout="vertical"
        className="frame-card"
        scrollToFirstError={{ focus: true }}
        onFinish={onSubmit}
        {...(initial ? { initialValues: initial } : {})}
      >
        {children}
        <div className="lj-actions">
          <Button type="primary" htmlType="submit" loading={sending}>
            {submit ?? text(m.send)}
          </Button>
          {onCancel && <Button onClick={onCancel}>{text(m.cancel)}</Button>}
        </div>
      </Form>
    </div>
  )
}
