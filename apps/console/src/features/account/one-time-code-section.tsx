import { useText } from '@lingjiang/ui'
import { App, Button, Form, Input } from 'antd'
import { OneTimeCode } from '../../frames/one-time-code.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { type OwnAccount, useBeginOneTimeCode, useConfirmOneTimeCode } from './account-api.ts'
import { accountMessages as m } from './messages.ts'

/** Two steps: who it is, then a code that shows that the new authenticator works. */
export function OneTimeCodeSection({ account }: { readonly account: OwnAccount }) {
  const text = useText()
  const { message } = App.useApp()
  const begin = useBeginOneTimeCode()
  const confirm = useConfirmOneTimeCode()
  const present = account.oneTimeCode === 'present'
  const begun = begin.data?.oneTimeCode
  const finish = ({ newCode }: { readonly newCode: string }) =>
    confirm.mutate(newCode, {
      onSuccess: ({ ended }) => {
        begin.reset()
        void message.success(text(m.renewed, { ended }))
      },
    })
  return (
    <section className="frame-card" aria-labelledby="own-one-time-code">
      <h2 id="own-one-time-code">{text(present ? m.renew : m.begin)}</h2>
      <p className="lj-muted">{text(m.codeLead)}</p>
      <ProblemAlert error={begun ? confirm.error : begin.error} />
      {begun ? (
        <Form layout="vertical" className="own-form" requiredMark={false} onFinish={finish}>
          <OneTimeCode login={account.login} code={begun} />
          <Form.Item
            name="newCode"
            label={text(m.newCode)}
            rules={[{ required: true, pattern: /^\d{6}$/, message: text(m.codeWrong) }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {text(m.confirm)}
          </Button>
        </Form>
      ) : (
        <ProofForm present={present} sending={begin.isPending} onSend={(body) => begin.mutate(body)} />
      )}
    </section>
  )
}

type Proof = { readonly password: string; readonly code?: string }

function ProofForm({
  present,
  sending,
  onSend,
}: {
  readonly present: boolean
  readonly sending: boolean
  readonly onSend: (proof: Proof) => void
}) {
  const text = useText()
  return (
    <Form<Proof> name="proof" layout="vertical" className="own-form" requiredMark={false} onFinish={onSend}>
      <Form.Item name="password" label={text(m.oldPassword)} rules={[{ required: true, message: text(m.required) }]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      {present && (
        <Form.Item
          name="code"
          label={text(m.presentCode)}
          extra={text(m.presentCodeHint)}
          rules={[{ required: true, min: 6, message: text(m.required) }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} spellCheck={false} />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={sending}>
        {text(m.go)}
      </Button>
    </Form>
  )
}
