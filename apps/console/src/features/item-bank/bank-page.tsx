import './item-bank.css'
import { IMPORTANCE_NAMES, ITEM_KIND_NAMES, RUBRIC_SUBJECT_NAMES } from '@lingjiang/item-bank/contract'
import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { formatMoment, formatNumber, Loading, StatusTag, useText, useTitle } from '@lingjiang/ui'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Table } from 'antd'
import { Facts } from '../../frames/facts.tsx'
import { ProblemAlert } from '../../frames/problem-alert.tsx'
import type { BankReply, Rubric } from './banks-api.ts'
import { useBank } from './banks-api.ts'
import { OwnerTag } from './banks-page.tsx'
import { BlueprintView } from './blueprint-view.tsx'
import { ImportCard } from './import-card.tsx'
import { bankMessages as m } from './messages.ts'

const route = getRouteApi('/shell/item-bank/$bankId')

/** A bank: what it holds against what a paper needs, blueprint, scoring sheets, imports. */
export function BankPage() {
  const text = useText()
  const { bankId } = route.useParams()
  const { data, error, refetch } = useBank(bankId)
  useTitle(data?.bank.title ?? text(m.bank))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={8} />
  const { bank } = data
  return (
    <div className="frame">
      <p>
        <Link to="/item-bank" search={{}}>
          {text(m.toBanks)}
        </Link>
      </p>
      <div className="frame-head">
        <h1>{bank.title}</h1>
        <OwnerTag bank={bank} />
      </div>
      <div className={bank.own ? 'frame-split' : 'frame'}>
        <div className="frame">
          <section className="frame-card">
            <Facts
              facts={[
                { label: text(m.occupation), value: `${bank.occupationName} ${bank.occupationCode}` },
                { label: text(m.level), value: text(SKILL_LEVEL_NAMES[bank.level]) },
                { label: text(m.items), value: formatNumber(bank.items) },
                { label: text(m.changed), value: formatMoment(bank.changedAt) },
              ]}
            />
            {bank.sample && <p className="lj-muted">{text(m.sampleNotice)}</p>}
            {bank.own ? (
              <Link to="/item-bank/$bankId/items" params={{ bankId }} search={{}}>
                {text(m.toItems)}
              </Link>
            ) : (
              <p className="lj-muted">{text(m.itemsHidden)}</p>
            )}
          </section>
          <Stock bank={data} />
          <BlueprintView nodes={data.blueprint} checks={data.checks} importanceNames={IMPORTANCE_NAMES} />
          {data.rubrics.map((rubric) => (
            <RubricView key={rubric.id} rubric={rubric} />
          ))}
        </div>
        {bank.own && (
          <aside className="frame">
            <ImportCard bankId={bankId} />
            <Imports imports={data.imports} />
          </aside>
        )}
      </div>
    </div>
  )
}

function Stock({ bank }: { readonly bank: BankReply }) {
  const text = useText()
  const sections = new Map(bank.form.map((section) => [section.kind, section]))
  const marksOf = (kind: BankReply['kinds'][number]['kind']) => {
    const section = sections.get(kind)
    return section ? (section.count * section.markTenths) / 10 : 0
  }
  const total = bank.kinds.reduce((sum, row) => sum + marksOf(row.kind), 0)
  return (
    <section className="frame-card" aria-labelledby="stock">
      <h2 id="stock">{text(m.stock)}</h2>
      <div className="bank-scroll">
        <Table
          size="small"
          pagination={false}
          rowKey="kind"
          dataSource={[...bank.kinds]}
          columns={[
            { key: 'kind', title: text(m.kind), render: (_, row) => text(ITEM_KIND_NAMES[row.kind]) },
            { key: 'items', title: text(m.inStock), align: 'right', render: (_, row) => formatNumber(row.items) },
            { key: 'needed', title: text(m.needed), align: 'right', render: (_, row) => formatNumber(row.needed) },
            { key: 'marks', title: text(m.marks), align: 'right', render: (_, row) => marksOf(row.kind) },
            {
              key: 'state',
              title: text(m.standing),
              render: (_, row) =>
                row.needed === 0 ? (
                  ''
                ) : row.items >= row.needed ? (
                  <StatusTag tone="ok">{text(m.enough)}</StatusTag>
                ) : (
                  <StatusTag tone="danger">{text(m.short, { count: row.needed - row.items })}</StatusTag>
                ),
            },
          ]}
          summary={() => (
            <Table.Summary.Row>
              <Table.Summary.Cell index={0}>{text(m.sum)}</Table.Summary.Cell>
              <Table.Summary.Cell index={1} align="right">
                {formatNumber(bank.bank.items)}
              </Table.Summary.Cell>
              <Table.Summary.Cell index={2} align="right">
                {formatNumber(bank.kinds.reduce((sum, row) => sum + row.needed, 0))}
              </Table.Summary.Cell>
              <Table.Summary.Cell index={3} align="right">
                {total}
              </Table.Summary.Cell>
              <Table.Summary.Cell index={4} />
            </Table.Summary.Row>
          )}
        />
      </div>
    </section>
  )
}

function RubricView({ rubric }: { readonly rubric: Rubric }) {
  const text = useText()
  const title = `${text(m.rubrics)} · ${text(RUBRIC_SUBJECT_NAMES[rubric.subject])} · ${text(m.version, { version: rubric.version })}`
  const rows = rubric.stations.flatMap((station) =>
    station.criteria.map((criterion) => ({ ...criterion, station: station.name })),
  )
  const sum = rows.reduce((all, row) => all + row.maxTenths, 0) / 10
  return (
    <section className="frame-card" aria-label={title}>
      <h2>{title}</h2>
      <div className="bank-scroll">
        <Table
          size="small"
          pagination={false}
          rowKey="code"
          dataSource={rows}
          columns={[
            { key: 'station', title: text(m.station), dataIndex: 'station' },
            { key: 'name', title: text(m.criterion), render: (_, row) => `${row.code} ${row.name}` },
            { key: 'guidance', title: text(m.guidance), dataIndex: 'guidance' },
            { key: 'most', title: text(m.most), align: 'right', render: (_, row) => row.maxTenths / 10 },
          ]}
          footer={() => text(m.sumMarks, { marks: sum })}
        />
      </div>
    </section>
  )
}

function Imports({ imports }: { readonly imports: BankReply['imports'] }) {
  const text = useText()
  return (
    <section className="frame-card" aria-labelledby="imports">
      <h2 id="imports">{text(m.imports)}</h2>
      {imports.length === 0 && <p className="lj-muted">{text(m.noImports)}</p>}
      <ul className="record">
        {imports.map((one) => (
          <li key={one.id}>
            <span className="long-word">{one.fileName}</span>
            <br />
            <span className="lj-muted">
              {[
                formatMoment(one.importedAt),
                text(m.importedItems, { items: one.items }),
                ...(one.blueprint ? [text(m.withBlueprint)] : []),
                ...(one.rubrics ? [text(m.withRubrics, { count: one.rubrics })] : []),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
