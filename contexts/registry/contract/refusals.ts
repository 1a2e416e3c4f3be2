import { defineRefusals } from '@lingjiang/kernel'

export const refusals = defineRefusals('registry', {
  'organisation-not-entered': {
    kind: 'rule',
    text: { zh: '请先填写机构基本信息。', en: 'Enter the data of the organisation first.' },
  },
  'credit-code-invalid': {
    kind: 'rule',
    text: { zh: '统一社会信用代码不正确：{fault}。', en: 'The unified social credit code is not right: {fault}.' },
  },
  'credit-code-taken': {
    kind: 'conflict',
    text: {
      zh: '该统一社会信用代码已由其他账号登记。请联系本单位的管理员；如被他人冒用，请到当地人社部门更正。',
      en: 'This credit code is registered by another account already. Ask the manager of your organisation; if somebody else claimed it wrongly, have the local bureau correct it.',
    },
  },
  'real-name-needed': {
    kind: 'forbidden',
    text: {
      zh: '登记机构须使用本人实名账号。请先在门户实名注册。',
      en: 'Registering an organisation needs an account with your real name. Open one on the portal first.',
    },
  },
  'organisation-in-catalogue': {
    kind: 'rule',
    text: {
      zh: '机构已列入目录，名称和统一社会信用代码不能自行修改。',
      en: 'The organisation is in the catalogue: name and credit code can no longer be changed here.',
    },
  },
  'contact-phone-invalid': { kind: 'rule', text: { zh: '联系电话不正确。', en: 'The contact phone is not right.' } },
  'region-unknown': {
    kind: 'rule',
    text: { zh: '请选择省内的县（区）或镇街。', en: 'Choose a county, district or town of the province.' },
  },
  'site-name-taken': {
    kind: 'conflict',
    text: { zh: '已有同名考点。', en: 'There is a site of that name already.' },
  },
  'site-outside-region': {
    kind: 'rule',
    text: { zh: '考点坐标不在广东省范围内。', en: 'The place on the map lies outside the province.' },
  },
  'site-lease-undated': {
    kind: 'rule',
    text: {
      zh: '租用考点须填写租期起止日期，且止期晚于起期。',
      en: 'A leased site needs the first and last day of the lease, in this order.',
    },
  },
  'site-in-use': {
    kind: 'conflict',
    text: {
      zh: '该考点已在备案申请或目录中，不能修改或删除；请新增考点。',
      en: 'The site stands in an application or in the catalogue and cannot be changed. Add another one.',
    },
  },
  'room-name-taken': {
    kind: 'rule',
    text: { zh: '同一考点内考场名称不能重复。', en: 'Two rooms of one site cannot have the same name.' },
  },
  'staff-on-list': {
    kind: 'conflict',
    text: { zh: '此人已在该类名单中。', en: 'This person is on that list already.' },
  },
  'examiner-card-missing': {
    kind: 'rule',
    text: {
      zh: '考评员须填写等级、证卡编号、有效期和可考评职业。',
      en: 'An examiner needs grade, card number, its last day and occupations.',
    },
  },
  'filing-open-already': {
    kind: 'conflict',
    text: {
      zh: '该类型已有一份在办申请，请先办结或撤回。',
      en: 'An application of this kind is open already. Finish or withdraw it first.',
    },
  },
  'filing-not-editable': {
    kind: 'conflict',
    text: { zh: '申请已提交，不能修改。', en: 'The application has been submitted and cannot be changed.' },
  },
  'filing-item-doubled': {
    kind: 'rule',
    text: { zh: '职业“{occupation}”重复。', en: 'The occupation "{occupation}" stands there twice.' },
  },
  'filing-occupation-unknown': {
    kind: 'rule',
    text: { zh: '职业代码 {code} 不在《职业分类大典》中。', en: 'Occupation {code} is not in the dictionary.' },
  },
  'filing-site-unknown': {
    kind: 'rule',
    text: { zh: '所选考点不属于本机构。', en: 'A chosen site is not one of the organisation.' },
  },
  'filing-conditions-unmet': {
    kind: 'rule',
    text: {
      zh: '还有 {count} 项条件不符合，不能提交：{first}。',
      en: '{count} conditions are not met yet, first: {first}.',
    },
    clause: '五（一）',
  },
  'document-kind-unknown': {
    kind: 'rule',
    text: { zh: '该类型机构不需要这种材料。', en: 'This kind of organisation does not hand in this paper.' },
  },
  'panel-size-wrong': {
    kind: 'rule',
    text: { zh: '评审组应为 {allowed} 人，现为 {have} 人。', en: 'A panel has {allowed} members; {have} were found.' },
  },
  'panel-sheet-doubled': {
    kind: 'rule',
    text: { zh: '同一专家有两份评分表。', en: 'One expert has two sheets.' },
  },
  'panel-score-out-of-range': {
    kind: 'rule',
    text: { zh: '六个方面均须给出 0 至 100 的分数。', en: 'Every head needs a mark from 0 to 100.' },
  },
  'panel-called-already': {
    kind: 'conflict',
    text: { zh: '评审组已确定。', en: 'The panel has been called already.' },
  },
  'panel-not-called': {
    kind: 'rule',
    text: { zh: '尚未确定评审组。', en: 'No panel has been called yet.' },
  },
  'panel-not-finished': {
    kind: 'rule',
    text: { zh: '还有 {waiting} 位专家未提交评分。', en: '{waiting} experts have not given their marks.' },
  },
  'panel-same-unit': {
    kind: 'rule',
    text: { zh: '同一单位（{unit}）至多一名专家。', en: 'At most one expert from one unit ({unit}).' },
  },
  'panel-expert-must-withdraw': {
    kind: 'rule',
    text: {
      zh: '专家 {name} 与申请机构有利害关系，应当回避。',
      en: 'Expert {name} is tied to the applicant and must withdraw.',
    },
  },
  'panel-expert-unknown': {
    kind: 'rule',
    text: { zh: '所选专家不在专家名册中。', en: 'A chosen expert is not on the roll.' },
  },
  'panel-score-given': {
    kind: 'conflict',
    text: { zh: '您已提交评分，不能更改。', en: 'You have given your marks; they cannot be changed.' },
  },
  'panel-not-in-session': {
    kind: 'conflict',
    text: { zh: '该申请不在专家评审中。', en: 'The application is not under expert review.' },
  },
  'panel-failed': {
    kind: 'rule',
    text: {
      zh: '专家评审未通过（平均 {total} 分），只能作出不予备案的结论。',
      en: 'The panel did not pass it (mean {total}): only a rejection can be concluded.',
    },
  },
  'conclusion-missing': {
    kind: 'rule',
    text: { zh: '请选择结论。', en: 'Choose the conclusion.' },
  },
  'publicity-over': {
    kind: 'conflict',
    text: { zh: '公示已结束，不再受理异议。', en: 'The notice is over; objections are no longer taken.' },
  },
  'expert-on-roll': {
    kind: 'conflict',
    text: { zh: '该专家已在名册中。', en: 'This expert is on the roll already.' },
  },
})
