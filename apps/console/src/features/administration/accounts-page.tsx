import { ROLE_NAMES, ROLES } from '@lingjiang/kernel'
import { type Column, formatMoment, StatusTag, useText } from '@lingjiang/ui'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../app/me.ts'
import { SelectFilter, TextFilter } from '../../frames/filters.tsx'
import { ListFrame } from '../../frames/list-frame.tsx'
import type { AccountSearch } from './account-search.ts'
import { type AccountRow, useAccounts } from './accounts-api.ts'
import { administrationMessages as m } from './messages.ts'
import { OpenAccountDialog } from './open-account-dialog.tsx'

const route = getRouteApi('/shell/administration/accounts')
export const ACCOUNT_TONES = { open: 'ok', locked: 'warn', disabled: 'neutral' } as const

/** Accounts of staff and administrators; the system administrator opens new ones here. */
export function AccountsPage() {
  const text = useText()
  const search = route.useSearch()
  const { data, error, isFetching, isPlaceholderData, refetch } = useAccounts(search)
  const mayManage = useMay('identity.account.manage')
  const [opening, setOpening] = useState(false)
  const { cursor, ...firstPage } = search
  const next = data?.next
  return (
    <>
      <ListFrame<AccountRow>
        title={text(m.accounts)}
        actions={
          mayManage && (
            <Button type="primary" onClick={() => setOpening(true)}>
              {text(m.openAccount)}
            </Button>
          )
        }
        above={<p className="lj-muted">{text(m.accountsLead)}</p>}
        filters={<Filters search={search} />}
        filtered={Boolean(search.text || search.role || search.state)}
        columns={useColumns()}
        rows={data?.accounts}
        rowKey={(row) => row.id}
        loading={isFetching && (!data || isPlaceholderData)}
        error={error}
        retry={() => void refetch()}
        first={
          cursor
            ? (words) => (
                <Link to="/administration/accounts" search={firstPage}>
                  {words}
                </Link>
              )
            : undefined
        }
        next={
          next
            ? (words) => (
                <Link to="/administration/accounts" search={{ ...search, cursor: next }}>
                  {words}
                </Link>
              )
            : undefined
        }
      />
      {opening && <OpenAccountDialog onClose={() => setOpening(false)} />}
    </>
  )
}

function useColumns(): readonly Column<AccountRow>[] {
  const text = useText()
  return [
    {
      key: 'login',
      title: text(m.login),
      main: true,
      cell: (row) => (
        <Link to="/administration/accounts/$accountId" params={{ accountId: row.id }}>
          {row.login}
        </Link>
      ),
    },
    { key: 'name', title: text(m.personName), cell: (row) => row.name },
    {
      key: 'roles',
      title: text(m.roles),
      cell: (row) => row.roles.map((role) => text(ROLE_NAMES[role])).join('、') || '—',
    },
    { key: 'code', title: text(m.oneTimeCode), cell: (row) => text(m[row.oneTimeCode]) },
    {
      key: 'state',
      title: text(m.accountState),
      cell: (row) => <StatusTag tone={ACCOUNT_TONES[row.state]}>{text(m[row.state])}</StatusTag>,
    },
    { key: 'opened', title: text(m.openedAt), cell: (row) => formatMoment(row.createdAt) },
  ]
}

function Filters({ search }: { readonly search: AccountSearch }) {
  const text = useText()
  const navigate = useNavigate()
  const set = (change: Partial<Record<keyof AccountSearch, unknown>>) => {
    const { cursor: _cursor, ...rest } = search
    const next = Object.entries({ ...rest, ...change }).filter(([, value]) => value !== undefined)
    void navigate({ to: '/administration/accounts', search: Object.fromEntries(next) as AccountSearch })
  }
  return (
    <>
      <SelectFilter
        label={text(m.roles)}
        value={search.role}
        all={text(m.allRoles)}
        options={ROLES.map((role) => ({ value: role, label: text(ROLE_NAMES[role]) }))}
        onChange={(role) => set({ role })}
      />
      <SelectFilter
        label={text(m.accountState)}
        value={search.state}
        all={text(m.allStates)}
        options={(['open', 'disabled'] as const).map((value) => ({ value, label: text(m[value]) }))}
        onChange={(state) => set({ state })}
      />
      <SelectFilter
        label={text(m.accountKind)}
        value={search.candidates ? 'all' : undefined}
        all={text(m.staffOnly)}
        options={[{ value: 'all', label: text(m.withCandidates) }]}
        onChange={(value) => set({ candidates: value ? true : undefined })}
      />
      <TextFilter label={text(m.searchAccount)} value={search.text} onChange={(value) => set({ text: value })} />
    </>
  )
}
