import { defineRefusals } from '@lingjiang/kernel'

export const refusals = defineRefusals('item-bank', {
  'bank-exists': {
    kind: 'conflict',
    text: { zh: '该职业等级已有题库。', en: 'There is a bank for this occupation and level already.' },
  },
  'bank-not-yours': {
    kind: 'forbidden',
    text: { zh: '只有题库所属单位可以查看或更改试题。', en: 'Only the owner of the bank reads or changes its items.' },
  },
  'form-not-whole': {
    kind: 'rule',
    text: {
      zh: '各题型分值合计应为 100 分，每种题型只列一次。',
      en: 'The kinds must add up to 100 marks, each listed once.',
    },
  },
  'occupation-unknown': {
    kind: 'rule',
    text: { zh: '职业代码不在职业大典中。', en: 'This occupation is not in the dictionary.' },
  },
  'bank-missing': {
    kind: 'rule',
    text: { zh: '没有 {occupation} {level} 级的题库。', en: 'There is no bank for {occupation}, level {level}.' },
  },
  'bank-too-small': {
    kind: 'rule',
    text: {
      zh: '题库中 {kind} 需要 {needed} 题，只有 {available} 题，无法组卷。',
      en: 'The paper needs {needed} items of kind {kind}; the bank has {available}.',
    },
  },
  'bank-scope-too-small': {
    kind: 'rule',
    text: {
      zh: '鉴定范围 {scope} {name} 的试题不够按比重组卷，还缺 {missing} 题，请补充试题后再组卷。',
      en: 'The scope {scope} {name} lacks {missing} items for its weight. Add them and draw the paper again.',
    },
  },
  'blueprint-missing': {
    kind: 'rule',
    text: { zh: '题库还没有鉴定要素细目表。', en: 'The bank has no blueprint yet.' },
  },
  'rubric-missing': {
    kind: 'rule',
    text: { zh: '题库没有 {subject} 的评分表。', en: 'The bank has no scoring sheet for {subject}.' },
  },
})
