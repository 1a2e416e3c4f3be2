import { formatDate, formatDateLong, useLanguage, useText } from '@lingjiang/ui'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../app/me.ts'
import { useRegionName } from '../../app/regions.ts'
import { type CaseClock, ClockTag } from './clock.tsx'
import { caseMessages as m } from './messages.ts'

/** The time limits of a case: what is left, the last day, from when it counts, and the document that sets it. */
export function CaseClocks({ clocks }: { readonly clocks: readonly CaseClock[] }) {
  const text = useText()
  if (clocks.length === 0) return null
  return (
    <section className="frame-card frame-actions" aria-labelledby="clocks">
      <h2 id="clocks">{text(m.clocks)}</h2>
      <ul className="plain-list">
        {runningFirst(clocks).map((clock) => (
          <li key={`${clock.name} ${clock.startedAt}`}>
            <ClockLines clock={clock} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const ORDER: readonly string[] = ['running', 'paused', 'fired']
const placeOf = ({ standing }: CaseClock) => (ORDER.includes(standing) ? ORDER.indexOf(standing) : ORDER.length)

/** What still runs matters most. */
const runningFirst = (clocks: readonly CaseClock[]) => [...clocks].sort((one, other) => placeOf(one) - placeOf(other))

function ClockLines({ clock }: { readonly clock: CaseClock }) {
  const text = useText()
  const language = useLanguage()
  const since = formatDate(clock.startedAt, language)
  return (
    <>
      <p>
        <b>{text(clock.title)}</b> <ClockTag clock={clock} />
      </p>
      {clock.workdaysLeft !== null && (
        <p className="lj-figures">{text(m.dueOn, { date: formatDateLong(clock.dueOn, language) })}</p>
      )}
      {clock.ground && (
        <p className="lj-muted lj-figures">{text(m.limitSince, { workdays: clock.ground.workdays, since })}</p>
      )}
      {clock.standing === 'paused' && <p className="lj-muted">{text(m.pauseMeans)}</p>}
      {clock.ground && <Ground ground={clock.ground} />}
    </>
  )
}

function Ground({ ground }: { readonly ground: NonNullable<CaseClock['ground']> }) {
  const text = useText()
  const regionName = useRegionName()
  const mayRead = useMay('identity.parameter.read')
  const { authority, document, regionCode, key, version, mark } = ground
  const versionWords = text(m.groundVersion, { version })
  return (
    <p className="lj-small">
      {text(m.ground)}：{text(m.groundWords, { document, authority, region: regionName(regionCode) })}{' '}
      {mayRead ? (
        <Link to="/administration/parameters/$key" params={{ key }}>
          {versionWords}
        </Link>
      ) : (
        versionWords
      )}
      {mark !== 'sourced' && <span className="lj-muted"> · {text(m.unconfirmed)}</span>}
    </p>
  )
}
