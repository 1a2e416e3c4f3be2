import type { Language } from '@lingjiang/kernel'
import ExcelJs from 'exceljs'
import { columnLetter } from './cell.ts'
import type { Columns } from './column.ts'

/** Rows that get a drop-down list and the text format. */
const PREPARED_ROWS = 5000

const WORDS = {
  zh: {
    list: '名单',
    notes: '填写说明',
    choices: '选项',
    heads: ['列', '必填', '说明', '示例', '可选内容'],
    yes: '是',
    no: '否',
    refuse: '请从下拉列表中选择',
  },
  en: {
    list: 'List',
    notes: 'Notes',
    choices: 'Choices',
    heads: ['Column', 'Required', 'Note', 'Example', 'Choices'],
    yes: 'yes',
    no: 'no',
    refuse: 'Choose from the list',
  },
} as const

/** A workbook to fill in: headings (a star marks what must be filled), an example row, hints, drop-down lists, and a sheet of notes. All cells are text, so that long numbers keep their digits. */
export async function writeListTemplate(columns: Columns, language: Language): Promise<Uint8Array> {
  const words = WORDS[language]
  const workbook = new ExcelJs.Workbook()
  const list = workbook.addWorksheet(words.list, { views: [{ state: 'frozen', ySplit: 1 }] })
  const choices = workbook.addWorksheet(words.choices, { state: 'hidden' })
  list.columns = columns.map((column) => ({ width: column.width ?? 16, style: { numFmt: '@' } }))
  list.addRow(columns.map((column) => column.header[language] + (column.required ? '*' : ''))).font = { bold: true }
  if (columns.some((column) => column.example !== undefined)) {
    const row = list.addRow(columns.map((column) => column.example ?? ''))
    row.font = { italic: true, color: { argb: 'FF808080' } }
  }
  for (const [at, column] of columns.entries()) {
    const letter = columnLetter(at)
    if (column.choices?.length) choices.getColumn(at + 1).values = [...column.choices]
    const range = column.choices?.length
      ? `'${words.choices}'!$${letter}$1:$${letter}$${column.choices.length}`
      : undefined
    const hint = {
      showInputMessage: true,
      promptTitle: column.header[language].slice(0, 32),
      prompt: (column.hint?.[language] ?? '').slice(0, 250),
    }
    validate(list, `${letter}2:${letter}${PREPARED_ROWS}`, {
      ...(column.hint ? hint : {}),
      allowBlank: true,
      ...(range
        ? { type: 'list', formulae: [range], showErrorMessage: true, error: words.refuse }
        : { type: 'textLength', operator: 'lessThanOrEqual', formulae: [2000] }),
    })
  }
  addNotes(workbook.addWorksheet(words.notes), columns, language)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** A rule over a whole range; the library's types know it for single cells only. */
function validate(sheet: ExcelJs.Worksheet, range: string, rule: ExcelJs.DataValidation): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: ExcelJs.DataValidation): void }
  }
  dataValidations.add(range, rule)
}

function addNotes(sheet: ExcelJs.Worksheet, columns: Columns, language: Language): void {
  const words = WORDS[language]
  sheet.columns = [20, 8, 50, 24, 60].map((width) => ({ width }))
  sheet.addRow([...words.heads]).font = { bold: true }
  for (const column of columns) {
    const required = column.required ? words.yes : words.no
    sheet.addRow([
      column.header[language],
      required,
      column.hint?.[language] ?? '',
      column.example ?? '',
      column.choices?.join('、') ?? '',
    ])
  }
}
