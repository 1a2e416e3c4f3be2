import ExcelJs from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readChoice, readCode, readDate, readInteger, readText } from './cell-readers.ts'
import { defineColumns } from './column.ts'
import { readRows } from './read-rows.ts'
import { type CellFault, readTable, type TableEvent } from './read-table.ts'
import { writeListTemplate } from './write-list-template.ts'

const columns = defineColumns([
  {
    key: 'name',
    header: { zh: '姓名', en: 'Name' },
    required: true,
    example: '张三',
    hint: { zh: '与证件一致', en: 'As on the document' },
    read: readText(20),
  },
  {
    key: 'number',
    header: { zh: '证件号码', en: 'Document number' },
    required: true,
    example: '11010519491231002X',
    read: readCode(),
  },
  {
    key: 'sex',
    header: { zh: '性别', en: 'Sex' },
    required: false,
    choices: ['男', '女'],
    read: readChoice({ 男: 'male', 女: 'female' } as const),
  },
  { key: 'born', header: { zh: '出生日期', en: 'Born' }, aliases: ['生日'], required: false, read: readDate() },
  { key: 'years', header: { zh: '工龄', en: 'Years' }, required: false, read: readInteger(0, 60) },
])
type Event = TableEvent<typeof columns>

async function read(bytes: Uint8Array, options = {}): Promise<Event[]> {
  const events: Event[] = []
  for await (const event of readTable(bytes, columns, options)) events.push(event)
  return events
}
const rowsOf = (events: readonly Event[]) =>
  events.flatMap((e) => (e.kind === 'row' ? [{ row: e.row, ...e.values }] : []))
const faultsOf = (events: readonly Event[]): readonly CellFault[] =>
  events.flatMap((e) => (e.kind === 'bad-row' ? e.faults : []))
const csv = (text: string) => new TextEncoder().encode(text)

async function xlsx(fill: (sheet: ExcelJs.Worksheet, book: ExcelJs.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook()
  fill(book.addWorksheet('名单'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('a list from a workbook', () => {
  test('values come typed, whatever the cells were stored as', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(['姓名*', '证件号码*', '性别', '出生日期', '工龄'])
      sheet.addRow(['陈伟', '440106199001010016', '男', new Date(Date.UTC(1990, 0, 1)), 12])
      sheet.addRow([' 李　娜 ', '４４０１０６19900101001６', '女', '1990年1月1日', '１２'])
      sheet.addRow(['王芳', 'h1234 5678', null, 19900101, '7'])
      sheet.addRow([
        { richText: [{ text: '赵' }, { text: '强', font: { bold: true } }] },
        'H87654321',
        '',
        '1990.1.1',
        3.0,
      ])
    })
    expect(rowsOf(await read(bytes))).toEqual([
      { row: 2, name: '陈伟', number: '440106199001010016', sex: 'male', born: '1990-01-01', years: 12 },
      { row: 3, name: '李 娜', number: '440106199001010016', sex: 'female', born: '1990-01-01', years: 12 },
      { row: 4, name: '王芳', number: 'H12345678', sex: null, born: '1990-01-01', years: 7 },
      { row: 5, name: '赵强', number: 'H87654321', sex: null, born: '1990-01-01', years: 3 },
    ])
  })

  test('every bad cell is named with row, column, fault and mend, all of a row at once', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(['姓名', '证件号码', '性别', '出生日期', '工龄'])
      sheet.addRow(['', Number('440106199001010016'), '未知', '1990-13-01', 99])
      sheet.addRow(['好', 'H12345678', { error: '#N/A' }, { formula: 'A1', result: '1990-01-01' }, -1])
    })
    const faults = faultsOf(await read(bytes))
    expect(faults.map((f) => [f.row, f.letter, f.column, f.code])).toEqual([
      [2, 'A', 'name', 'empty'],
      [2, 'B', 'number', 'digits-lost'],
      [2, 'C', 'sex', 'not-a-choice'],
      [2, 'D', 'born', 'not-a-date'],
      [2, 'E', 'years', 'not-in-range'],
      [3, 'C', 'sex', 'formula-error'],
      [3, 'D', 'born', 'formula'],
      [3, 'E', 'years', 'not-in-range'],
    ])
    for (const f of faults) expect(f.text.zh && f.text.en && f.mend.zh && f.mend.en).toBeTruthy()
  })

  test('columns may stand in any order, under a title, with others between; blank rows and cells are passed over', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(['2026 年考生名单'])
      sheet.addRow([])
      sheet.addRow(['备注', 'Document number', '＊姓名（必填）', null, '生日'])
      sheet.addRow(['x', 'H12345678', '陈伟', null, '1990-01-01', '   '])
      sheet.addRow([' ', null, '　'])
      sheet.addRow([null, 'H12345679', '李娜'])
    })
    const events = await read(bytes)
    expect(events[0]).toEqual({ kind: 'header', row: 3, unknown: ['备注'] })
    expect(rowsOf(events).map((r) => [r.row, r.name, r.born])).toEqual([
      [4, '陈伟', '1990-01-01'],
      [6, '李娜', null],
    ])
  })

  test('hidden sheets are passed over; a sheet can be named', async () => {
    const bytes = await xlsx((sheet, book) => {
      sheet.state = 'hidden'
      sheet.addRow(['姓名', '证件号码'])
      sheet.addRow(['隐藏', 'H11111111'])
      const second = book.addWorksheet('第二')
      second.addRow(['姓名', '证件号码'])
      second.addRow(['可见', 'H22222222'])
    })
    expect(rowsOf(await read(bytes)).map((r) => r.name)).toEqual(['可见'])
    expect(rowsOf(await read(bytes, { sheet: '名单' })).map((r) => r.name)).toEqual(['隐藏'])
  })

  test('dates of the 1904 system are read too', async () => {
    const bytes = await xlsx((sheet, book) => {
      book.properties.date1904 = true
      sheet.addRow(['姓名', '证件号码', '出生日期'])
      sheet.addRow(['陈伟', 'H12345678', new Date(Date.UTC(1990, 0, 1))])
    })
    expect(rowsOf(await read(bytes)).map((r) => r.born)).toEqual(['1990-01-01'])
  })
})

