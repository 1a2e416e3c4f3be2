import {
  CERTIFICATE_STATUS_NAMES,
  type CertificateStatus,
  GetDocument,
  ListCertificates,
} from '@lingjiang/credentials/contract'
import {
  ORGANISATION_KIND_NAMES,
  type OrganisationKind,
  SKILL_LEVEL_NAMES,
  SKILL_LEVELS,
  type SkillLevel,
} from '@lingjiang/kernel'
import { addressOf, type Column, call, type QueryOf, type ReplyOf, StatusTag, type Tone, useText } from '@lingjiang/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { CertificateSearch } from '../../app/certificate-search.ts'
import { useRegionName, useRegions } from '../../app/regions.ts'
import { ChosenFilter, SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { credentialMessages as m } from './messages.ts'

const route = getRouteApi('/shell/certificates')
type Row = ReplyOf<typeof ListCertificates>['certificates'][number]
const TONES: Readonly<Record<CertificateStatus, Tone>> = {
  valid: 'ok',
  corrected: 'ok',
  suspended: 'warn',
  revoked: 'danger',
  cancelled: 'danger',
}

/** Certificates of the region or the organisation: what every number of the statistics opens for an officer. */
export function CertificatesPage() {
  const text = useText()
  const search = route.useSearch()
  const list = useQuery({
    queryKey: ['credentials', 'certificates', search],
    queryFn: ({ signal }) =>
      call(ListCertificates, { query: { ...search, limit: 25 } as QueryOf<typeof ListCertificates>, signal }),
    placeholderData: keepPreviousData,
  })
  const { cursor, ...firstPage } = search
  const next = list.data?.next
  return (
    <ListFrame<Row>
      title={text(m.certificates)}
      filters={<Filters search={search} first={list.data?.certificates[0]} />}
      filtered={Object.keys(firstPage).length > 0}
      columns={useColumns()}
      rows={list.data?.certificates}
      rowKey={(row) => row.id}
      loading={list.isFetching && (!list.data || list.isPlaceholderData)}
      error={list.error}
      retry={() => void list.refetch()}
      total={list.data?.total}
      first={
        cursor
          ? (words) => (
              <Link to="/certificates" search={firstPage}>
                {words}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (words) => (
              <Link to="/certificates" search={{ ...search, cursor: next }}>
                {words}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.empty), body: text(m.emptyHint) }}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const text = useText()
  const regionName = useRegionName()
  return [
    {
      key: 'number',
      title: text(m.number),
      main: true,
      cell: (row) => (
        <a href={addressOf(GetDocument, { params: { certificateId: row.id } })} className="lj-figures">
          {row.number}
        </a>
      ),
    },
    { key: 'holder', title: text(m.holder), cell: (row) => row.holderName },
    { key: 'occupation', title: text(m.occupation), cell: (row) => row.occupationName },
    { key: 'level', title: text(m.level), cell: (row) => text(SKILL_LEVEL_NAMES[row.level as SkillLevel]) },
    { key: 'organisation', title: text(m.organisation), cell: (row) => row.organisationName },
    { key: 'region', title: text(m.region), cell: (row) => regionName(row.regionCode) },
    { key: 'issuedOn', title: text(m.issuedOn), cell: (row) => row.issuedOn },
    {
      key: 'status',
      title: text(m.status),
      cell: (row) => <StatusTag tone={TONES[row.status]}>{text(CERTIFICATE_STATUS_NAMES[row.status])}</StatusTag>,
    },
  ]
}

/** Conditions that no field of this page sets: they come from a number of the statistics or of an issuing. */
function chosenOf(search: CertificateSearch, first: Row | undefined, text: ReturnType<typeof useText>) {
  const { session, occupation, organisation, kind, year, inForce } = search
  return [
    ['session', '', session && text(m.ofSession)],
    ['occupation', text(m.occupation), occupation && (first?.occupationName ?? occupation)],
    ['organisation', text(m.organisation), organisation && (first?.organisationName ?? organisation)],
    ['kind', text(m.kind), kind && text(ORGANISATION_KIND_NAMES[kind as OrganisationKind])],
    ['year', text(m.year), year && String(year)],
    ['inForce', '', inForce && text(m.inForce)],
  ] as const
}

function Filters({ search, first }: { readonly search: CertificateSearch; readonly first: Row | undefined }) {
  const text = useText()
  const navigate = useNavigate()
  const regions = useRegions()
  const set = (name: keyof CertificateSearch, value: string | undefined) => {
    const { cursor: _page, [name]: _old, ...others }: CertificateSearch = search
    void navigate({ to: '/certificates', search: value ? { ...others, [name]: value } : others })
  }
  return (
    <>
      <TextFilter
        label={text(m.number)}
        width={16}
        value={search.number}
        onChange={(value) => set('number', value?.toUpperCase())}
      />
      <SelectFilter
        label={text(m.region)}
        value={search.region}
        all={text(m.all)}
        options={regions
          .filter((region) => region.tier === 'city' || region.tier === 'county')
          .map((region) => ({ value: region.code, label: region.name }))}
        onChange={(value) => set('region', value)}
      />
      <SelectFilter
        label={text(m.level)}
        value={search.level}
        all={text(m.all)}
        options={SKILL_LEVELS.map((level) => ({ value: level, label: text(SKILL_LEVEL_NAMES[level]) }))}
        onChange={(value) => set('level', value)}
      />
      {chosenOf(search, first, text).map(
        ([name, label, value]) =>
          value && <ChosenFilter key={name} label={label} value={value} onRemove={() => set(name, undefined)} />,
      )}
    </>
  )
}
