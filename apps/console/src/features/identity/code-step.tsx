import { ConfirmTotp, UseRecoveryCode } from '@lingjiang/identity/contract'
import { call, isProblem, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { signInMessages as m } from './messages.ts'
import type { OnStep } from './sign-in-page.tsx'

type Answers = { readonly code: string }

export function CodeStep({ onStep, onRestart }: { readonly onStep: OnStep; readonly onRestart: () => void }) {
  const text = useText()
  const [lost, setLost] = useState(false)
  const send = useMutation({
    mutationFn: (body: Answers) => (lost ? call(UseRecoveryCode, { body }) : call(ConfirmTotp, { body })),
    onSuccess: onStep,
  })
  return (
    <>
      <h1>{text(m.code)}</h1>
      {send.error && (
        <Alert type="error" showIcon title={isProblem(send.error) ? send.error.title : text(m.failed)} role="alert" />
      )}
      <Form<Answers>
        key={String(lost)}
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => send.mutate({ code: code.trim() })}
      >
        {lost ? (
          <Form.Item
            name="code"
            label={text(m.recoveryCode)}
            extra={text(m.recoveryCodeHint)}
            rules={[{ required: true, whitespace: true, message: text(m.recoveryCodeMissing) }]}
          >
            <Input autoComplete="off" maxLength={40} size="large" spellCheck={false} autoFocus />
          </Form.Item>
        ) : (
          <Form.Item
            name="code"
            label={text(m.code)}
            extra={text(m.codeHint)}
            rules={[{ required: true, pattern: /^\d{6}$/, message: text(m.codeWrong) }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} size="large" autoFocus />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={send.isPending}>
          {text(m.confirm)}
        </Button>
      </Form>
      <Button
        type="link"
        onClick={() => {
          send.reset()
          setLost(!lost)
        }}
      >
        {text(lost ? m.useCode : m.codeLost)}
      </Button>
      <Button type="link" onClick={onRestart}>
        {text(m.restart)}
      </Button>
    </>
  )
}
