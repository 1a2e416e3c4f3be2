import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { csvLine, readSheet, type SheetFault, writeRows, writeTemplate } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'lingjiang-sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const LIMITS = { mostRows: 1001, mostUnpackedBytes: 20_000_000, mostColumns: 30 }

async function rowsOf(path: string, limits = LIMITS) {
  const rows = []
  for await (const row of readSheet(path, limits)) rows.push(row)
  return rows
}
const faultOf = (path: string, limits = LIMITS) =>
  rowsOf(path, limits).then(
    () => 'no fault',
    (error: SheetFault) => error.code,
  )
const file = (name: string, content: Buffer | string) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** An archive with one entry whose stated size is a lie. */
function lyingArchive(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30 + name.length)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(name.length, 26)
  local.write(name, 30)
  const central = Buffer.alloc(46 + name.length)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(name.length, 28)
  central.write(name, 46)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, central, end])
}

describe('reading a sheet', () => {
  test('gives every row with its number, dates as days, and tells formulas apart', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('名单')
    sheet.addRow(['姓名', '出生', '号码', '公式'])
    sheet.addRow([])
    sheet.addRow(['陈一', new Date('1990-02-03T00:00:00Z'), 110105194912310020, { formula: 'A1', result: 'x' }])
    sheet.addRow([{ richText: [{ text: '李' }, { text: '二' }] }, '', 42, '真'])
    const rows = await rowsOf(file('cells.xlsx', Buffer.from(await book.xlsx.writeBuffer())))
    expect(rows.map((row) => row.number)).toEqual([1, 3, 4])
    expect(rows[1]?.cells).toEqual([
      { text: '陈一', kind: 'text' },
      { text: '1990-02-03', kind: 'date' },
      { text: '1.1010519491231002e+17', kind: 'number' },
      { text: '=', kind: 'formula' },
    ])
    expect(rows[2]?.cells.map((cell) => cell.text)).toEqual(['李二', '', '42', '真'])
  })

  test('reads back what was written in bulk', async () => {
    const path = join(folder, 'bulk.xlsx')
    await writeRows(
      path,
      '名单',
      Array.from({ length: 500 }, (_, i) => [`第${i}行`, String(i)]),
    )
    const rows = await rowsOf(path)
    expect(rows).toHaveLength(500)
    expect(rows[499]?.cells[0]?.text).toBe('第499行')
    expect(await faultOf(path, { ...LIMITS, mostRows: 499 })).toBe('too-many-rows')
  })

  test.each([
    ['an empty file', '', 'file-empty'],
    ['a text file', '姓名,证件号码\n', 'not-a-workbook'],
    ['an old or protected workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-or-protected'],
    ['a cut archive', Buffer.from('PK\u0003\u0004 cut'), 'workbook-damaged'],
    ['an archive that is no workbook', lyingArchive('readme.txt', Buffer.from('hello')), 'not-a-workbook'],
    [
      'a zip bomb that lies about its size',
      lyingArchive('xl/workbook.xml', Buffer.alloc(60_000_000, ' ')),
      'too-large-inside',
    ],
    ['a workbook of nonsense', lyingArchive('xl/workbook.xml', Buffer.from('nonsense')), 'workbook-damaged'],
  ])('%s is refused', async (name, content, code) => {
    expect(await faultOf(file(`${name}.xlsx`, content))).toBe(code)
  })
})

describe('writing', () => {
  test('a template has its headings, required ones with a star', async () => {
    const content = await writeTemplate({
      sheetName: '名单',
      columns: [
        { heading: '姓名', width: 10, required: true, note: '与证件一致' },
        { heading: '学籍', width: 10, required: false, note: '', choices: ['毕业', '在读'] },
      ],
      notes: { sheetName: '说明', rows: [['一', '二']] },
    })
    const rows = await rowsOf(file('template.xlsx', content))
    expect(rows).toHaveLength(1)
    expect(rows[0]?.cells.map((cell) => cell.text)).toEqual(['姓名*', '学籍'])
  })

  test.each([
    [['a', 1, null], 'a,1,\r\n'],
    [['say "x", y'], '"say ""x"", y"\r\n'],
    [['=1+1', '@a', '-2'], "'=1+1,'@a,'-2\r\n"],
  ])('a CSV line of %j cannot run in a spreadsheet', (values, line) => {
    expect(csvLine(values)).toBe(line)
  })
})
