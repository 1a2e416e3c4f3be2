import { useText } from '@lingjiang/ui'
import { Form, Input, Modal } from 'antd'
import { frameMessages } from '../../frames/messages.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'

/** Asks why, before something grave is done. */
export function ReasonDialog({
  title,
  sending,
  error,
  onSend,
  onClose,
}: {
  readonly title: string
  readonly sending: boolean
  readonly error: unknown
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}) {
  const text = useText()
  const [form] = Form.useForm<{ readonly reason: string }>()
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ danger: true, loading: sending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={error} />
      <Form form={form} layout="vertical" onFinish={({ reason }) => onSend(reason.trim())}>
        <Form.Item
          name="reason"
          label={text(frameMessages.reason)}
          rules={[{ required: true, whitespace: true, message: text(frameMessages.reasonMissing) }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
