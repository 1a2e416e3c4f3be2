import { ORGANISATION_KIND_NAMES, ORGANISATION_KINDS, SKILL_LEVEL_NAMES, SKILL_LEVELS } from '@lingjiang/kernel'
import {
  CATALOGUE_STATUS_NAMES,
  CATALOGUE_STATUSES,
  type CatalogueStatus,
  ExportCatalogue,
  ListCatalogue,
} from '@lingjiang/registry/contract'
import { addressOf, type Column, call, type ReplyOf, StatusTag, type Tone, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import type { CatalogueSearch } from './catalogue-search.ts'
import { MadeUp } from './made-up.tsx'
import { catalogueMessages as m } from './messages.ts'

const route = getRouteApi('/shell/registry/catalogue')
type Entry = ReplyOf<typeof ListCatalogue>['entries'][number]
const TONES: Readonly<Record<CatalogueStatus, Tone>> = {
  listed: 'ok',
  warned: 'warn',
  suspended: 'warn',
  removed: 'danger',
}

/** 目录: who may assess what, with filters in the address and the same rows as a file. */
export function CataloguePage() {
  const text = useText()
  const search = route.useSearch()
  const { cursor, ...filters } = search
  const list = useQuery({
    queryKey: ['registry', 'catalogue', search],
    queryFn: ({ signal }) => call(ListCatalogue, { query: { ...search, limit: 25 }, signal }),
    placeholderData: (before) => before,
  })
  const next = list.data?.next
  return (
    <ListFrame<Entry>
      title={text(m.catalogue)}
      filters={<Filters search={search} />}
      filtered={Object.keys(filters).length > 0}
      columns={useColumns()}
      rows={list.data?.entries}
      rowKey={(entry) => entry.id}
      loading={list.isFetching}
      error={list.error}
      retry={() => void list.refetch()}
      total={list.data?.total}
      exportHref={addressOf(ExportCatalogue, { query: filters })}
      first={
        cursor
          ? (children) => (
              <Link to="/registry/catalogue" search={filters}>
                {children}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (children) => (
              <Link to="/registry/catalogue" search={{ ...filters, cursor: next }}>
                {children}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.empty), body: text(m.emptyHint) }}
    />
  )
}

function useColumns(): readonly Column<Entry>[] {
  const text = useText()
  const regionName = useRegionName()
  return [
    {
      key: 'name',
      title: text(m.name),
      main: true,
      cell: (entry) => (
        <>
          <a href={`/organisations/${entry.organisationId}`}>{entry.name}</a>
          <MadeUp synthetic={entry.synthetic} />
        </>
      ),
    },
    { key: 'code', title: text(m.code), cell: (entry) => <span className="lj-figures">{entry.organisationCode}</span> },
    { key: 'kind', title: text(m.kind), cell: (entry) => text(ORGANISATION_KIND_NAMES[entry.kind]) },
    { key: 'region', title: text(m.region), cell: (entry) => regionName(entry.regionCode) },
    { key: 'occupations', title: text(m.occupations), cell: (entry) => <Occupations entry={entry} /> },
    {
      key: 'status',
      title: text(m.status),
      cell: (entry) => <StatusTag tone={TONES[entry.status]}>{text(CATALOGUE_STATUS_NAMES[entry.status])}</StatusTag>,
    },
    {
      key: 'valid',
      title: text(m.valid),
      cell: (entry) => (
        <span className="lj-figures">
          <span className="frame-whole">{entry.validFrom} –</span> <span className="frame-whole">{entry.validTo}</span>
        </span>
      ),
    },
    { key: 'letter', title: text(m.letter), cell: (entry) => entry.letterNumber ?? '—' },
  ]
}

/** The first three by name; how many there are. */
function Occupations({ entry }: { readonly entry: Entry }) {
  const text = useText()
  const names = [...new Set(entry.items.map((item) => item.occupationName))]
  return (
    <>
      {names.slice(0, 3).map((name) => (
        <div key={name} className="frame-whole">
          {name}
        </div>
      ))}
      {names.length > 3 && text(m.more, { count: names.length })}
    </>
  )
}

function Filters({ search }: { readonly search: CatalogueSearch }) {
  const text = useText()
  const navigate = useNavigate()
  const regions = useRegions()
  const regionName = useRegionName()
  const set = (name: keyof CatalogueSearch, value: string | undefined) => {
    const { cursor: _cursor, [name]: _old, ...rest } = search
    void navigate({ to: '/registry/catalogue', search: { ...rest, ...(value ? { [name]: value } : {}) } })
  }
  const cities = regions.filter((region) => region.tier === 'city')
  return (
    <>
      <TextFilter label={text(m.search)} value={search.text} onChange={(value) => set('text', value)} />
      <SelectFilter
        label={text(m.kind)}
        value={search.kind}
        all={text(m.all)}
        options={ORGANISATION_KINDS.map((kind) => ({ value: kind, label: text(ORGANISATION_KIND_NAMES[kind]) }))}
        onChange={(value) => set('kind', value)}
      />
      <SelectFilter
        label={text(m.region)}
        value={search.region}
        all={text(m.allRegions)}
        options={[
          ...cities.map((region) => ({ value: region.code, label: region.name })),
          ...(search.region && !cities.some((region) => region.code === search.region)
            ? [{ value: search.region, label: regionName(search.region) }]
            : []),
        ]}
        onChange={(value) => set('region', value)}
      />
      <SelectFilter
        label={text(m.level)}
        value={search.level}
        all={text(m.all)}
        options={SKILL_LEVELS.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))}
        onChange={(value) => set('level', value)}
      />
      <SelectFilter
        label={text(m.status)}
        value={search.status}
        all={text(m.all)}
        options={CATALOGUE_STATUSES.map((status) => ({ value: status, label: text(CATALOGUE_STATUS_NAMES[status]) }))}
        onChange={(value) => set('status', value)}
      />
    </>
  )
}
