import { type Facts, fillText, type Text } from '@lingjiang/kernel'

/** Everything that can be wrong with a code, with its public wording. Closed: a fault without both languages does not compile. */
export const CODE_FAULTS = {
  'code-empty': { zh: '未填写', en: 'nothing was entered' },
  'wrong-length': {
    zh: '应为 {expected} 位，实际 {actual} 位',
    en: 'expected {expected} characters, found {actual}',
  },
  'wrong-characters': { zh: '含有不允许的字符', en: 'it contains characters that are not allowed' },
  'wrong-shape': { zh: '格式不正确，应如 {example}', en: 'the form is wrong; expected something like {example}' },
  'check-digit-wrong': {
    zh: '校验码不正确，请核对是否输错',
    en: 'the check digit does not fit; look for a typing error',
  },
  'birth-date-impossible': { zh: '出生日期不存在', en: 'there is no such date of birth' },
  'birth-date-in-future': { zh: '出生日期晚于今天', en: 'the date of birth is in the future' },
  'address-code-unknown': { zh: '地址码不正确', en: 'the address part is not known' },
  'other-document-type': {
    zh: '这是另一种证件（{type}）的号码，请改选证件类型',
    en: 'this number belongs to another type of document ({type}); choose that type',
  },
  'category-unknown': { zh: '首位机构类别代码不正确', en: 'the first letter, the kind of organisation, is not known' },
  'province-unknown': { zh: '省级代码不正确', en: 'the code of the province is not known' },
  'date-impossible': { zh: '日期不存在', en: 'there is no such date' },
  'level-unknown': { zh: '等级代码不正确', en: 'the level is not known' },
  'serial-out-of-range': { zh: '流水号应从 1 开始', en: 'the serial number starts at 1' },
  'region-code-malformed': {
    zh: '登记管理机关行政区划码不正确',
    en: 'the region of the registration authority is not right',
  },
} as const satisfies Record<string, Text>

export type CodeFaultCode = keyof typeof CODE_FAULTS
export type CodeFault = { readonly code: CodeFaultCode; readonly facts: Facts }

/** What parsing answers: the parts, or every fault found. Never throws, whatever the text. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly CodeFault[] }

export function fault(code: CodeFaultCode, facts: Facts = {}): CodeFault {
  return { code, facts }
}

export function faulty(...faults: readonly CodeFault[]): { readonly ok: false; readonly faults: readonly CodeFault[] } {
  return { ok: false, faults }
}

/** The value, unless faults were collected on the way. */
export function parsed<T>(value: T, faults: readonly CodeFault[] = []): Parsed<T> {
  return faults.length > 0 ? faulty(...faults) : { ok: true, value }
}

/** The public wording of one fault, filled with its facts. */
export function textOfFault({ code, facts }: CodeFault): Text {
  return { zh: fillText(CODE_FAULTS[code].zh, facts), en: fillText(CODE_FAULTS[code].en, facts) }
}

/** The wording of several faults in one line for a form field. */
export function textOfFaults(faults: readonly CodeFault[]): Text {
  const texts = faults.map(textOfFault)
  return { zh: texts.map((t) => t.zh).join('；'), en: texts.map((t) => t.en).join('; ') }
}
