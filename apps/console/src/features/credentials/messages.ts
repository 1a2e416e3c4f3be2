import { defineMessages } from '@lingjiang/ui'

export const credentialMessages = defineMessages({
  certificates: { zh: '证书', en: 'Certificates' },
  issuings: { zh: '发证', en: 'Issuing' },
  number: { zh: '证书编号', en: 'Number' },
  holder: { zh: '持证人', en: 'Holder' },
  occupation: { zh: '职业', en: 'Occupation' },
  level: { zh: '等级', en: 'Level' },
  organisation: { zh: '评价机构', en: 'Organisation' },
  region: { zh: '考场所在地', en: 'Place of the exam' },
  issuedOn: { zh: '发证日期', en: 'Issued on' },
  status: { zh: '状态', en: 'Status' },
  all: { zh: '全部', en: 'All' },
  empty: { zh: '还没有证书', en: 'No certificates yet' },
  emptyHint: {
    zh: '成绩核准后，机构在场次中点“发证”，证书会出现在这里。',
    en: 'They appear here when an organisation issues the approved results of a session.',
  },
  document: { zh: 'PDF', en: 'PDF' },
  noIssuing: { zh: '还没有发证', en: 'Nothing has been issued yet' },
  noIssuingHint: {
    zh: '成绩核准后，在待办的场次中办理“发证”。',
    en: 'When results are approved, take “Issue certificates” on the session in your inbox.',
  },
  passed: { zh: '应发', en: 'To issue' },
  issued: { zh: '已发', en: 'Issued' },
  openedAt: { zh: '开始', en: 'Started' },
  finished: { zh: '完成', en: 'Finished' },
  running: { zh: '办理中', en: 'Running' },
  failed: { zh: '未完成', en: 'Failed' },
  openList: { zh: '查看证书', en: 'Open the certificates' },
})
