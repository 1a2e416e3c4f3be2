import { type Facts, fillText, type Text } from '@lingjiang/kernel'

/** What can be wrong with a blueprint or a scoring sheet, with its public wording. */
export const BANK_FAULTS = {
  'header-wrong': { zh: '表头应为：{expected}', en: 'the header should be: {expected}' },
  'code-wrong': {
    zh: '代码 {code} 格式不正确，应如 A、A-A、A-A-001',
    en: 'the code {code} should look like A, A-A, A-A-001',
  },
  'code-twice': { zh: '代码 {code} 重复', en: 'the code {code} stands twice' },
  'parent-missing': { zh: '{code} 的上级 {parent} 不在表中', en: '{parent}, above {code}, is not in the table' },
  'name-missing': { zh: '{code} 没有名称', en: '{code} has no name' },
  'weight-wrong': {
    zh: '{code} 的鉴定比重应为 0 到 100 的数',
    en: 'the weight of {code} should be a number from 0 to 100',
  },
  'weights-not-whole': {
    zh: '{code} 下各项比重之和为 {sum}，应为 {whole}',
    en: 'the weights below {code} add up to {sum}, not {whole}',
  },
  'importance-wrong': { zh: '{code} 的重要程度应为 X、Y 或 Z', en: 'the importance of {code} should be X, Y or Z' },
  'scope-without-points': { zh: '鉴定范围 {code} 下没有鉴定点', en: 'the scope {code} has no points' },
  'point-unknown': {
    zh: '试题 {item} 的鉴定点 {point} 不在细目表中',
    en: 'the point {point} of item {item} is not in the blueprint',
  },
  'marks-wrong': {
    zh: '{code} 的配分应为 0.5 的正整数倍',
    en: 'the marks of {code} should be a positive multiple of 0.5',
  },
  'marks-not-hundred': {
    zh: '{subject}配分合计 {sum}，应为 100',
    en: 'the marks of {subject} add up to {sum}, not 100',
  },
  'subject-wrong': { zh: '科目应为：操作技能 或 综合评审', en: 'the subject should be 操作技能 or 综合评审' },
} as const satisfies Record<string, Text>

export type BankFaultCode = keyof typeof BANK_FAULTS
export type BankFault = { readonly row: number; readonly code: BankFaultCode; readonly facts: Facts }

export function bankFaultText(fault: Pick<BankFault, 'code' | 'facts'>): Text {
  const text: Text = BANK_FAULTS[fault.code]
  return { zh: fillText(text.zh, fault.facts), en: fillText(text.en, fault.facts) }
}
