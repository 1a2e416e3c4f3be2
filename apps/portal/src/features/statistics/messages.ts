import { defineMessages } from '@lingjiang/ui'

export const statisticMessages = defineMessages({
  title: { zh: '证书统计', en: 'Certificate statistics' },
  lead: {
    zh: '按考场所在地统计有效的职业技能等级证书；点名称可以逐级查看。',
    en: 'Certificates in force, counted where the exam was held. Open a name to look further down.',
  },
  by: { zh: '统计口径', en: 'Count by' },
  count: { zh: '证书数', en: 'Certificates' },
  highSkilled: { zh: '高级工及以上', en: 'Level 3 and above' },
  total: { zh: '合计', en: 'Total' },
  all: { zh: '全省', en: 'Whole province' },
  filters: { zh: '已选条件', en: 'Filters' },
  remove: { zh: '去掉“{name}”', en: 'Remove “{name}”' },
  empty: { zh: '没有符合条件的证书', en: 'No certificates match' },
  csv: { zh: '下载 CSV', en: 'Download CSV' },
  countedAt: {
    zh: '统计时间 {at}；已撤销、注销的证书不计入',
    en: 'Counted at {at}; revoked and cancelled certificates are left out',
  },
})
