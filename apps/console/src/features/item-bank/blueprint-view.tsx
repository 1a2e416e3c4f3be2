import type { Importance } from '@lingjiang/item-bank/domain'
import type { Text } from '@lingjiang/kernel'
import { formatNumber, StatusTag, useText } from '@lingjiang/ui'
import { Alert, Button, Table } from 'antd'
import { useState } from 'react'
import type { BlueprintRow } from './banks-api.ts'
import { bankMessages as m } from './messages.ts'

type Node = BlueprintRow & { readonly children?: Node[] }

function toTree(nodes: readonly BlueprintRow[], parent: string | null = null): Node[] {
  return nodes
    .filter((node) => node.parent === parent)
    .map((node) => {
      const children = toTree(nodes, node.code)
      return children.length ? { ...node, children } : node
    })
}

/** 鉴定要素细目表: areas, scopes and points with their weights, how they add up, and how many items test each. */
export function BlueprintView({
  nodes,
  checks,
  importanceNames,
}: {
  readonly nodes: readonly BlueprintRow[]
  readonly checks: readonly Text[]
  readonly importanceNames: Readonly<Record<Importance, Text>>
}) {
  const text = useText()
  const above = nodes.filter((node) => nodes.some((other) => other.parent === node.code)).map((node) => node.code)
  const areas = nodes.filter((node) => node.parent === null)
  const [chosen, setOpen] = useState<readonly string[]>()
  const open = chosen ?? areas.map((node) => node.code)
  const sum = Math.round(areas.reduce((all, node) => all + (node.weight ?? 0), 0) * 100) / 100
  const allOpen = open.length === above.length
  return (
    <section className="frame-card" aria-labelledby="blueprint">
      <div className="frame-head">
        <h2 id="blueprint">{text(m.blueprint)}</h2>
        {nodes.length > 0 && (
          <>
            <StatusTag tone={checks.length ? 'danger' : 'ok'}>
              {checks.length ? text(m.weightsWrong, { count: checks.length }) : text(m.weightsRight)}
            </StatusTag>
            <Button size="small" onClick={() => setOpen(allOpen ? [] : above)}>
              {text(allOpen ? m.collapseAll : m.expandAll)}
            </Button>
          </>
        )}
      </div>
      {nodes.length === 0 && <p className="lj-muted">{text(m.noBlueprint)}</p>}
      {checks.length > 0 && (
        <Alert type="error" showIcon title={checks.map((check) => <p key={check.en}>{text(check)}</p>)} />
      )}
      {nodes.length > 0 && (
        <div className="bank-scroll">
          <Table<Node>
            size="small"
            pagination={false}
            rowKey="code"
            dataSource={toTree(nodes)}
            expandable={{ expandedRowKeys: [...open], onExpandedRowsChange: (keys) => setOpen(keys.map(String)) }}
            columns={[
              {
                key: 'name',
                title: text(m.name),
                render: (_, node) => (
                  <>
                    <span className="lj-figures lj-muted">{node.code}</span> {node.name}
                  </>
                ),
              },
              {
                key: 'weight',
                title: text(m.weight),
                align: 'right',
                render: (_, node) => (node.weight === null ? '' : `${node.weight}%`),
              },
              {
                key: 'importance',
                title: text(m.importance),
                render: (_, node) =>
                  node.importance ? `${node.importance} ${text(importanceNames[node.importance])}` : '',
              },
              {
                key: 'items',
                title: text(m.items),
                align: 'right',
                render: (_, node) => (
                  <span className={node.items === 0 ? 'bank-none' : ''}>{formatNumber(node.items)}</span>
                ),
              },
            ]}
            summary={() => (
              <Table.Summary.Row>
                <Table.Summary.Cell index={0}>{text(m.weightSum)}</Table.Summary.Cell>
                <Table.Summary.Cell index={1} align="right">
                  <b>{sum}%</b>
                </Table.Summary.Cell>
                <Table.Summary.Cell index={2} />
                <Table.Summary.Cell index={3} align="right">
                  {formatNumber(areas.reduce((all, node) => all + node.items, 0))}
                </Table.Summary.Cell>
              </Table.Summary.Row>
            )}
          />
        </div>
      )}
    </section>
  )
}
