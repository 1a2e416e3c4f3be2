import type { Text } from '@lingjiang/kernel'
import type { LinkProps } from '@tanstack/react-router'

export type Job = { readonly to: NonNullable<LinkProps['to']>; readonly title: Text; readonly hint: Text }

/** What a person can do here, in the order people come for it. A feature adds its line together with its page. */
export const JOBS: readonly Job[] = [
  {
    to: '/sign-in',
    title: { zh: '登录我的账号', en: 'Sign in to my account' },
    hint: { zh: '考生用手机号或账号登录', en: 'Candidates sign in with phone number or account' },
  },
]
