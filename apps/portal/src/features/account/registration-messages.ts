import { defineMessages } from '@lingjiang/ui'

export const registrationMessages = defineMessages({
  title: { zh: '报名详情', en: 'Registration' },
  back: { zh: '返回我的账号', en: 'Back to my account' },
  alternative: { zh: '申报条件', en: 'Condition claimed' },
  document: { zh: '证件', en: 'Document' },
  ticket: { zh: '准考证', en: 'Admission ticket' },
  print: { zh: '打印准考证', en: 'Print the ticket' },
  seat: { zh: '{room} {seat} 号', en: '{room}, seat {seat}' },
  ticketRules: {
    zh: '请携带报名所用证件原件，按时签到；迟到过久不得入场，以考点公告为准。',
    en: 'Bring the original of the document you registered with and check in on time. Nobody enters long after the start; the notice at the site decides.',
  },
  amend: { zh: '修改后重新提交', en: 'Mend and hand in again' },
  files: { zh: '提交的材料', en: 'Papers handed in' },
  history: { zh: '办理经过', en: 'History' },
  cancel: { zh: '取消报名', en: 'Cancel the registration' },
  cancelLead: {
    zh: '名单锁定前可以取消，名额立即让给他人；之后要参加须重新报名。',
    en: 'Until the list is frozen you may cancel. The place goes to somebody else at once; to come after all, register again.',
  },
  cancelReason: { zh: '取消原因', en: 'Reason' },
  cancelConfirm: { zh: '确认取消', en: 'Cancel it' },
  cancelKeep: { zh: '不取消', en: 'Keep it' },
})

/** What happened to a registration, by the kind of its events. */
export const EVENT_NAMES = defineMessages({
  submitted: { zh: '提交报名', en: 'Handed in' },
  resubmitted: { zh: '修改后重新提交', en: 'Handed in again' },
  returned: { zh: '退回修改', en: 'Returned' },
  accepted: { zh: '审核通过', en: 'Accepted' },
  admitted: { zh: '编排考场，生成准考证', en: 'Seated, ticket issued' },
  cancelled: { zh: '取消', en: 'Cancelled' },
  'document-revealed': { zh: '工作人员查看证件号码', en: 'Staff saw the document number' },
})
