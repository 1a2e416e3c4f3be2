import { TENURE_NAMES } from '@lingjiang/registry/contract'
import { formatNumber, StatusTag, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListFrame } from '../../frames/list-frame.tsx'
import { recordMessages as m } from './messages.ts'
import { type SiteReply, sitesQuery } from './registry-api.ts'

/** The sites of the own organisation. */
export function SitesPage() {
  const text = useText()
  const sites = useQuery(sitesQuery)
  const sum = (site: SiteReply, of: 'capacity' | 'stations' | 'cameras') =>
    formatNumber(site.rooms.reduce((all, room) => all + room[of], 0))
  return (
    <ListFrame<SiteReply>
      title={text(m.sites)}
      actions={
        <Link to="/registry/sites/$siteId" params={{ siteId: 'new' }}>
          {text(m.addSite)}
        </Link>
      }
      columns={[
        {
          key: 'name',
          title: text(m.siteName),
          main: true,
          cell: (site) => (
            <Link to="/registry/sites/$siteId" params={{ siteId: site.id }}>
              {site.name}
            </Link>
          ),
        },
        { key: 'region', title: text(m.place), cell: (site) => `${site.regionName} ${site.address}` },
        {
          key: 'tenure',
          title: text(m.tenure),
          cell: (site) => `${text(TENURE_NAMES[site.tenure])}${site.leaseTo ? ` – ${site.leaseTo}` : ''}`,
        },
        { key: 'rooms', title: text(m.rooms), figures: true, cell: (site) => formatNumber(site.rooms.length) },
        { key: 'capacity', title: text(m.capacity), figures: true, cell: (site) => sum(site, 'capacity') },
        { key: 'stations', title: text(m.stations), figures: true, cell: (site) => sum(site, 'stations') },
        { key: 'cameras', title: text(m.cameras), figures: true, cell: (site) => sum(site, 'cameras') },
        {
          key: 'listed',
          title: '',
          cell: (site) => site.listedAt && <StatusTag tone="ok">{text(m.listed)}</StatusTag>,
        },
      ]}
      rows={sites.data}
      rowKey={(site) => site.id}
      loading={sites.isFetching}
      error={sites.error}
      retry={() => void sites.refetch()}
      total={sites.data?.length}
      empty={{ title: text(m.siteNone), body: text(m.siteNoneHint) }}
    />
  )
}
