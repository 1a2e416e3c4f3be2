/** Refusals of the exam day. */
export const EXAM_REFUSALS = {
  'ticket-or-document-wrong': {
    kind: 'unauthenticated',
    text: {
      zh: '准考证号或证件号码不正确，或不在考试日期内。',
      en: 'The ticket or the document number is not right, or the exam is on another day.',
    },
  },
  'exam-token-wrong': {
    kind: 'unauthenticated',
    text: { zh: '考试登录已失效，请重新登录。', en: 'This exam sign-in is no longer valid. Please sign in again.' },
  },
  'not-checked-in': {
    kind: 'rule',
    text: { zh: '请等待监考员核对身份、确认签到。', en: 'Wait for the invigilator to check you in.' },
  },
  'room-not-open': { kind: 'rule', text: { zh: '本考场还没有开考。', en: 'This room is not open yet.' } },
  'start-window-over': {
    kind: 'rule',
    text: { zh: '已超过允许迟到的时间，不能入场。', en: 'The time for late starters is over.' },
  },
  'exam-over': {
    kind: 'conflict',
    text: { zh: '考试已结束，答卷已收回。', en: 'The exam is over; the paper has been handed in.' },
  },
  'paper-not-open': {
    kind: 'conflict',
    text: { zh: '答卷没有打开，请重新进入考试。', en: 'The paper is not open. Enter the exam again.' },
  },
  'not-on-duty': {
    kind: 'forbidden',
    text: {
      zh: '只有本场次的监考、考评人员和机构可以办理。',
      en: 'Only those on duty here and the organisation may do this.',
    },
  },
  'room-not-waiting': { kind: 'conflict', text: { zh: '本考场已经开考或结束。', en: 'This room was opened already.' } },
  'outside-exam-window': {
    kind: 'rule',
    text: { zh: '不在本考场的考试时间内。', en: 'This is not the time of this exam.' },
  },
  'candidates-still-answering': {
    kind: 'conflict',
    text: { zh: '还有 {count} 名考生没有交卷。', en: '{count} candidates have not handed in yet.' },
  },
  'check-in-not-open': {
    kind: 'rule',
    text: {
      zh: '不在签到时间内（开考前 60 分钟至开考后 15 分钟，以公布的参数为准）。',
      en: 'Check-in is not open at this time.',
    },
  },
  'sitting-not-expected': {
    kind: 'conflict',
    text: { zh: '该考生已经签到或已缺考。', en: 'This candidate is checked in already, or absent.' },
  },
  'minutes-need-candidate': {
    kind: 'rule',
    text: { zh: '补时须选定考生。', en: 'Choose the candidate who is given minutes.' },
  },
  'nobody-seated': {
    kind: 'rule',
    text: { zh: '理论考试还没有编排考生座位。', en: 'No candidate is seated for theory.' },
  },
} as const
