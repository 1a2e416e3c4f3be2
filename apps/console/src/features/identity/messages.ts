import { defineMessages } from '@lingjiang/ui'

export const signInMessages = defineMessages({
  title: { zh: '登录工作台', en: 'Sign in to the console' },
  who: {
    zh: '供评价机构、考评员、专家和人社部门经办人员使用。考生请到公众网站登录。',
    en: 'For assessment organisations, examiners, experts and officers. Candidates sign in on the public site.',
  },
  account: { zh: '账号', en: 'Account' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  accountMissing: { zh: '请填写账号', en: 'Enter your account' },
  passwordMissing: { zh: '请填写密码', en: 'Enter your password' },
  code: { zh: '动态口令', en: 'One-time code' },
  codeHint: { zh: '输入身份验证器应用显示的 6 位数字。', en: 'Enter the 6 digits shown by your authenticator app.' },
  codeWrong: { zh: '请填写 6 位数字', en: 'Enter 6 digits' },
  confirm: { zh: '确认', en: 'Confirm' },
  restart: { zh: '换一个账号', en: 'Use another account' },
  choose: { zh: '选择本次使用的身份', en: 'Choose the role to act in' },
  chooseHint: {
    zh: '办理事项和可见数据以所选身份为准，之后可在右上角切换。',
    en: 'What you may do and see follows the role. You can change it later at the top.',
  },
  failed: { zh: '没有登录成功', en: 'Sign-in failed' },
  watched: {
    zh: '登录与查看个人信息均有记录。',
    en: 'Sign-ins and every view of personal data are recorded.',
  },
})
