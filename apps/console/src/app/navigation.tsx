import {
  CalendarOutlined,
  ControlOutlined,
  DatabaseOutlined,
  DesktopOutlined,
  FileProtectOutlined,
  IdcardOutlined,
  InboxOutlined,
} from '@ant-design/icons'

import type { Text } from '@lingjiang/kernel'
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export type NavigationEntry = {
  readonly to: NonNullable<LinkProps['to']>
  readonly title: Text
  readonly icon: ReactNode
  /** The permission that shows the entry; absent for everybody who is signed in. */
  readonly may?: string
}
export type NavigationGroup = { readonly title: Text; readonly entries: readonly NavigationEntry[] }

/** The menu of all roles. What a role may not do is not shown; a feature adds its line together with its page. */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    title: { zh: '办理', en: 'Work' },
    entries: [
      { to: '/inbox', title: { zh: '待办', en: 'Inbox' }, icon: <InboxOutlined /> },
      {
        to: '/sessions',
        title: { zh: '评价场次', en: 'Sessions' },
        icon: <CalendarOutlined />,
        may: 'assessment.session.read',
      },
      {
        to: '/rooms',
        title: { zh: '考场', en: 'Exam rooms' },
        icon: <DesktopOutlined />,
        may: 'assessment.delivery.read',
      },
      {
        to: '/item-bank',
        title: { zh: '题库', en: 'Item banks' },
        icon: <DatabaseOutlined />,
        may: 'item-bank.bank.read',
      },
      {
        to: '/issuings',
        title: { zh: '发证', en: 'Issuing' },
        icon: <FileProtectOutlined />,
        may: 'credentials.certificate.read',
      },
      {
        to: '/certificates',
        title: { zh: '证书', en: 'Certificates' },
        icon: <IdcardOutlined />,
        may: 'credentials.certificate.read',
      },
    ],
  },
  {
    title: { zh: '管理', en: 'Administration' },
    entries: [
      {
        to: '/administration/parameters',
        title: { zh: '政策参数', en: 'Policy parameters' },
        icon: <ControlOutlined />,
        may: 'identity.parameter.read',
      },
    ],
  },
]

/** The groups and entries that a set of permissions opens; groups left empty fall away. */
export function navigationFor(permissions: readonly string[]): readonly NavigationGroup[] {
  return NAVIGATION.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => !entry.may || permissions.includes(entry.may)),
  })).filter((group) => group.entries.length)
}
