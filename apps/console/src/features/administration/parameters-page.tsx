import { type Column, formatDate, formatNumber, useLanguage, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { parameterName } from '../../app/parameter-names.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { MarkTag } from './mark-tag.tsx'
import { administrationMessages as m } from './messages.ts'
import type { ParameterSearch } from './parameter-search.ts'
import { ParameterValueView, useValueWords } from './parameter-value.tsx'
import { type ParameterRow, useParameters } from './parameters-api.ts'
import { ProposalList } from './proposal-list.tsx'
import { unitWords } from './units.ts'

const route = getRouteApi('/shell/administration/parameters')

/** Every number of policy that holds today, with its source; what waits for a second officer stands above. */
export function ParametersPage() {
  const text = useText()
  const search = route.useSearch()
  const { data, error, isFetching, isPlaceholderData, refetch } = useParameters(
    search.mark ? { mark: search.mark } : {},
  )
  const words = search.text?.toLowerCase() ?? ''
  // The names are the reader's language's, so they are searched here; the list is whole in any case.
  const rows = data?.parameters.filter((row) =>
    [parameterName(text, row.key), row.key, row.document, row.authority].some((one) =>
      one.toLowerCase().includes(words),
    ),
  )
  return (
    <ListFrame<ParameterRow>
      title={text(m.parameters)}
      above={
        <>
          <p className="lj-muted">{text(m.parametersLead)}</p>
          {data && data.waiting.length > 0 && (
            <section className="frame-card" aria-labelledby="waiting">
              <h2 id="waiting">{text(m.waitingTitle)}</h2>
              <ProposalList proposals={data.waiting} withKey />
            </section>
          )}
        </>
      }
      filters={<Filters search={search} counts={data?.counts} />}
      filtered={Boolean(search.text || search.mark)}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => `${row.key} ${row.scope.code}`}
      loading={isFetching && (!data || isPlaceholderData)}
      error={error}
      retry={() => void refetch()}
      total={rows?.length}
    />
  )
}

function useColumns(): readonly Column<ParameterRow>[] {
  const text = useText()
  const language = useLanguage()
  const valueWords = useValueWords()
  return [
    {
      key: 'key',
      title: text(m.key),
      main: true,
      cell: (row) => (
        <>
          <Link to="/administration/parameters/$key" params={{ key: row.key }}>
            {parameterName(text, row.key)}
          </Link>
          <br />
          <code className="parameter-key">{row.key}</code>
        </>
      ),
    },
    {
      key: 'value',
      title: text(m.value),
      cell: (row) => (
        <>
          <ParameterValueView value={row.value} /> <span className="lj-muted">{unitWords(text, row.unit)}</span>
          {row.upcoming && (
            <p className="lj-muted">
              {text(m.upcomingFrom, {
                date: formatDate(row.upcoming.effectiveFrom, language),
                value: valueWords(row.upcoming.value),
              })}
            </p>
          )}
        </>
      ),
    },
    { key: 'mark', title: text(m.mark), cell: (row) => <MarkTag mark={row.mark} /> },
    { key: 'scope', title: text(m.scope), cell: (row) => <span className="frame-whole">{row.scope.name}</span> },
    {
      key: 'from',
      title: text(m.effectiveFrom),
      cell: (row) => <span className="frame-whole lj-figures">{row.effectiveFrom}</span>,
    },
    {
      key: 'document',
      title: text(m.document),
      cell: (row) => (
        <>
          {row.document}
          <br />
          <span className="lj-muted">{row.authority}</span>
        </>
      ),
    },
  ]
}

function Filters({
  search,
  counts,
}: {
  readonly search: ParameterSearch
  readonly counts: Readonly<Record<'sourced' | 'memory' | 'inference', number>> | undefined
}) {
  const text = useText()
  const navigate = useNavigate()
  const set = (name: 'text' | 'mark', value: string | undefined) => {
    const { [name]: _old, ...rest } = search
    void navigate({ to: '/administration/parameters', search: { ...rest, ...(value ? { [name]: value } : {}) } })
  }
  return (
    <>
      <SelectFilter
        label={text(m.mark)}
        width={16}
        value={search.mark}
        all={text(m.allMarks)}
        options={(['sourced', 'memory', 'inference'] as const).map((value) => ({
          value,
          label: counts ? `${text(m[value])} · ${formatNumber(counts[value])}` : text(m[value]),
        }))}
        onChange={(value) => set('mark', value)}
      />
      <TextFilter label={text(m.searchWords)} width={18} value={search.text} onChange={(value) => set('text', value)} />
    </>
  )
}
