import { useText } from '@lingjiang/ui'
import { frameMessages as m } from './messages.ts'

/** The secret for an authenticator, as picture and as text, to its owner this once. */
export function OneTimeCode({
  login,
  code,
}: {
  readonly login: string
  readonly code: { readonly secret: string; readonly picture: string }
}) {
  const text = useText()
  return (
    <div className="one-time-code">
      <p>{text(m.scanCode)}</p>
      <img
        className="shown-once-code"
        alt={text(m.qrCode)}
        src={`data:image/svg+xml,${encodeURIComponent(code.picture)}`}
      />
      <dl className="shown-once">
        {login && (
          <>
            <dt>{text(m.account)}</dt>
            <dd>{login}</dd>
          </>
        )}
        <dt>{text(m.secret)}</dt>
        <dd>
          <code>{code.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </dd>
      </dl>
    </div>
  )
}
