import { Checkbox, TextField, useText } from '@lingjiang/ui'
import { useState } from 'react'
import { securityMessages as m } from './security-messages.ts'

/** A new password, typed once and shown on request: what one can see need not be typed twice. */
export function NewPasswordField({
  value,
  error,
  onChange,
}: {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (password: string) => void
}) {
  const text = useText()
  const [seen, setSeen] = useState(false)
  return (
    <div>
      <TextField
        name="newPassword"
        type={seen ? 'text' : 'password'}
        label={text(m.newPassword)}
        hint={text(m.newPasswordHint)}
        error={error}
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        maxLength={200}
        width={22}
      />
      <Checkbox name="show" label={text(m.show)} checked={seen} onChange={setSeen} />
    </div>
  )
}
