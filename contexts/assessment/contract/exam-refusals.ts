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
  'rubric-not-fixed': {
    kind: 'conflict',
    text: {
      zh: '本场次还没有锁定评分表，请机构先完成考务准备。',
      en: 'The scoring sheet is not fixed yet; the organisation must prepare the session.',
    },
  },
  'scoring-not-open': {
    kind: 'conflict',
    text: { zh: '现在不能评分：考试未开始，或成绩已在公示且没有复核。', en: 'Scores cannot be entered now.' },
  },
  'sheet-signed': {
    kind: 'conflict',
    text: { zh: '评分表已签名锁定，更正须另立新版本。', en: 'The sheet is signed. A correction is a new version.' },
  },
  'sheet-not-signed': {
    kind: 'conflict',
    text: { zh: '评分表还没有签名，可直接修改。', en: 'The sheet is not signed yet and can be changed.' },
  },
  'sheet-incomplete': {
    kind: 'rule',
    text: { zh: '还有 {count} 份评分表没有评完。', en: '{count} sheets are not complete.' },
  },
  'mark-out-of-range': {
    kind: 'rule',
    text: {
      zh: '考核项目 {criterion} 的得分应为 0 至 {most} 分，以 0.5 分为单位。',
      en: 'Criterion {criterion} takes 0 to {most} marks in steps of 0.5.',
    },
  },
  'absent-has-no-marks': {
    kind: 'rule',
    text: { zh: '缺考的考生不能有得分。', en: 'An absent candidate has no marks.' },
  },
  'score-out-of-range': {
    kind: 'rule',
    text: {
      zh: '成绩应为 0 至 100，最多一位小数；缺考不填成绩。',
      en: 'A score is 0 to 100 with one decimal; none when absent.',
    },
  },
  'score-recorded-already': {
    kind: 'conflict',
    text: { zh: '该科目已有成绩。', en: 'There is a score for this subject already.' },
  },
  'score-not-recorded': {
    kind: 'conflict',
    text: { zh: '该科目还没有成绩。', en: 'There is no score for this subject yet.' },
  },
  'score-unchanged': {
    kind: 'rule',
    text: { zh: '更正后的成绩与原成绩相同。', en: 'The corrected score is the same.' },
  },
  'correction-needs-reason': { kind: 'rule', text: { zh: '更正成绩须说明理由。', en: 'A correction needs a reason.' } },
  'correction-by-same-person': {
    kind: 'forbidden',
    text: { zh: '更正须由原录入人以外的人员办理。', en: 'Somebody else than who entered it must correct it.' },
  },
  'correction-not-open': {
    kind: 'conflict',
    text: {
      zh: '成绩已公示：考生申请复核后才能更正。',
      en: 'The results are published: a correction needs an open re-check.',
    },
  },
  'subject-not-required': {
    kind: 'rule',
    text: { zh: '该考生没有这个科目。', en: 'This candidate does not take this subject.' },
  },
  'scores-missing': {
    kind: 'rule',
    text: {
      zh: '还有 {count} 名考生的成绩不全，不能公示。',
      en: 'The scores of {count} candidates are incomplete; results cannot be published.',
    },
  },
  'rooms-not-closed': {
    kind: 'conflict',
    text: { zh: '还有 {count} 个机考考场没有结束。', en: '{count} exam rooms are not closed.' },
  },
  'recheck-open': {
    kind: 'conflict',
    text: {
      zh: '还有 {count} 件成绩复核没有办结，不能核准。',
      en: '{count} re-checks are open; the results cannot be approved.',
    },
  },
  'recheck-window-over': {
    kind: 'rule',
    text: { zh: '已超过申请复核的期限。', en: 'The time to ask for a re-check is over.' },
  },
  'recheck-asked-already': {
    kind: 'conflict',
    text: { zh: '您的复核申请正在办理。', en: 'Your re-check is under way already.' },
  },
  'results-approved-already': {
    kind: 'conflict',
    text: { zh: '成绩已核准。', en: 'The results are approved already.' },
  },
} as const
