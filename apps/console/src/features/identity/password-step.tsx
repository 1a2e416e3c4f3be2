import { SignIn } from '@lingjiang/identity/contract'
import { call, isProblem, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { signInMessages as m } from './messages.ts'
import type { OnStep } from './sign-in-page.tsx'

type Answers = { readonly account: string; readonly password: string }

export function PasswordStep({
  onStep,
  onAccount,
}: {
  readonly onStep: OnStep
  /** Told before the first step is answered: later steps name the account. */
  readonly onAccount: (account: string) => void
}) {
  const text = useText()
  const send = useMutation({ mutationFn: (body: Answers) => call(SignIn, { body }), onSuccess: onStep })
  return (
    <>
      <h1>{text(m.title)}</h1>
      {send.error && (
        <Alert type="error" showIcon title={isProblem(send.error) ? send.error.title : text(m.failed)} role="alert" />
      )}
      <Form<Answers>
        layout="vertical"
        requiredMark={false}
        onFinish={(answers) => {
          onAccount(answers.account.trim().toLowerCase())
          send.mutate(answers)
        }}
      >
        <Form.Item name="account" label={text(m.account)} rules={[{ required: true, message: text(m.accountMissing) }]}>
          <Input autoComplete="username" spellCheck={false} size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={text(m.password)}
          rules={[{ required: true, message: text(m.passwordMissing) }]}
        >
          <Input.Password autoComplete="current-password" size="large" visibilityToggle={false} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={send.isPending}>
          {text(m.submit)}
        </Button>
      </Form>
    </>
  )
}
