import type { AdministratorRole } from '@lingjiang/identity/domain'
import type { Text } from '@lingjiang/kernel'
import { defineMessages } from '@lingjiang/ui'

export const setUpMessages = defineMessages({
  title: { zh: '初始设置', en: 'Set-up' },
  lead: {
    zh: '为本省任命三位管理员：三个不同的人，互不兼任。每人得到一个一次性密码，首次登录时设置自己的密码和动态口令。完成后本页永久关闭。',
    en: 'Appoint the three administrators of this province: three different people, none with two of the roles. Each gets a one-time password and sets the own password and one-time code at the first sign-in. Afterwards this page is closed for ever.',
  },
  code: { zh: '设置码', en: 'Set-up code' },
  codeHint: {
    zh: '启动服务器的终端上显示，24 小时内有效。重新启动会换新码。',
    en: 'Printed on the terminal where the server was started; good for 24 hours. The next start prints a new one.',
  },
  name: { zh: '姓名', en: 'Name' },
  nameWrong: { zh: '请填写证件上的姓名', en: 'Enter the name as on the document' },
  login: { zh: '登录名', en: 'Login name' },
  loginHint: {
    zh: '小写字母开头，可含数字、点、横线，3 至 40 位',
    en: 'Begins with a small letter; digits, dots and hyphens may follow; 3 to 40 characters',
  },
  documentType: { zh: '证件类型', en: 'Type of document' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  required: { zh: '必须填写', en: 'Required' },
  twice: { zh: '与另一位管理员相同', en: 'The same as for another administrator' },
  submit: { zh: '任命三位管理员', en: 'Appoint the three' },
  closed: { zh: '本省的初始设置已经完成', en: 'This province has been set up' },
  closedLead: {
    zh: '本页已永久关闭。新的账号由系统管理员开立，身份由安全管理员授予。',
    en: 'This page is closed for ever. The system administrator opens accounts, the security administrator grants roles.',
  },
  done: { zh: '三位管理员已任命', en: 'The three are appointed' },
  doneLead: {
    zh: '把一次性密码分别交给本人，只显示这一次。密码在期限内只能用来设置各自的密码和动态口令。',
    en: 'Hand each the own one-time password: they are shown this once. Within their time they are good for one thing, to set the own password and one-time code.',
  },
  password: { zh: '一次性密码', en: 'One-time password' },
  until: { zh: '有效期至', en: 'Good until' },
  toSignIn: { zh: '去登录', en: 'To the sign-in' },
})

/** What each of the three does, so that the right people are named. */
export const DUTIES: Readonly<Record<AdministratorRole, Text>> = {
  'system-administrator': {
    zh: '开立、停用账号，重置密码；不能授予身份',
    en: 'Opens and disables accounts, resets passwords; cannot grant roles',
  },
  'security-administrator': {
    zh: '授予、撤销身份；不能开立账号',
    en: 'Grants and revokes roles; cannot open accounts',
  },
  'audit-administrator': {
    zh: '查看审计记录，监督前两位；不能更改任何东西',
    en: 'Reads the audit trail and watches the other two; changes nothing',
  },
}
