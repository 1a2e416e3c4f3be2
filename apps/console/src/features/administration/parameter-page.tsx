import { type Column, formatMoment, Loading, StatusTag, Table, useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMay } from '../../app/me.ts'
import { parameterName } from '../../app/parameter-names.ts'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { MarkTag } from './mark-tag.tsx'
import { administrationMessages as m } from './messages.ts'
import { ParameterValueView } from './parameter-value.tsx'
import { type ParameterHistory, useParameter } from './parameters-api.ts'
import { ProposalList } from './proposal-list.tsx'
import { ProposeForm } from './propose-form.tsx'
import { unitWords } from './units.ts'

const route = getRouteApi('/shell/administration/parameters/$key')
const TONES = { past: 'neutral', 'in-force': 'ok', upcoming: 'info' } as const
type Version = ParameterHistory['versions'][number]

/** One parameter: its values through time with their documents, the proposals, and the form for a new value. */
export function ParameterPage() {
  const text = useText()
  const { key } = route.useParams()
  const { data, error, refetch } = useParameter(key)
  const mayRecord = useMay('identity.parameter.record')
  const columns = useColumns(data?.unit ?? '')
  useTitle(parameterName(text, key))
  if (error && !data) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  return (
    <div className="frame">
      <p>
        <Link to="/administration/parameters" search={{}}>
          {text(m.backToParameters)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{parameterName(text, data.key)}</h1>
        <code className="parameter-key">{data.key}</code>
      </div>
      <section aria-labelledby="versions" className="frame-card">
        <h2 id="versions">{text(m.versions)}</h2>
        <Table
          caption={text(m.versions)}
          columns={columns}
          rows={data.versions}
          rowKey={(row) => String(row.version)}
        />
      </section>
      {data.proposals.length > 0 && (
        <section aria-labelledby="proposals" className="frame-card">
          <h2 id="proposals">{text(m.proposals)}</h2>
          <ProposalList proposals={data.proposals} />
        </section>
      )}
      {mayRecord && <ProposeForm history={data} />}
    </div>
  )
}

function useColumns(unit: string): readonly Column<Version>[] {
  const text = useText()
  return [
    {
      key: 'value',
      title: text(m.value),
      main: true,
      cell: (row) => (
        <>
          <ParameterValueView value={row.value} /> <span className="lj-muted">{unitWords(text, unit)}</span>
        </>
      ),
    },
    {
      key: 'standing',
      title: text(m.standing),
      cell: (row) => <StatusTag tone={TONES[row.standing]}>{text(m[row.standing])}</StatusTag>,
    },
    {
      key: 'from',
      title: text(m.effectiveFrom),
      cell: (row) => <span className="frame-whole lj-figures">{row.effectiveFrom}</span>,
    },
    { key: 'scope', title: text(m.scope), cell: (row) => row.scope.name },
    { key: 'mark', title: text(m.mark), cell: (row) => <MarkTag mark={row.mark} /> },
    { key: 'document', title: text(m.document), cell: (row) => row.document },
    { key: 'authority', title: text(m.authority), cell: (row) => row.authority },
    { key: 'version', title: text(m.version), figures: true, cell: (row) => row.version },
    { key: 'recorded', title: text(m.recordedAt), cell: (row) => formatMoment(row.recordedAt) },
  ]
}
