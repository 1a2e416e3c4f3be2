import { useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { useMay } from './me.ts'
import { shellMessages as m } from './messages.ts'
import { parameterName } from './parameter-names.ts'

/** Which version of which policy parameter a decision rests on; officers get to its value, date and document. */
export function ParametersUsed({ versions }: { readonly versions: Readonly<Record<string, number>> }) {
  const text = useText()
  const mayRead = useMay('identity.parameter.read')
  const used = Object.entries(versions)
  if (used.length === 0) return null
  return (
    <details>
      <summary>{text(m.parametersUsed, { count: used.length })}</summary>
      <ul className="plain-list lj-small">
        {used.map(([key, version]) => (
          <li key={key}>
            {mayRead ? (
              <Link to="/administration/parameters/$key" params={{ key }}>
                {parameterName(text, key)}
              </Link>
            ) : (
              parameterName(text, key)
            )}{' '}
            <span className="lj-muted lj-figures">{text(m.parameterVersion, { version })}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
