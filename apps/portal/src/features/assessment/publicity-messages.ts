import { defineMessages } from '@lingjiang/ui'

export const publicityMessages = defineMessages({
  title: { zh: '成绩公示', en: 'Results on public notice' },
  titleOf: { zh: '成绩公示：{what}', en: 'Results: {what}' },
  lead: {
    zh: '拟发证人员名单公示。姓名只显示姓氏，准考证只显示末几位；公示期内考生可以申请复核。',
    en: 'Those who are to receive a certificate. Names and ticket numbers are masked; candidates may ask for a re-check during the notice.',
  },
  filings: { zh: '机构备案的公示', en: 'Filings of organisations on public notice' },
  empty: { zh: '目前没有公示中的成绩', en: 'No results are on public notice now' },
  emptyHint: {
    zh: '成绩评定完成后，会在这里公示若干个工作日。',
    en: 'When marks are complete they are shown here for some working days.',
  },
  until: { zh: '公示至 {day}', en: 'Until {day}' },
  period: { zh: '公示期', en: 'Notice' },
  fromTo: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  examDay: { zh: '考试日期', en: 'Exam' },
  organisation: { zh: '评价机构', en: 'Organisation' },
  site: { zh: '考点', en: 'Site' },
  people: { zh: '{count} 人', en: '{count} people' },
  names: { zh: '拟发证人员', en: 'To receive a certificate' },
  name: { zh: '姓名', en: 'Name' },
  ticketTail: { zh: '准考证末位', en: 'Ticket ends in' },
  nobody: { zh: '本场次没有拟发证人员', en: 'Nobody of this session is to receive a certificate' },
  back: { zh: '返回成绩公示', en: 'Back to the public notices' },
  recheck: {
    zh: '本人对成绩有疑问？在“我的账号”打开这次报名，可以申请复核。',
    en: 'Is it about your own result? Open the registration in your account and ask for a re-check.',
  },
  account: { zh: '我的账号', en: 'My account' },
})
