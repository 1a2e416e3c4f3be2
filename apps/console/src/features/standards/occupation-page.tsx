import { ASSESSMENT_METHOD_NAMES, SKILL_LEVEL_NAMES, SUBJECT_NAMES } from '@lingjiang/kernel'
import { GetOccupation, NORM_KIND_NAMES } from '@lingjiang/standards/contract'
import { call, formatNumber, Loading, type ReplyOf, StatusTag, Table, useJoin, useText, useTitle } from '@lingjiang/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import { standardMessages as m } from './messages.ts'
import { NormDialog } from './norm-dialog.tsx'

const route = getRouteApi('/shell/standards/occupations/$code')
type Norm = ReplyOf<typeof GetOccupation>['norms'][number]

/** One occupation with its standards and norms: what is assessed at which level, how long, by how many. */
export function OccupationPage() {
  const text = useText()
  const join = useJoin()
  const { code } = route.useParams()
  const mayRecord = useMay('standards.norm.record')
  const [recording, setRecording] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['standards', 'occupation', code],
    queryFn: ({ signal }) => call(GetOccupation, { params: { code }, signal }),
  })
  useTitle(data?.occupation.name ?? text(m.title))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { occupation, norms } = data
  return (
    <div className="frame">
      <p>
        <Link to="/standards/occupations" search={{}}>
          {text(m.back)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{occupation.name}</h1>
        {!occupation.isSkill && <StatusTag tone="warn">{text(m.notSkill)}</StatusTag>}
        {mayRecord && occupation.isSkill && (
          <Button type="primary" onClick={() => setRecording(true)}>
            {text(m.record)}
          </Button>
        )}
      </div>
      <section className="frame-card">
        <Facts
          facts={[
            { label: text(m.code), value: <span className="lj-figures">{occupation.code}</span> },
            { label: text(m.minor), value: `${occupation.middleName} · ${occupation.minorName}` },
            { label: text(m.workTypes), value: join(occupation.workTypes) || '—' },
            { label: text(m.year), value: occupation.catalogueYear },
          ]}
        />
      </section>
      <h2>{text(m.norms)}</h2>
      {norms.length === 0 && <p className="lj-muted">{text(m.noNorms)}</p>}
      {norms.map((norm) => (
        <NormCard key={norm.id} norm={norm} />
      ))}
      {recording && <NormDialog occupation={occupation} onClose={() => setRecording(false)} />}
    </div>
  )
}

function NormCard({ norm }: { readonly norm: Norm }) {
  const text = useText()
  const join = useJoin()
  const days = norm.effectiveTo
    ? text(m.effectiveTo, { from: norm.effectiveFrom, to: norm.effectiveTo })
    : text(m.effective, { from: norm.effectiveFrom })
  return (
    <section className="frame-card" aria-label={norm.title}>
      <h3>
        {norm.title} {norm.synthetic && <StatusTag tone="neutral">{text(m.madeUp)}</StatusTag>}
      </h3>
      <p className="lj-muted">{`${text(NORM_KIND_NAMES[norm.kind])} · ${norm.document} · ${days}`}</p>
      <p>
        <span className="lj-muted">{text(m.methods)}</span>{' '}
        {join(norm.methods.map((method) => text(ASSESSMENT_METHOD_NAMES[method])))}
      </p>
      <Table
        caption={norm.title}
        rows={norm.subjects}
        rowKey={(row) => `${row.level} ${row.subject}`}
        columns={[
          { key: 'level', title: text(m.level), main: true, cell: (row) => text(SKILL_LEVEL_NAMES[row.level]) },
          { key: 'subject', title: text(m.subject), cell: (row) => text(SUBJECT_NAMES[row.subject]) },
          { key: 'minutes', title: text(m.minutes), figures: true, cell: (row) => formatNumber(row.minutes) },
          { key: 'pass', title: text(m.pass), figures: true, cell: (row) => `${row.passMark} / ${row.fullMark}` },
          { key: 'ratio', title: text(m.ratio), figures: true, cell: (row) => `1 : ${row.candidatesPerExaminer}` },
          { key: 'least', title: text(m.least), figures: true, cell: (row) => formatNumber(row.leastExaminers) },
        ]}
      />
      <p className="lj-muted lj-small">
        {text(m.source)} {norm.source}
      </p>
    </section>
  )
}
