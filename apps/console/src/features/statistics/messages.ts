import { defineMessages } from '@lingjiang/ui'

export const statisticMessages = defineMessages({
  title: { zh: '证书统计', en: 'Certificate statistics' },
  by: { zh: '统计口径', en: 'Counted by' },
  region: { zh: '考场所在地', en: 'Place of the exam' },
  all: { zh: '全部', en: 'All' },
  count: { zh: '证书数', en: 'Certificates' },
  highSkilled: { zh: '高级工及以上', en: 'Level 3 and above' },
  total: { zh: '合计', en: 'Total' },
  openList: { zh: '查看 {name} 的 {count} 张证书', en: 'Open the {count} certificates of {name}' },
  empty: { zh: '这些条件下没有证书', en: 'No certificates under these filters' },
  inForce: {
    zh: '有效的证书，按考场所在地；点数字打开名单，点名称逐级查看。',
    en: 'Certificates in force, where the exam was held. A number opens its list, a name looks further down.',
  },
})
