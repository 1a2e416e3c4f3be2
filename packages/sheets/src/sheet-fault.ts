import { type Facts, fillText, type Text } from '@lingjiang/kernel'

/** Why a file cannot be read as a workbook at all. */
export const SHEET_FAULTS = {
  'file-empty': { zh: '文件是空的', en: 'The file is empty' },
  'not-a-workbook': {
    zh: '不是 Excel 工作簿（.xlsx），请用模板填写后另存为 .xlsx',
    en: 'This is not an Excel workbook (.xlsx). Fill in the template and save it as .xlsx',
  },
  'old-or-protected': {
    zh: '是旧版 .xls 或加了密码的文件，请去掉密码并另存为 .xlsx',
    en: 'This is an old .xls or a file with a password. Remove the password and save it as .xlsx',
  },
  'workbook-damaged': { zh: '文件已损坏，无法读取', en: 'The file is damaged and cannot be read' },
  'too-large-inside': {
    zh: '文件解压后超过 {megabytes} MB，不能接受',
    en: 'Unpacked, the file is larger than {megabytes} MB and is not accepted',
  },
  'too-many-rows': { zh: '超过 {most} 行，请分成几个文件', en: 'More than {most} rows; split it into several files' },
  'no-sheet': { zh: '工作簿里没有工作表', en: 'The workbook has no sheet' },
} as const satisfies Record<string, Text>

export type SheetFaultCode = keyof typeof SHEET_FAULTS

/** Thrown while reading: nothing of the file can be used. */
export class SheetFault extends Error {
  readonly code: SheetFaultCode
  readonly text: Text
  constructor(code: SheetFaultCode, facts: Facts = {}) {
    super(code)
    this.code = code
    const { zh, en } = SHEET_FAULTS[code]
    this.text = { zh: fillText(zh, facts), en: fillText(en, facts) }
  }
}
