import { AUDIENCE_NAMES, ORGANISATION_KIND_NAMES, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { CATALOGUE_EVENT_NAMES, CATALOGUE_STATUS_NAMES, GetCatalogueOrganisation } from '@lingjiang/registry/contract'
import { ROOM_KIND_NAMES, type RoomKind } from '@lingjiang/registry/domain'
import {
  call,
  ErrorState,
  formatDate,
  formatNumber,
  isProblem,
  Loading,
  Page,
  type ReplyOf,
  StatusTag,
  SummaryList,
  Table,
  useJoin,
  useLanguage,
  useText,
} from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { wholeAddress } from '../../parts/whole-address.ts'
import { organisationMessages as m } from './messages.ts'
import { OrganisationSessions } from './organisation-sessions.tsx'
import './registry.css'

const route = getRouteApi('/organisations/$organisationId')
type Reply = ReplyOf<typeof GetCatalogueOrganisation>

/** One organisation of the catalogue: what it may assess, where, and since when. */
export function OrganisationPage() {
  const text = useText()
  const { organisationId } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['catalogue', 'organisation', organisationId],
    queryFn: ({ signal }) => call(GetCatalogueOrganisation, { params: { organisationId }, signal }),
  })
  const above = <Link to="/organisations">{text(m.back)}</Link>
  if (error)
    return (
      <Page title={text(isProblem(error) && error.status === 404 ? m.unknown : m.title)} above={above}>
        <ErrorState error={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page title={text(m.title)} above={above}>
        <Loading lines={8} />
      </Page>
    )
  return (
    <Page title={data.name} width="wide" above={above}>
      {data.synthetic && (
        <p>
          <StatusTag tone="neutral">{text(m.madeUp)}</StatusTag>
        </p>
      )}
      <SummaryList
        rows={[
          { key: 'credit', label: text(m.creditCode), value: <span className="lj-figures">{data.creditCode}</span> },
          { key: 'place', label: text(m.place), value: wholeAddress(data.regionName, data.address) },
        ]}
      />
      {data.entries.map((entry) => (
        <EntrySection key={entry.id} entry={entry} />
      ))}
      <OrganisationSessions organisationId={organisationId} />
      <Sites sites={data.sites} />
      <History history={data.history} />
    </Page>
  )
}

function EntrySection({ entry }: { readonly entry: Reply['entries'][number] }) {
  const text = useText()
  const join = useJoin()
  const language = useLanguage()
  const days = { from: formatDate(entry.validFrom, language), to: formatDate(entry.validTo, language) }
  return (
    <section aria-label={text(ORGANISATION_KIND_NAMES[entry.kind])} className="organisation-entry">
      <h2>{text(ORGANISATION_KIND_NAMES[entry.kind])}</h2>
      <SummaryList
        rows={[
          {
            key: 'status',
            label: text(m.status),
            value: (
              <StatusTag tone={entry.status === 'listed' ? 'ok' : 'warn'}>
                {text(CATALOGUE_STATUS_NAMES[entry.status])}
              </StatusTag>
            ),
          },
          { key: 'code', label: text(m.code), value: <span className="lj-figures">{entry.organisationCode}</span> },
          { key: 'letter', label: text(m.letter), value: entry.letterNumber ?? '—' },
          { key: 'valid', label: text(m.valid), value: text(m.validDays, days) },
        ]}
      />
      <h3>{text(m.scope)}</h3>
      <Table
        caption={text(m.scope)}
        rows={entry.items}
        rowKey={(item) => `${item.occupationCode} ${item.workType ?? ''} ${item.audience}`}
        columns={[
          {
            key: 'name',
            title: text(m.occupation),
            main: true,
            cell: (item) => item.occupationName + (item.workType ? `（${item.workType}）` : ''),
          },
          {
            key: 'code',
            title: text(m.occupationCode),
            cell: (item) => <span className="lj-figures">{item.occupationCode}</span>,
          },
          {
            key: 'levels',
            title: text(m.levels),
            cell: (item) => join(item.levels.map((level) => text(SKILL_LEVEL_NAMES[level]))),
          },
          { key: 'audience', title: text(m.audienceOf), cell: (item) => text(AUDIENCE_NAMES[item.audience]) },
        ]}
      />
    </section>
  )
}

function Sites({ sites }: { readonly sites: Reply['sites'] }) {
  const text = useText()
  const join = useJoin()
  if (sites.length === 0) return null
  const kinds = (names: readonly string[]) => join(names.map((kind) => text(ROOM_KIND_NAMES[kind as RoomKind])))
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{text(m.sites)}</h2>
      <ul className="organisations">
        {sites.map((site) => (
          <li key={site.id}>
            <h3>{site.name}</h3>
            <p>{wholeAddress(site.regionName, site.address)}</p>
            <p className="lj-muted">
              {text(m.siteFacts, { capacity: formatNumber(site.capacity), kinds: kinds(site.roomKinds) })}
            </p>
            <p className="lj-small lj-muted lj-figures">
              {text(m.onMap, { latitude: site.latitude.toFixed(4), longitude: site.longitude.toFixed(4) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function History({ history }: { readonly history: Reply['history'] }) {
  const text = useText()
  const language = useLanguage()
  return (
    <section aria-labelledby="history">
      <h2 id="history">{text(m.history)}</h2>
      <ul className="organisation-history">
        {history.map((event) => (
          <li key={`${event.entryId} ${event.kind} ${event.day}`}>
            <span className="lj-figures">{formatDate(event.day, language)}</span>{' '}
            <b>{text(CATALOGUE_EVENT_NAMES[event.kind])}</b>{' '}
            <span className="lj-muted">{[event.document, event.reason].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
