import { formatMoment, Notice, useText } from '@lingjiang/ui'
import { Button, Modal } from 'antd'
import type { NewCredentials } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'

/** Login and one-time password, this once. Closing needs the button: a click beside the dialog loses nothing. */
export function ShownOnce({
  login,
  credentials,
  onClose,
}: {
  readonly login: string
  readonly credentials: NewCredentials
  readonly onClose: () => void
}) {
  const text = useText()
  return (
    <Modal
      open
      title={text(m.handOver)}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {text(m.handedOver)}
        </Button>
      }
    >
      <Notice tone="warn">{text(m.handOverHint)}</Notice>
      <dl className="shown-once">
        <dt>{text(m.login)}</dt>
        <dd>{login}</dd>
        <dt>{text(m.oneTimePassword)}</dt>
        <dd>
          <code>{credentials.password}</code>
        </dd>
        <dt>{text(m.goodUntil)}</dt>
        <dd>{formatMoment(credentials.until)}</dd>
      </dl>
    </Modal>
  )
}
