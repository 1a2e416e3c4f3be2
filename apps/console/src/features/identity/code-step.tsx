import { ConfirmTotp } from '@lingjiang/identity/contract'
import { call, isProblem, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { signInMessages as m } from './messages.ts'
import type { OnStep } from './sign-in-page.tsx'

type Answers = { readonly code: string }

export function CodeStep({ onStep, onRestart }: { readonly onStep: OnStep; readonly onRestart: () => void }) {
  const text = useText()
  const send = useMutation({ mutationFn: (body: Answers) => call(ConfirmTotp, { body }), onSuccess: onStep })
  return (
    <>
      <h1>{text(m.code)}</h1>
      {send.error && (
        <Alert type="error" showIcon title={isProblem(send.error) ? send.error.title : text(m.failed)} role="alert" />
      )}
      <Form<Answers> layout="vertical" requiredMark={false} onFinish={(answers) => send.mutate(answers)}>
        <Form.Item
          name="code"
          label={text(m.code)}
          extra={text(m.codeHint)}
          rules={[{ required: true, pattern: /^\d{6}$/, message: text(m.codeWrong) }]}
        >
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} size="large" autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={send.isPending}>
          {text(m.confirm)}
        </Button>
      </Form>
      <Button type="link" onClick={onRestart}>
        {text(m.restart)}
      </Button>
    </>
  )
}
