import { type Facts, fillText, type Text } from '@lingjiang/kernel'

/** What can be wrong with a whole file, with how to mend it. */
export const SHEET_FAULTS = {
  'file-empty': {
    text: { zh: '文件是空的', en: 'The file is empty' },
    mend: { zh: '请上传填好的模板', en: 'Upload the template, filled in' },
  },
  'file-too-large': {
    text: { zh: '文件超过 {limit} MB', en: 'The file is larger than {limit} MB' },
    mend: { zh: '请拆分后分批上传', en: 'Split it and upload the parts' },
  },
  'not-a-workbook': {
    text: { zh: '不是 xlsx 或 CSV 文件', en: 'This is neither an xlsx nor a CSV file' },
    mend: { zh: '请另存为 .xlsx 后上传', en: 'Save it as .xlsx and upload that' },
  },
  'old-or-protected': {
    text: { zh: '文件是旧版 xls 或设有密码', en: 'The file is an old xls, or has a password' },
    mend: { zh: '请取消密码并另存为 .xlsx', en: 'Take off the password and save it as .xlsx' },
  },
  'workbook-damaged': {
    text: { zh: '文件已损坏，无法读取（{part}）', en: 'The file is broken and cannot be read ({part})' },
    mend: { zh: '请用表格软件打开后重新保存', en: 'Open it in a spreadsheet program and save it again' },
  },
  'too-large-inside': {
    text: { zh: '文件解压后过大', en: 'The file unpacks to too much' },
    mend: {
      zh: '请删除多余的格式、图片和空行后另存',
      en: 'Remove surplus formats, pictures and empty rows, and save it again',
    },
  },
  'too-many-rows': {
    text: { zh: '超过 {limit} 行', en: 'More than {limit} rows' },
    mend: { zh: '请拆分后分批上传', en: 'Split it and upload the parts' },
  },
  'no-sheet': {
    text: { zh: '没有可读取的工作表', en: 'There is no sheet to read' },
    mend: { zh: '请使用下载的模板', en: 'Use the template' },
  },
  'text-encoding-unknown': {
    text: { zh: '文字编码无法识别', en: 'The encoding of the text is not known' },
    mend: { zh: '请另存为 UTF-8 编码的 CSV 或 .xlsx', en: 'Save it as CSV in UTF-8, or as .xlsx' },
  },
  'csv-quote-open': {
    text: { zh: '第 {row} 行起的引号没有结束', en: 'A quotation mark from row {row} on is never closed' },
    mend: { zh: '请检查该行的引号', en: 'Check the quotation marks of that row' },
  },
  'header-missing': {
    text: { zh: '没有找到表头', en: 'No header was found' },
    mend: { zh: '请使用下载的模板，表头保持不变', en: 'Use the template and leave its header as it is' },
  },
  'columns-missing': {
    text: { zh: '缺少列：{columns}', en: 'Columns are missing: {columnsEn}' },
    mend: { zh: '请补上这些列，或使用下载的模板', en: 'Add these columns, or use the template' },
  },
  'columns-doubled': {
    text: { zh: '列重复：{columns}', en: 'Columns stand twice: {columnsEn}' },
    mend: { zh: '请删除重复的列', en: 'Remove the second ones' },
  },
} as const satisfies Record<string, { text: Text; mend: Text }>

export type SheetFaultCode = keyof typeof SHEET_FAULTS
export type FileFault = {
  readonly code: SheetFaultCode
  readonly facts: Facts
  readonly text: Text
  readonly mend: Text
}

/** Why a file cannot be read at all: nothing of it can be used. `readRows` and `readTable` turn it into data, `readSheet` throws it. */
export class SheetFault extends Error {
  override name = 'SheetFault'
  readonly fault: FileFault
  constructor(code: SheetFaultCode, facts: Facts = {}) {
    super(code)
    this.fault = sheetFault(code, facts)
  }

  get code(): SheetFaultCode {
    return this.fault.code
  }

  /** What is wrong and how to mend it, in one line. */
  get text(): Text {
    const { text, mend } = this.fault
    return { zh: `${text.zh}，${mend.zh}`, en: `${text.en}. ${mend.en}` }
  }
}

function sheetFault(code: SheetFaultCode, facts: Facts = {}): FileFault {
  const { text, mend } = SHEET_FAULTS[code]
  const fill = (one: Text): Text => ({ zh: fillText(one.zh, facts), en: fillText(one.en, facts) })
  return { code, facts, text: fill(text), mend: fill(mend) }
}
