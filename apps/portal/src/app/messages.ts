import { defineMessages } from '@lingjiang/ui'

export const shellMessages = defineMessages({
  caption: { zh: '职业技能等级认定', en: 'Vocational skill levels' },
  menu: { zh: '主导航', en: 'Main' },
  home: { zh: '首页', en: 'Home' },
  signIn: { zh: '登录', en: 'Sign in' },
  signUp: { zh: '注册', en: 'Open an account' },
  signOut: { zh: '退出', en: 'Sign out' },
  settings: { zh: '显示设置', en: 'Display' },
  organiser: { zh: '主办单位', en: 'Run by' },
  contact: { zh: '联系方式', en: 'Contact' },
  siteCode: { zh: '网站标识码', en: 'Site code' },
  icp: { zh: 'ICP 备案号', en: 'ICP record' },
  security: { zh: '公安备案号', en: 'Public-security record' },
  bySetter: { zh: '由运行单位填写', en: 'set by the operator' },
  siteMap: { zh: '网站地图', en: 'Site map' },
  accessibility: { zh: '无障碍说明', en: 'Accessibility' },
  office: { zh: '机构与经办人员入口', en: 'Officers and organisations' },
  trial: {
    zh: '演示数据：人员均为虚构，机构示例来自公开目录。',
    en: 'Demonstration data: all persons are made up; example organisations come from public lists.',
  },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundLead: {
    zh: '地址可能写错了，或页面已移到别处。',
    en: 'The address may be mistyped, or the page has moved.',
  },
  toSiteMap: { zh: '看网站地图，里面列出了所有页面', en: 'See the site map, which lists every page' },
  chineseNames: {
    zh: '职业、机构和地名按证书所用的中文列出。',
    en: 'Names of occupations, organisations and places are given in Chinese, as on the certificates.',
  },
  toHome: { zh: '回到首页', en: 'Back to the home page' },
})
