import { ActivateAccount, BeginActivation } from '@lingjiang/identity/contract'
import { isStrongPassword } from '@lingjiang/identity/domain'
import { call, Loading, useText } from '@lingjiang/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { OneTimeCode } from '../../frames/one-time-code.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { signInMessages as m } from './messages.ts'
import type { OnStep } from './sign-in-page.tsx'

type Answers = { readonly password: string; readonly again: string; readonly code?: string }

/** The first sign-in with a password that somebody handed over: the owner chooses an own one, and sets up the one-time code. */
export function ActivationStep({
  login,
  onStep,
  onRestart,
}: {
  readonly login: string
  readonly onStep: OnStep
  readonly onRestart: () => void
}) {
  const text = useText()
  const [attempt] = useState(() => crypto.getRandomValues(new Uint32Array(1))[0])
  // Asked once a visit: each asking makes a new secret.
  const begun = useQuery({
    queryKey: ['identity', 'activation', attempt],
    queryFn: () => call(BeginActivation),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const send = useMutation({
    mutationFn: ({ password, code }: Answers) =>
      call(ActivateAccount, { body: { password, ...(code ? { code } : {}) } }),
    onSuccess: onStep,
  })
  const code = begun.data?.oneTimeCode
  return (
    <>
      <h1>{text(m.activate)}</h1>
      <p className="lj-muted">{text(m.activateLead)}</p>
      <ProblemAlert error={begun.error ?? send.error} />
      {begun.isPending && <Loading lines={6} />}
      {begun.data && (
        <Form<Answers>
          layout="vertical"
          requiredMark={false}
          scrollToFirstError={{ focus: true }}
          onFinish={(answers) => send.mutate(answers)}
        >
          {/* Password stores of browsers file the password under this name. */}
          <input type="text" autoComplete="username" value={login} readOnly hidden />
          <Form.Item
            name="password"
            label={text(m.ownPassword)}
            extra={text(m.ownPasswordHint)}
            rules={[
              {
                validator: (_rule, value: string | undefined) =>
                  isStrongPassword(value ?? '', login)
                    ? Promise.resolve()
                    : Promise.reject(new Error(text(m.passwordWeak))),
              },
            ]}
          >
            <Input.Password autoComplete="new-password" size="large" maxLength={200} />
          </Form.Item>
          <Form.Item
            name="again"
            label={text(m.again)}
            dependencies={['password']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_rule, value: string | undefined) =>
                  value === getFieldValue('password')
                    ? Promise.resolve()
                    : Promise.reject(new Error(text(m.againWrong))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" size="large" maxLength={200} />
          </Form.Item>
          {code && (
            <>
              <h2>{text(m.setUpCode)}</h2>
              <OneTimeCode login={login} code={code} />
              <Form.Item
                name="code"
                label={text(m.code)}
                extra={text(m.codeHint)}
                rules={[{ required: true, pattern: /^\d{6}$/, message: text(m.codeWrong) }]}
              >
                <Input autoComplete="one-time-code" inputMode="numeric" maxLength={6} size="large" />
              </Form.Item>
            </>
          )}
          <Button type="primary" htmlType="submit" size="large" block loading={send.isPending}>
            {text(m.activateSubmit)}
          </Button>
        </Form>
      )}
      <Button type="link" onClick={onRestart}>
        {text(m.restart)}
      </Button>
    </>
  )
}
