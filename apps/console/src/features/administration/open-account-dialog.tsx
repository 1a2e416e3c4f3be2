import { useText } from '@lingjiang/ui'
import { Checkbox, Form, Input, Modal } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { useOpenAccount } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'
import { ShownOnce } from './shown-once.tsx'

type Answers = { readonly login: string; readonly name: string; readonly oneTimeCode: boolean }

/** Asks for login and name, then shows once what the owner is handed. */
export function OpenAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const [form] = Form.useForm<Answers>()
  const open = useOpenAccount()
  if (open.data) return <ShownOnce login={open.variables.login} credentials={open.data} onClose={onClose} />
  return (
    <Modal
      open
      title={text(m.openAccount)}
      okText={text(m.openAccount)}
      okButtonProps={{ loading: open.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={open.error} />
      <Form<Answers>
        form={form}
        layout="vertical"
        initialValues={{ oneTimeCode: true }}
        onFinish={(answers) => open.mutate(answers)}
      >
        <Form.Item
          name="login"
          label={text(m.login)}
          extra={text(m.loginHint)}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9._-]{2,39}$/, message: text(m.loginHint) }]}
        >
          <Input autoComplete="off" maxLength={40} spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="name"
          label={text(m.personName)}
          rules={[{ required: true, min: 2, whitespace: true, message: text(m.required) }]}
        >
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
        <Form.Item name="oneTimeCode" valuePropName="checked">
          <Checkbox>{text(m.withOneTimeCode)}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
