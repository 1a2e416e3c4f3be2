import { useText } from '@lingjiang/ui'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type AccountRow, type NewCredentials, useResetCredentials, useSwitchAccount } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ShownOnce } from './shown-once.tsx'

type Action = 'password' | 'one-time-code' | 'disabled' | 'open'
const TITLES = { password: m.resetPassword, 'one-time-code': m.resetCode, disabled: m.disable, open: m.enable } as const

/** What the system administrator does to an account; each asks for the reason. */
export function AccountActions({ account }: { readonly account: AccountRow }) {
  const text = useText()
  const { message } = App.useApp()
  const [action, setAction] = useState<Action>()
  const [credentials, setCredentials] = useState<NewCredentials>()
  const reset = useResetCredentials(account.id)
  const turn = useSwitchAccount(account.id)
  const actions: readonly Action[] = account.state === 'disabled' ? ['open'] : ['one-time-code', 'password', 'disabled']
  const close = () => {
    setAction(undefined)
    reset.reset()
    turn.reset()
  }
  const send = (reason: string) => {
    if (action === 'password' || action === 'one-time-code')
      reset.mutate(
        { reset: action, reason },
        {
          onSuccess: (reply) => {
            close()
            setCredentials(reply)
          },
        },
      )
    else if (action)
      turn.mutate(
        { state: action, reason },
        {
          onSuccess: () => {
            close()
            void message.success(text(m.decidedDone))
          },
        },
      )
  }
  return (
    <div className="lj-actions">
      {actions.map((name) => (
        <Button key={name} danger={name === 'disabled'} onClick={() => setAction(name)}>
          {text(TITLES[name])}
        </Button>
      ))}
      {action && (
        <ReasonDialog
          title={text(TITLES[action])}
          sending={reset.isPending || turn.isPending}
          error={reset.error ?? turn.error}
          onSend={send}
          onClose={close}
        />
      )}
      {credentials && (
        <ShownOnce login={account.login} credentials={credentials} onClose={() => setCredentials(undefined)} />
      )}
    </div>
  )
}
