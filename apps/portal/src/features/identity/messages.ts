import { defineMessages } from '@lingjiang/ui'

export const identityMessages = defineMessages({
  title: { zh: '登录', en: 'Sign in' },
  account: { zh: '账号', en: 'Account' },
  accountHint: { zh: '手机号或账号', en: 'Mobile phone number or account name' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  accountMissing: { zh: '请填写账号', en: 'Enter your account' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  code: { zh: '动态口令', en: 'One-time code' },
  codeHint: { zh: '身份验证器应用显示的 6 位数字', en: 'The 6 digits shown by your authenticator app' },
  codeWrong: { zh: '请填写 6 位数字', en: 'Enter 6 digits' },
  confirm: { zh: '确认', en: 'Confirm' },
  restart: { zh: '换一个账号', en: 'Use another account' },
  choose: { zh: '选择本次使用的身份', en: 'Choose the role to act in' },
})
