import { defineMessages } from '@lingjiang/ui'

export const shellMessages = defineMessages({
  product: { zh: '工作台', en: 'Console' },
  navigation: { zh: '主导航', en: 'Main' },
  account: { zh: '账号与身份', en: 'Account and role' },
  actingAs: { zh: '当前身份', en: 'Acting as' },
  changeRole: { zh: '切换身份', en: 'Change role' },
  changeFailed: { zh: '没有切换成功', en: 'The role was not changed' },
  ownAccount: { zh: '我的账号', en: 'My account' },
  signOut: { zh: '退出', en: 'Sign out' },
  delegated: { zh: '受{name}委托', en: 'lent by {name}' },
  display: { zh: '显示', en: 'Display' },
  openMenu: { zh: '菜单', en: 'Menu' },
  toPortal: { zh: '公众网站', en: 'Public site' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundLead: {
    zh: '地址可能写错了，或不在您可以查看的范围内。',
    en: 'The address may be mistyped, or not among what you may see.',
  },
  toInbox: { zh: '回到待办', en: 'Back to the inbox' },
  parametersUsed: { zh: '所用政策参数 {count} 项', en: '{count} policy parameters used' },
  parameterVersion: { zh: '版本 {version}', en: 'version {version}' },
  work: { zh: '办理', en: 'Work' },
})
