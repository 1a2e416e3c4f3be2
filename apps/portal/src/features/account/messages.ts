import { defineMessages } from '@lingjiang/ui'

export const accountMessages = defineMessages({
  title: { zh: '实名注册', en: 'Sign up with your real name' },
  lead: {
    zh: '一人一个账号，终身使用：报名、成绩、证书都在其中。',
    en: 'One account for life: registrations, results and certificates are kept in it.',
  },
  name: { zh: '姓名', en: 'Name' },
  nameHint: { zh: '与证件一致', en: 'As on your document' },
  documentType: { zh: '证件类型', en: 'Kind of document' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  documentHint: {
    zh: '加密保存，只显示前三位和后两位',
    en: 'Kept encrypted; only the first three and last two characters are shown',
  },
  phone: { zh: '手机号码', en: 'Mobile phone' },
  phoneHint: { zh: '用它登录和接收通知', en: 'You sign in with it' },
  password: { zh: '密码', en: 'Password' },
  passwordHint: { zh: '至少 10 位，不用常见密码', en: 'At least 10 characters, not a common one' },
  consent: {
    zh: '我同意为报名、考试和发证处理我的上述个人信息',
    en: 'I agree that these data of mine are processed for registration, examination and certificates',
  },
  consentMore: {
    zh: '只用于职业技能等级认定；证件号码和手机号加密保存；每次查看完整号码都有记录；您可以随时查询和更正。',
    en: 'Only for skill-level recognition. Numbers are kept encrypted; each look at a full number is recorded. You can see and correct your data at any time.',
  },
  consentMissing: { zh: '请勾选同意', en: 'Tick the box to agree' },
  missing: { zh: '请填写{field}', en: 'Enter: {field}' },
  submit: { zh: '注册并登录', en: 'Sign up and sign in' },
  have: { zh: '已有账号？登录', en: 'Have an account? Sign in' },
})
