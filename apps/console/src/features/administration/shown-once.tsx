import { Notice, useText } from '@lingjiang/ui'
import { Button, Modal } from 'antd'
import type { NewCredentials } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'

/** Password and one-time-code secret, as text and picture, this once. Closing needs the button: a click beside the dialog loses nothing. */
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
  const { password, oneTimeCode } = credentials
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
        {password && (
          <>
            <dt>{text(m.initialPassword)}</dt>
            <dd>
              <code>{password}</code>
            </dd>
          </>
        )}
        {oneTimeCode && (
          <>
            <dt>{text(m.secret)}</dt>
            <dd>
              <code>{oneTimeCode.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </dd>
          </>
        )}
      </dl>
      {oneTimeCode && (
        <img
          className="shown-once-code"
          alt={text(m.qrCode)}
          src={`data:image/svg+xml,${encodeURIComponent(oneTimeCode.picture)}`}
        />
      )}
    </Modal>
  )
}
