import './item-bank.css'
import { ITEM_KIND_NAMES } from '@lingjiang/item-bank/contract'
import { ITEM_KINDS, isPoint } from '@lingjiang/item-bank/domain'
import { type Column, formatNumber, StatusTag, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { SelectFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import type { ItemSearch } from './bank-search.ts'
import { type ItemRow, useBank, useItems } from './banks-api.ts'
import { ItemDialog } from './item-dialog.tsx'
import { bankMessages as m } from './messages.ts'

const route = getRouteApi('/shell/item-bank/$bankId/items')

/** The items of a bank by point, without their text; one is opened at a time, and that is recorded. */
export function ItemsPage() {
  const text = useText()
  const { bankId } = route.useParams()
  const search = route.useSearch()
  const bank = useBank(bankId)
  const list = useItems(bankId, search)
  const [chosen, setChosen] = useState<ItemRow>()
  const { cursor, ...filters } = search
  const next = list.data?.next
  const to = '/item-bank/$bankId/items'
  return (
    <>
      <ListFrame<ItemRow>
        title={`${text(m.itemList)}${bank.data ? ` · ${bank.data.bank.title}` : ''}`}
        above={
          <p className="lj-muted">
            {text(m.openItemLead)}{' '}
            <Link to="/item-bank/$bankId" params={{ bankId }}>
              {text(m.bank)}
            </Link>
          </p>
        }
        filters={
          <Filters
            bankId={bankId}
            filters={filters}
            points={(bank.data?.blueprint ?? []).filter((node) => isPoint(node.code))}
          />
        }
        filtered={Object.keys(filters).length > 0}
        columns={useColumns(setChosen)}
        rows={list.data?.items}
        rowKey={(row) => row.id}
        loading={list.isFetching && (!list.data || list.isPlaceholderData)}
        error={list.error}
        retry={() => void list.refetch()}
        first={
          cursor
            ? (label) => (
                <Link to={to} params={{ bankId }} search={filters}>
                  {label}
                </Link>
              )
            : undefined
        }
        next={
          next
            ? (label) => (
                <Link to={to} params={{ bankId }} search={{ ...filters, cursor: next }}>
                  {label}
                </Link>
              )
            : undefined
        }
      />
      {chosen && <ItemDialog bankId={bankId} item={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function useColumns(onOpen: (item: ItemRow) => void): readonly Column<ItemRow>[] {
  const text = useText()
  return [
    {
      key: 'identifier',
      title: text(m.identifier),
      main: true,
      cell: (row) => (
        <Button type="link" className="bank-item-link" onClick={() => onOpen(row)}>
          {row.identifier}
        </Button>
      ),
    },
    { key: 'kind', title: text(m.kind), cell: (row) => text(ITEM_KIND_NAMES[row.kind]) },
    {
      key: 'point',
      title: text(m.point),
      cell: (row) => (
        <>
          <span className="lj-figures lj-muted">{row.point}</span> {row.pointName}
        </>
      ),
    },
    {
      key: 'drawn',
      title: text(m.drawn),
      figures: true,
      cell: (row) => text(m.times, { count: formatNumber(row.drawn) }),
    },
    {
      key: 'standing',
      title: text(m.standing),
      cell: (row) => (
        <StatusTag tone={row.withdrawn ? 'neutral' : 'ok'}>{text(row.withdrawn ? m.withdrawn : m.inUse)}</StatusTag>
      ),
    },
  ]
}

function Filters({
  bankId,
  filters,
  points,
}: {
  readonly bankId: string
  readonly filters: Omit<ItemSearch, 'cursor'>
  readonly points: readonly { readonly code: string; readonly name: string }[]
}) {
  const text = useText()
  const navigate = useNavigate()
  const set = (name: 'kind' | 'point', value: string | undefined) => {
    const { [name]: _old, ...others } = filters
    const search = (value ? { ...others, [name]: value } : others) as ItemSearch
    void navigate({ to: '/item-bank/$bankId/items', params: { bankId }, search })
  }
  return (
    <>
      <SelectFilter
        label={text(m.kind)}
        value={filters.kind}
        all={text(m.all)}
        options={ITEM_KINDS.map((kind) => ({ value: kind, label: text(ITEM_KIND_NAMES[kind]) }))}
        onChange={(value) => set('kind', value)}
      />
      <SelectFilter
        label={text(m.point)}
        width={20}
        value={filters.point}
        all={text(m.all)}
        options={points.map((point) => ({ value: point.code, label: `${point.code} ${point.name}` }))}
        onChange={(value) => set('point', value)}
      />
    </>
  )
}
