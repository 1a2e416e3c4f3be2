import { defineRefusals } from '@lingjiang/kernel'

export const refusals = defineRefusals('standards', {
  'occupation-not-assessed': {
    kind: 'rule',
    text: {
      zh: '“{occupation}”不是技能类职业，不开展职业技能等级认定。',
      en: '"{occupation}" is not a skill occupation: it has no skill levels.',
    },
    clause: '三（二）',
  },
  'norm-subjects-incomplete': {
    kind: 'rule',
    text: {
      zh: '等级 {level} 缺少科目：{missing}。',
      en: 'Level {level} lacks these subjects: {missing}.',
    },
  },
  'norm-document-taken': {
    kind: 'conflict',
    text: {
      zh: '该职业已有同一文号、同一生效日期的标准或规范。',
      en: 'This occupation already has a norm with this document number from this day.',
    },
  },
})