describe('a list from a text file', () => {
  const body = '姓名,证件号码,性别\r\n"陈,伟",H12345678,男\r\n"李""娜""",H12345679,女'
  const expected = [
    ['陈,伟', 'male'],
    ['李"娜"', 'female'],
  ]
  test.each<[string, Uint8Array]>([
    ['UTF-8', csv(body)],
    ['UTF-8 with a mark', csv(`\ufeff${body}`)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${body}`, 'utf16le'))],
    [
      'tabs',
      csv(
        body
          .replaceAll(',H', '\tH')
          .replaceAll(',男', '\t男')
          .replaceAll(',女', '\t女')
          .replace('姓名,证件号码,性别', '姓名\t证件号码\t性别'),
      ),
    ],
    [
      'semicolons',
      csv(
        body
          .replaceAll(',H', ';H')
          .replaceAll(',男', ';男')
          .replaceAll(',女', ';女')
          .replace('姓名,证件号码,性别', '姓名;证件号码;性别'),
      ),
    ],
  ])('in %s', async (_how, bytes) => {
    expect(rowsOf(await read(bytes)).map((r) => [r.name, r.sex])).toEqual(expected)
  })
  test('in GB 18030, as Chinese spreadsheets write it', async () => {
    // 姓名,证件号码 / 陈伟,H12345678
    const bytes = Uint8Array.from([
      0xd0,
      0xd5,
      0xc3,
      0xfb,
      0x2c,
      0xd6,
      0xa4,
      0xbc,
      0xfe,
      0xba,
      0xc5,
      0xc2,
      0xeb,
      0x0a,
      0xb3,
      0xc2,
      0xce,
      0xb0,
      ...csv(',H12345678\n'),
    ])
    expect(rowsOf(await read(bytes)).map((r) => [r.name, r.number])).toEqual([['陈伟', 'H12345678']])
  })
  test('a number in scientific notation has lost its digits', async () => {
    expect(faultsOf(await read(csv('姓名,证件号码\n陈伟,4.40106E+17\n'))).map((f) => f.code)).toEqual(['digits-lost'])
  })
  test('what is written as CSV fields reads back', async () => {
    const field = fc
      .string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '张', '1'), minLength: 1, maxLength: 8 })
      .filter((s) => s.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(field, { minLength: 1, maxLength: 5 }), async (fields) => {
        const line = `x,${fields.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')}`
        const read: string[][] = []
        for await (const event of readRows(csv(line)))
          if (event.kind === 'row') read.push(event.row.cells.slice(1).map((c) => c.text))
        expect(read).toEqual([fields.map((f) => f.replaceAll('\n', ' ').trim())])
      }),
    )
  })
})

describe('the template', () => {
  test.each(['zh', 'en'] as const)('in %s is read back as an empty list, its example passed over', async (language) => {
    const events = await read(await writeListTemplate(columns, language))
    expect(events).toEqual([{ kind: 'header', row: 1, unknown: [] }])
  })
  test('has drop-down lists, hints, text cells and notes', async () => {
    const book = new ExcelJs.Workbook()
    await book.xlsx.load((await writeListTemplate(columns, 'zh')).buffer as ArrayBuffer)
    const list = book.getWorksheet('名单')
    expect(list?.getCell('C3').dataValidation).toMatchObject({ type: 'list', formulae: ["'选项'!$C$1:$C$2"] })
    expect(list?.getCell('A3').dataValidation).toMatchObject({ prompt: '与证件一致' })
    expect(list?.getColumn(2).numFmt).toBe('@')
    expect(book.getWorksheet('填写说明')?.getCell('A2').text).toBe('姓名')
  })
})
