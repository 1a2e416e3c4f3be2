import { INCIDENT_KIND_NAMES, INCIDENT_KINDS, type IncidentKind } from '@lingjiang/assessment/contract'
import { useText } from '@lingjiang/ui'
import { App, Form, Input, InputNumber, Modal, Radio, Select } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { roomMessages as m } from './messages.ts'
import { type Sitting, useRecordIncident } from './rooms-api.ts'

type Answers = {
  readonly sittingId: string
  readonly kind: IncidentKind
  readonly note: string
  readonly extraMinutes: number | null
}

/** Notes what happened to a candidate or the room; lost minutes are given back to one candidate. */
export function IncidentDialog({
  slotId,
  sittings,
  about,
  onClose,
}: {
  readonly slotId: string
  readonly sittings: readonly Sitting[]
  readonly about?: Sitting
  readonly onClose: () => void
}) {
  const text = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answers>()
  const sittingId = Form.useWatch('sittingId', form)
  const record = useRecordIncident(slotId)
  const send = ({ sittingId: chosen, kind, note, extraMinutes }: Answers) =>
    record.mutate(
      { sittingId: chosen || null, kind, note: note.trim(), extraMinutes: chosen ? (extraMinutes ?? 0) : 0 },
      {
        onSuccess: () => {
          void message.success(text(m.recorded))
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={text(m.incident)}
      okText={text(m.save)}
      cancelText={text(m.cancel)}
      okButtonProps={{ size: 'large', loading: record.isPending }}
      cancelButtonProps={{ size: 'large' }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ProblemAlert error={record.error} />
      <Form<Answers>
        form={form}
        layout="vertical"
        size="large"
        onFinish={send}
        scrollToFirstError={{ focus: true }}
        initialValues={{ sittingId: about?.id ?? '', kind: 'machine-fault', note: '', extraMinutes: 0 }}
      >
        <Form.Item name="sittingId" label={text(m.candidate)}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: text(m.wholeRoom) },
              ...sittings.map((sitting) => ({
                value: sitting.id,
                label: `${text(m.seat, { seat: sitting.seat })} ${sitting.name}`,
              })),
            ]}
          />
        </Form.Item>
        <Form.Item name="kind" label={text(m.kind)}>
          <Radio.Group
            optionType="button"
            options={INCIDENT_KINDS.map((kind) => ({ value: kind, label: text(INCIDENT_KIND_NAMES[kind]) }))}
          />
        </Form.Item>
        <Form.Item
          name="note"
          label={text(m.note)}
          rules={[{ required: true, whitespace: true, message: text(m.required) }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
        <Form.Item name="extraMinutes" label={text(m.minutes)} extra={text(m.minutesHint)}>
          <InputNumber min={0} max={120} precision={0} disabled={!sittingId} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
