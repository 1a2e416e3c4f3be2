import { DownOutlined } from '@ant-design/icons'
import { ChooseMandate, SignOut } from '@lingjiang/identity/contract'
import { ROLE_NAMES } from '@lingjiang/kernel'
import { call, isProblem, type Say, useText } from '@lingjiang/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { type Mandate, meQuery, useMe } from './me.ts'
import { shellMessages as m } from './messages.ts'
import { queryClient } from './query-client.ts'

/** A mandate in words: role, where, for whom. */
export function mandateWords(text: Say, mandate: Mandate): string {
  const place = mandate.organisation?.name ?? mandate.regions.map((region) => region.name).join('、')
  return [
    text(ROLE_NAMES[mandate.role]),
    place,
    mandate.delegated ? text(m.delegated, { name: mandate.lender ?? '' }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Shows as whom and for which regions one acts; changes it, or signs out. Another role means other data: nothing of the old one is kept. */
export function MandateSwitch() {
  const text = useText()
  const me = useMe()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const change = useMutation({
    mutationFn: (mandateId: string) => call(ChooseMandate, { body: { mandateId } }),
    onSuccess: async () => {
      await navigate({ to: '/inbox', search: {} })
      await queryClient.resetQueries()
    },
    onError: (error) => message.error(isProblem(error) ? error.title : text(m.changeFailed)),
  })
  const leave = useMutation({
    mutationFn: () => call(SignOut),
    onSuccess: async () => {
      queryClient.setQueryData(meQuery.queryKey, null)
      await navigate({ to: '/sign-in', search: {} })
      queryClient.clear()
    },
  })
  if (!me?.mandate) return null
  const others = me.mandates.filter((mandate) => mandate.id !== me.mandate?.id)
  const items = [
    ...(others.length
      ? [
          {
            type: 'group' as const,
            key: 'roles',
            label: text(m.changeRole),
            children: others.map((mandate) => ({ key: mandate.id, label: mandateWords(text, mandate) })),
          },
          { type: 'divider' as const, key: 'line' },
        ]
      : []),
    { key: 'account', label: text(m.ownAccount) },
    { key: 'leave', label: text(m.signOut) },
  ]
  const follow = (key: string) => {
    if (key === 'leave') leave.mutate()
    else if (key === 'account') void navigate({ to: '/account' })
    else change.mutate(key)
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => follow(key) }}>
      <Button type="text" className="console-mandate" aria-haspopup="menu">
        <span className="lj-only-read">{text(m.account)}：</span>
        <b>{me.account.name}</b>
        <span className="console-mandate-place">{mandateWords(text, me.mandate)}</span>
        <DownOutlined />
      </Button>
    </Dropdown>
  )
}
