import { SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { type Column, formatMoment, formatNumber, StatusTag, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMay } from '../../app/me.ts'
import { TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import { type BankRow, useBanks } from './banks-api.ts'
import { bankMessages as m } from './messages.ts'

const route = getRouteApi('/shell/item-bank')

/** Banks of occupation × level that one may draw from or look after. */
export function BanksPage() {
  const text = useText()
  const navigate = useNavigate()
  const { cursor, ...words } = route.useSearch()
  const list = useBanks({ ...words, ...(cursor ? { cursor } : {}) })
  const mayManage = useMay('item-bank.bank.manage')
  const next = list.data?.next
  return (
    <ListFrame<BankRow>
      title={text(m.banks)}
      above={<p className="lj-muted">{text(m.banksLead)}</p>}
      actions={
        mayManage && (
          <Button type="primary" onClick={() => void navigate({ to: '/item-bank/new' })}>
            {text(m.newBank)}
          </Button>
        )
      }
      filters={
        <TextFilter
          label={text(m.search)}
          value={words.text}
          onChange={(value) => void navigate({ to: '/item-bank', search: value ? { text: value } : {} })}
        />
      }
      filtered={Boolean(words.text)}
      columns={useColumns()}
      rows={list.data?.banks}
      rowKey={(row) => row.id}
      loading={list.isFetching && (!list.data || list.isPlaceholderData)}
      error={list.error}
      retry={() => void list.refetch()}
      first={
        cursor
          ? (label) => (
              <Link to="/item-bank" search={words}>
                {label}
              </Link>
            )
          : undefined
      }
      next={
        next
          ? (label) => (
              <Link to="/item-bank" search={{ ...words, cursor: next }}>
                {label}
              </Link>
            )
          : undefined
      }
      empty={{ title: text(m.noBanks), body: text(m.noBanksHint) }}
    />
  )
}

function useColumns(): readonly Column<BankRow>[] {
  const text = useText()
  return [
    {
      key: 'title',
      title: text(m.bank),
      main: true,
      cell: (row) => (
        <Link to="/item-bank/$bankId" params={{ bankId: row.id }}>
          {row.title}
        </Link>
      ),
    },
    {
      key: 'occupation',
      title: text(m.occupation),
      cell: (row) => (
        <>
          {row.occupationName} <span className="lj-muted lj-figures">{row.occupationCode}</span>
        </>
      ),
    },
    { key: 'level', title: text(m.level), cell: (row) => text(SKILL_LEVEL_NAMES[row.level]) },
    { key: 'owner', title: text(m.owner), cell: (row) => <OwnerTag bank={row} /> },
    { key: 'items', title: text(m.items), figures: true, cell: (row) => formatNumber(row.items) },
    { key: 'changed', title: text(m.changed), cell: (row) => formatMoment(row.changedAt) },
  ]
}

/** Whose bank it is, and whether it only shows the system at work. */
export function OwnerTag({ bank }: { readonly bank: BankRow }) {
  const text = useText()
  if (bank.sample) return <StatusTag tone="warn">{text(m.sample)}</StatusTag>
  if (bank.own) return <StatusTag tone="ok">{text(m.own)}</StatusTag>
  return <StatusTag tone="neutral">{text(bank.organisationId ? m.other : m.province)}</StatusTag>
}
