import { useText } from '@lingjiang/ui'
import { Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { scoringMessages as m } from './messages.ts'
import type { useScoringActions } from './scoring-api.ts'

/** Password or one-time code again, for everything that is complete. */
export function SignDialog({
  sheetIds,
  sign,
  onClose,
}: {
  readonly sheetIds: readonly string[]
  readonly sign: ReturnType<typeof useScoringActions>['sign']
  readonly onClose: () => void
}) {
  const text = useText()
  const [by, setBy] = useState<'password' | 'code'>('password')
  const [secret, setSecret] = useState('')
  const submit = () =>
    sign.mutate(
      { sheetIds: [...sheetIds], ...(by === 'password' ? { password: secret } : { code: secret }) },
      { onSuccess: onClose },
    )
  return (
    <Modal
      open
      title={text(m.signTitle)}
      okText={text(m.signNow)}
      cancelText={text(m.cancel)}
      okButtonProps={{ disabled: secret === '', size: 'large' }}
      cancelButtonProps={{ size: 'large' }}
      confirmLoading={sign.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{text(m.signLead)}</p>
      <ProblemAlert error={sign.error} />
      <Segmented
        value={by}
        onChange={(next) => {
          setBy(next as 'password' | 'code')
          setSecret('')
        }}
        options={[
          { value: 'password', label: text(m.byPassword) },
          { value: 'code', label: text(m.byCode) },
        ]}
      />
      <p>
        <label htmlFor="sign-secret">{text(by === 'password' ? m.password : m.code)}</label>
        <Input
          id="sign-secret"
          size="large"
          type={by === 'password' ? 'password' : 'text'}
          inputMode={by === 'code' ? 'numeric' : 'text'}
          autoComplete={by === 'password' ? 'current-password' : 'one-time-code'}
          maxLength={by === 'code' ? 6 : 200}
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
          onPressEnter={submit}
        />
      </p>
    </Modal>
  )
}
