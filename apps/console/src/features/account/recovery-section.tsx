import { Notice, useText } from '@lingjiang/ui'
import { Button, Form, type FormInstance, Input, Modal } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useMakeRecoveryCodes } from './account-api.ts'
import { accountMessages as m } from './messages.ts'

export function RecoverySection({ left }: { readonly left: number }) {
  const text = useText()
  const [form] = Form.useForm<{ readonly code: string }>()
  const make = useMakeRecoveryCodes()
  return (
    <section className="frame-card" aria-labelledby="recovery">
      <h2 id="recovery">{text(m.recovery)}</h2>
      <p className="lj-muted">{text(m.recoveryLead)}</p>
      <p>{text(m.recoveryLeft, { left })}</p>
      <ProblemAlert error={make.error} />
      <Form
        name="recovery-proof"
        form={form}
        layout="vertical"
        className="own-form"
        requiredMark={false}
        onFinish={({ code }) => make.mutate(code)}
      >
        <Form.Item
          name="code"
          label={text(m.presentCode)}
          rules={[{ required: true, pattern: /^\d{6}$/, message: text(m.codeWrong) }]}
        >
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
        </Form.Item>
        <Button htmlType="submit" loading={make.isPending}>
          {text(m.makeRecovery)}
        </Button>
      </Form>
      {make.data && <Codes codes={make.data.codes} form={form} onClose={() => make.reset()} />}
    </section>
  )
}

/** Closing needs the button: a click beside the dialog loses nothing. */
function Codes({
  codes,
  form,
  onClose,
}: {
  readonly codes: readonly string[]
  readonly form: FormInstance
  readonly onClose: () => void
}) {
  const text = useText()
  const close = () => {
    form.resetFields()
    onClose()
  }
  return (
    <Modal
      open
      title={text(m.recovery)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          {text(m.kept)}
        </Button>
      }
    >
      <Notice tone="warn">{text(m.recoveryOnce)}</Notice>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
