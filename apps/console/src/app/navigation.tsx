import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  DatabaseOutlined,
  DesktopOutlined,
  EnvironmentOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  FormOutlined,
  IdcardOutlined,
  InboxOutlined,
  SolutionOutlined,
  TeamOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'

import type { Text } from '@lingjiang/kernel'
import type { LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ADMINISTRATION } from '../features/administration/navigation.tsx'

export type NavigationEntry = {
  readonly to: NonNullable<LinkProps['to']>
  readonly title: Text
  readonly icon: ReactNode
  /** The permission that shows the entry; absent for everybody who is signed in. */
  readonly may?: string
}
export type NavigationGroup = { readonly title: Text; readonly entries: readonly NavigationEntry[] }

/** The menu of all roles. What a role may not do is not shown; a feature adds its line together with its page. */
const NAVIGATION: readonly NavigationGroup[] = [
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
        to: '/scoring',
        title: { zh: '考评评分', en: 'Scoring' },
        icon: <FormOutlined />,
        may: 'assessment.scoring.read',
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
      {
        to: '/statistics',
        title: { zh: '证书统计', en: 'Statistics' },
        icon: <BarChartOutlined />,
        may: 'statistics.certificate.open',
      },
    ],
  },
  {
    title: { zh: '备案', en: 'Filing' },
    entries: [
      {
        to: '/registry/filings',
        title: { zh: '备案申请', en: 'Applications' },
        icon: <FileDoneOutlined />,
        may: 'registry.filing.prepare',
      },
      {
        to: '/registry/organisation',
        title: { zh: '机构信息', en: 'Organisation' },
        icon: <BankOutlined />,
        may: 'registry.organisation.keep',
      },
      {
        to: '/registry/sites',
        title: { zh: '考点', en: 'Sites' },
        icon: <EnvironmentOutlined />,
        may: 'registry.organisation.keep',
      },
      {
        to: '/registry/staff',
        title: { zh: '工作人员', en: 'Staff' },
        icon: <TeamOutlined />,
        may: 'registry.organisation.keep',
      },
      {
        to: '/registry/reviews',
        title: { zh: '我的评审', en: 'My reviews' },
        icon: <AuditOutlined />,
        may: 'registry.panel.score',
      },
      {
        to: '/registry/reviewers',
        title: { zh: '专家名册', en: 'Roll of experts' },
        icon: <UserSwitchOutlined />,
        may: 'registry.reviewer.keep',
      },
      { to: '/registry/catalogue', title: { zh: '机构目录', en: 'Catalogue' }, icon: <SolutionOutlined /> },
      { to: '/standards/occupations', title: { zh: '职业与标准', en: 'Occupations' }, icon: <BookOutlined /> },
    ],
  },
  ADMINISTRATION,
]

/** The groups and entries that a set of permissions opens; groups left empty fall away. */
export function navigationFor(permissions: readonly string[]): readonly NavigationGroup[] {
  return NAVIGATION.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => !entry.may || permissions.includes(entry.may)),
  })).filter((group) => group.entries.length)
}
