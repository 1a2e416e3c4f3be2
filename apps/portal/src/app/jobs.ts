import type { Text } from '@lingjiang/kernel'
import type { LinkProps } from '@tanstack/react-router'

export type Job = { readonly to: NonNullable<LinkProps['to']>; readonly title: Text; readonly hint: Text }

/** What a person can do here, in the order people come for it. A feature adds its line together with its page. */
export const JOBS: readonly Job[] = [
  {
    to: '/check',
    title: { zh: '核验证书', en: 'Check a certificate' },
    hint: { zh: '姓名加编号，或扫证书上的二维码；免费', en: 'By name and number, or scan the printed code. Free' },
  },
  {
    to: '/sessions',
    title: { zh: '找场次报名', en: 'Find a session and register' },
    hint: {
      zh: '按职业、地市、日期查找；报名前告诉您是否符合条件',
      en: 'By occupation, city and date; you see whether you qualify',
    },
  },
  {
    to: '/organisations',
    title: { zh: '找评价机构', en: 'Find an organisation' },
    hint: {
      zh: '谁可以认定哪些职业、哪些等级，考点在哪里',
      en: 'Who may assess which occupations and levels, and where',
    },
  },
  {
    to: '/account',
    title: { zh: '我的账号', en: 'My account' },
    hint: { zh: '报名进度、准考证、成绩', en: 'Registrations, admission tickets, results' },
  },
  {
    to: '/account/certificates',
    title: { zh: '我的证书', en: 'My certificates' },
    hint: { zh: '查看、下载、离线核验文件', en: 'See and download them, with files that verify offline' },
  },
  {
    to: '/publicity',
    title: { zh: '成绩公示', en: 'Results on public notice' },
    hint: {
      zh: '拟发证人员名单；公示期内可以申请复核',
      en: 'Who is to receive a certificate; re-checks during the notice',
    },
  },
  {
    to: '/notices',
    title: { zh: '备案公示', en: 'Filings on public notice' },
    hint: {
      zh: '正在申请备案的机构；可以实名提出异议',
      en: 'Organisations that apply to be filed; objections by name',
    },
  },
  {
    to: '/statistics',
    title: { zh: '证书统计', en: 'Statistics' },
    hint: { zh: '按地区、职业、等级、机构', en: 'By place, occupation, level and organisation' },
  },
  {
    to: '/sign-up',
    title: { zh: '实名注册', en: 'Open an account' },
    hint: { zh: '一人一账号，终身使用', en: 'One account for life, with your real name' },
  },
  {
    to: '/organisations/register',
    title: { zh: '机构登记', en: 'Register an organisation' },
    hint: { zh: '登记后在工作台申请备案', en: 'Then apply for filing in the console' },
  },
]

/** The way to the commonest jobs in the header of every page, in words short enough for a phone. */
export const HEADER_JOBS: readonly Omit<Job, 'hint'>[] = [
  { to: '/check', title: { zh: '核验证书', en: 'Check' } },
  { to: '/sessions', title: { zh: '找场次', en: 'Sessions' } },
  { to: '/organisations', title: { zh: '找机构', en: 'Organisations' } },
  { to: '/publicity', title: { zh: '公示', en: 'Notices' } },
  { to: '/account', title: { zh: '我的账号', en: 'Account' } },
]
