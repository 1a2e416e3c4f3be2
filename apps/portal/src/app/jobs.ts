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
    title: { zh: '查找场次，报名', en: 'Find a session and register' },
    hint: { zh: '按职业、城市、等级、日期', en: 'By occupation, city, level and day' },
  },
  {
    to: '/account/registrations',
    title: { zh: '我的报名', en: 'My registrations' },
    hint: { zh: '审核结果、准考证', en: 'Outcome and admission ticket' },
  },
  {
    to: '/sign-up',
    title: { zh: '实名注册', en: 'Sign up' },
    hint: { zh: '一人一个账号，终身使用', en: 'One account for life' },
  },
  {
    to: '/sign-in',
    title: { zh: '登录我的账号', en: 'Sign in to my account' },
    hint: { zh: '考生用手机号或账号登录', en: 'Candidates sign in with phone number or account' },
  },
  {
    to: '/account/certificates',
    title: { zh: '我的证书', en: 'My certificates' },
    hint: { zh: '查看、下载、离线核验文件', en: 'See and download them, with files that verify offline' },
  },
  {
    to: '/statistics',
    title: { zh: '证书统计', en: 'Statistics' },
    hint: { zh: '按地区、职业、等级、机构', en: 'By place, occupation, level and organisation' },
  },
]
