import { ListOccupations, MAJOR_CLASS_NAMES } from '@lingjiang/standards/contract'
import { call, type ReplyOf, StatusTag, useJoin, useText } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { standardMessages as m } from './messages.ts'
import type { OccupationSearch } from './routes.ts'

const route = getRouteApi('/shell/standards/occupations')
type Occupation = ReplyOf<typeof ListOccupations>['occupations'][number]

/** The skill occupations of the dictionary. */
export function OccupationsPage() {
  const text = useText()
  const join = useJoin()
  const navigate = useNavigate()
  const search = route.useSearch()
  const { cursor, ...filters } = search
  const list = useQuery({
    queryKey: ['standards', 'occupations', 'page', search],
    queryFn: ({ signal }) => call(ListOccupations, { query: { ...search, limit: 25 }, signal }),
    placeholderData: (before) => before,
  })
  const set = (name: keyof OccupationSearch, value: string | undefined) => {
    const { [name]: _old, ...rest } = filters as OccupationSearch
    void navigate({ to: '/standards/occupations', search: { ...rest, ...(value ? { [name]: value } : {}) } })
  }
  const next = list.data?.next
  return (
    <ListFrame<Occupation>
      title={text(m.title)}
      filters={
        <>
          <TextFilter label={text(m.search)} value={search.text} onChange={(value) => set('text', value)} />
          <SelectFilter
            label={text(m.major)}
            width={22}
            value={search.major}
            all={text(m.all)}
            options={['3', '4', '5', '6'].map((value) => ({
              value,
              label: `${value} ${text(MAJOR_CLASS_NAMES[value] ?? m.all)}`,
            }))}
            onChange={(value) => set('major', value)}
          />
        </>
      }
      filtered={Object.keys(filters).length > 0}
      columns={[
        {
          key: 'name',
          title: text(m.name),
          main: true,
          cell: (one) => (
            <>
              <Link to="/standards/occupations/$code" params={{ code: one.code }}>
                {one.name}
              </Link>{' '}
              {one.isDigital && <StatusTag tone="info">{text(m.digital)}</StatusTag>}
            </>
          ),
        },
        { key: 'code', title: text(m.code), cell: (one) => <span className="lj-figures">{one.code}</span> },
        { key: 'minor', title: text(m.minor), cell: (one) => one.minorName },
        { key: 'types', title: text(m.workTypes), cell: (one) => join(one.workTypes) || '—' },
        { key: 'year', title: text(m.year), figures: true, cell: (one) => one.catalogueYear },
      ]}
      rows={list.data?.occupations}
      rowKey={(one) => one.code}
      loading={list.isFetching}
      error={list.error}
      retry={() => void list.refetch()}
      total={list.data?.total}
      first={
        cursor
          ? (children) => (
              <Link to="/standards/occupations" search={filters}>
                {children}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (children) => (
              <Link to="/standards/occupations" search={{ ...filters, cursor: next }}>
                {children}
              </Link>
            )
          : undefined
      }
    />
  )
}
