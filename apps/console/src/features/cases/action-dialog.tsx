import { Loading, newKey, useText } from '@lingjiang/ui'
import { App, Form, Input, Modal, Radio } from 'antd'
import { Suspense, useState } from 'react'
import { CASE_VIEWS } from '../../app/case-views.ts'
import { frameMessages } from '../../frames/messages.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type CaseAction, type CaseRow, useTakeAction } from './cases-api.ts'
import { caseMessages as m } from './messages.ts'

type Answers = { readonly outcome?: string; readonly reason?: string }

/**
 * Asks what the action needs: the outcome where there are several (sent as `input.outcome`), the reason, and what the feature's own form
 * adds. One key for the dialog's life: pressing twice acts once.
 */
export function ActionDialog({
  file,
  action,
  onClose,
}: {
  readonly file: CaseRow
  readonly action: CaseAction
  readonly onClose: () => void
}) {
  const text = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answers>()
  const [key, setKey] = useState(newKey)
  const [input, setInput] = useState<unknown>()
  const take = useTakeAction(file.id)
  const Own = CASE_VIEWS[file.process]?.forms?.[action.action]
  const chooses = !Own && action.targets.length > 1
  const send = (answers: Answers) => {
    const given = Own ? input : chooses ? { outcome: answers.outcome } : undefined
    const body = {
      expectedVersion: file.version,
      ...(answers.reason?.trim() ? { reason: answers.reason.trim() } : {}),
      ...(given === undefined ? {} : { input: given }),
    }
    take.mutate(
      { action: action.action, key, body },
      {
        onSuccess: () => {
          message.success(text(m.done, { action: text(action.title) }))
          onClose()
        },
        // A refused attempt wrote nothing; the next one is another intention.
        onError: () => setKey(newKey()),
      },
    )
  }
  return (
    <Modal
      open
      title={text(action.title)}
      okText={text(action.title)}
      okButtonProps={{ danger: action.grave, loading: take.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ProblemAlert error={take.error} />
      <Form<Answers> form={form} layout="vertical" onFinish={send} scrollToFirstError={{ focus: true }}>
        {chooses && (
          <Form.Item
            name="outcome"
            label={text(frameMessages.outcome)}
            rules={[{ required: true, message: text(frameMessages.outcomeMissing) }]}
          >
            <Radio.Group
              options={action.targets.map((target) => ({ value: target.state, label: text(target.title) }))}
            />
          </Form.Item>
        )}
        {Own && (
          <Suspense fallback={<Loading lines={2} />}>
            <Own subjectId={file.subjectId} onInput={setInput} />
          </Suspense>
        )}
        {action.reason !== 'none' && (
          <Form.Item
            name="reason"
            label={text(frameMessages.reason)}
            extra={text(frameMessages.reasonHint)}
            rules={
              action.reason === 'required'
                ? [{ required: true, whitespace: true, message: text(frameMessages.reasonMissing) }]
                : []
            }
          >
            <Input.TextArea rows={4} maxLength={2000} showCount />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
