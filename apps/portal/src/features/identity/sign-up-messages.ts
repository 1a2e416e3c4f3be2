import { defineMessages } from '@lingjiang/ui'

export const signUpMessages = defineMessages({
  title: { zh: '实名注册', en: 'Open an account' },
  lead: {
    zh: '一人一账号，终身使用。姓名和证件须与本人证件一致，证书上就印这个姓名。',
    en: 'One account for life. Name and document must be your own: the certificate carries this name.',
  },
  haveAccount: { zh: '已有账号？', en: 'Have an account?' },
  signIn: { zh: '登录', en: 'Sign in' },
  noAccount: { zh: '还没有账号？', en: 'No account yet?' },
  name: { zh: '姓名', en: 'Name' },
  nameHint: {
    zh: '与证件上完全一致；少数民族姓名中的“·”不要省略',
    en: 'Exactly as on the document',
  },
  documentType: { zh: '证件类型', en: 'Type of document' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  phone: { zh: '手机号', en: 'Mobile phone number' },
  phoneHint: { zh: '中国内地手机号，以后用它登录', en: 'A mainland number. You will sign in with it' },
  password: { zh: '设置密码', en: 'Choose a password' },
  passwordHint: {
    zh: '至少 10 位，不要用常见密码，也不要包含手机号。用几个词连起来，好记又安全。',
    en: 'At least 10 characters, not a common one, without your phone number. A few words in a row are easy to keep and safe.',
  },
  show: { zh: '显示密码', en: 'Show the password' },
  consent: {
    zh: '我已阅读并同意《个人信息处理告知书》',
    en: 'I have read the notice on personal information and agree',
  },
  consentRead: { zh: '阅读告知书', en: 'Read the notice' },
  submit: { zh: '注册', en: 'Open the account' },
  nameMissing: { zh: '请填写证件上的姓名', en: 'Enter your name as on the document' },
  nameWrong: { zh: '姓名里不能有数字或符号', en: 'A name has no digits or symbols' },
  typeMissing: { zh: '请选择证件类型', en: 'Choose the type of your document' },
  documentWrong: { zh: '证件号码：{fault}', en: 'Document number: {fault}' },
  phoneWrong: { zh: '手机号：{fault}', en: 'Phone number: {fault}' },
  passwordWeak: {
    zh: '密码至少 10 位，不能是常见密码，也不能包含手机号',
    en: 'Use at least 10 characters, not a common password and not your phone number',
  },
  consentMissing: { zh: '请阅读并同意告知书', en: 'Read the notice and agree to it' },
  privacy: { zh: '个人信息处理告知书', en: 'Notice on personal information' },
  privacyVersion: { zh: '版本 {version}', en: 'Version {version}' },
})

/** What to type for each document, with the place where it is printed. The examples belong to nobody. */
export const DOCUMENT_HINTS = defineMessages({
  'resident-id': { zh: '18 位，末位可能是 X', en: '18 characters; the last may be X' },
  'hmt-residence-permit': {
    zh: '18 位，以 81、82 或 83 开头',
    en: '18 characters, beginning with 81, 82 or 83',
  },
  'foreign-permanent-resident-id': {
    zh: '新版 18 位，以 9 开头；旧版 3 个字母加 12 位数字',
    en: '18 digits beginning with 9; older cards have 3 letters and 12 digits',
  },
  'hk-macao-pass': {
    zh: 'H（香港）或 M（澳门）加 8 位数字，不含换证次数',
    en: 'H (Hong Kong) or M (Macao) and 8 digits, without the count of renewals',
  },
  'taiwan-pass': { zh: '8 位数字', en: '8 digits' },
  'hong-kong-id': {
    zh: '1 至 2 个字母、6 位数字和括号里的校验码，如 G123456(A)',
    en: 'One or two letters, 6 digits and the check character in brackets, such as G123456(A)',
  },
  'macao-id': { zh: '8 位数字，如 1234567(8)', en: '8 digits, such as 1234567(8)' },
  passport: { zh: '护照资料页右上角的号码', en: 'The number at the top right of the data page' },
  'military-officer-card': { zh: '如 军字第1234567号', en: 'Such as 军字第1234567号' },
})
