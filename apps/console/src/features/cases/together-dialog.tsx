import { isProblem, newKey, StatusTag, useText } from '@lingjiang/ui'
import { Button, Form, Input, Modal, Progress } from 'antd'
import { useState } from 'react'
import { frameMessages } from '../../frames/messages.ts'
import { type InboxRow, type TogetherAction, useTakeTogether } from './cases-api.ts'
import { ClockTag } from './clock.tsx'
import { caseMessages as m } from './messages.ts'

type Answers = { readonly same?: string; readonly own?: Readonly<Record<string, string>> }
type Outcome = { readonly id: string; readonly error?: unknown }

/** One action on several cases, one after the other, each by itself: with its own reason, its own record, its own outcome. */
export function TogetherDialog({
  rows,
  action,
  onClose,
}: {
  readonly rows: readonly InboxRow[]
  readonly action: TogetherAction
  readonly onClose: (failed: readonly string[]) => void
}) {
  const text = useText()
  const [form] = Form.useForm<Answers>()
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>()
  const take = useTakeTogether()
  const failed = outcomes?.filter((one) => one.error) ?? []
  const asks = action.reason !== 'none'
  const send = ({ same, own }: Answers) => {
    const orders = rows.map((row) => ({
      row,
      action: action.action,
      key: newKey(),
      reason: own?.[row.id]?.trim() || same?.trim() || undefined,
    }))
    setOutcomes([])
    take.mutate({ orders, onOutcome: (outcome) => setOutcomes((before) => [...(before ?? []), outcome]) })
  }
  const close = () => onClose(failed.map((one) => one.id))
  return (
    <Modal
      open
      width={720}
      title={text(m.takeTogether, { action: text(action.title), count: rows.length })}
      onCancel={close}
      closable={!take.isPending}
      keyboard={!take.isPending}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        outcomes ? (
          <Button type="primary" disabled={take.isPending} onClick={close}>
            {text(m.close)}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{text(frameMessages.cancel)}</Button>
            <Button type="primary" danger={action.grave} onClick={() => form.submit()}>
              {text(m.takeTogether, { action: text(action.title), count: rows.length })}
            </Button>
          </>
        )
      }
    >
      <p className="lj-muted">{text(m.togetherMeans)}</p>
      {outcomes && (
        <div role="status">
          <Progress
            percent={Math.round((outcomes.length / rows.length) * 100)}
            showInfo={false}
            aria-label={text(action.title)}
          />
          <p>{text(m.togetherDone, { done: outcomes.length - failed.length, failed: failed.length })}</p>
        </div>
      )}
      <Form<Answers> form={form} layout="vertical" onFinish={send} scrollToFirstError={{ focus: true }}>
        {asks && !outcomes && (
          <Form.Item name="same" label={text(m.sameReason)} extra={text(m.sameReasonHint)}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        )}
        <ul className="together">
          {rows.map((row) => (
            <li key={row.id}>
              <p>
                <b>{row.title}</b> {row.clock && <ClockTag clock={row.clock} />}
              </p>
              {asks && !outcomes && <OwnReason row={row} needed={action.reason === 'required'} />}
              <RowOutcome outcome={outcomes?.find((one) => one.id === row.id)} />
            </li>
          ))}
        </ul>
      </Form>
    </Modal>
  )
}

/** A reason for one case; needed only where none is given for all. */
function OwnReason({ row, needed }: { readonly row: InboxRow; readonly needed: boolean }) {
  const text = useText()
  return (
    <Form.Item
      name={['own', row.id]}
      dependencies={['same']}
      rules={[
        ({ getFieldValue }) => ({
          validator: (_rule, value?: string) =>
            !needed || value?.trim() || String(getFieldValue('same') ?? '').trim()
              ? Promise.resolve()
              : Promise.reject(new Error(text(frameMessages.reasonMissing))),
        }),
      ]}
    >
      <Input
        aria-label={text(m.ownReason, { title: row.title })}
        placeholder={text(frameMessages.reason)}
        maxLength={2000}
      />
    </Form.Item>
  )
}

function RowOutcome({ outcome }: { readonly outcome: Outcome | undefined }) {
  const text = useText()
  if (!outcome) return null
  if (!outcome.error) return <StatusTag tone="ok">{text(m.togetherOne)}</StatusTag>
  const problem = isProblem(outcome.error) ? outcome.error : undefined
  return (
    <p>
      <StatusTag tone="danger">{problem?.title ?? text(frameMessages.failed)}</StatusTag> {problem?.detail}
    </p>
  )
}
