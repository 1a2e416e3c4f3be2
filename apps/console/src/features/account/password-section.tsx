import { isStrongPassword } from '@lingjiang/identity/domain'
import { useText } from '@lingjiang/ui'
import { App, Button, Form, Input } from 'antd'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type OwnAccount, useChangePassword } from './account-api.ts'
import { accountMessages as m } from './messages.ts'

type Answers = { readonly oldPassword: string; readonly newPassword: string; readonly again: string }

export function PasswordSection({ account }: { readonly account: OwnAccount }) {
  const text = useText()
  const { message } = App.useApp()
  const [form] = Form.useForm<Answers>()
  const change = useChangePassword()
  const send = ({ oldPassword, newPassword }: Answers) =>
    change.mutate(
      { oldPassword, newPassword },
      {
        onSuccess: ({ ended }) => {
          form.resetFields()
          void message.success(text(m.changed, { ended }))
        },
      },
    )
  return (
    <section className="frame-card" aria-labelledby="change-password">
      <h2 id="change-password">{text(m.change)}</h2>
      <p className="lj-muted">{text(m.changeLead)}</p>
      <ProblemAlert error={change.error} />
      <Form<Answers> form={form} layout="vertical" className="own-form" requiredMark={false} onFinish={send}>
        <input type="text" autoComplete="username" value={account.login} readOnly hidden />
        <Form.Item
          name="oldPassword"
          label={text(m.oldPassword)}
          rules={[{ required: true, message: text(m.required) }]}
        >
          <Input.Password autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={text(m.newPassword)}
          extra={text(m.newPasswordHint)}
          rules={[
            {
              async validator(_rule, typed: string | undefined) {
                if (!isStrongPassword(typed ?? '', account.login, account.name)) throw new Error(text(m.passwordWeak))
              },
            },
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={text(m.again)}
          dependencies={['newPassword']}
          rules={[
            ({ getFieldValue }) => ({
              async validator(_rule, typed: string | undefined) {
                if (typed !== getFieldValue('newPassword')) throw new Error(text(m.againWrong))
              },
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {text(m.change)}
        </Button>
      </Form>
    </section>
  )
}
