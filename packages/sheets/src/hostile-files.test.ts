import { deflateRawSync } from 'node:zlib'
import ExcelJs from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCode, readText } from './cell-readers.ts'
import { defineColumns } from './column.ts'
import { readTable, type TableEvent } from './read-table.ts'

const columns = defineColumns([
  { key: 'name', header: { zh: '姓名', en: 'Name' }, required: true, read: readText(20) },
  { key: 'number', header: { zh: '证件号码', en: 'Document number' }, required: true, read: readCode() },
])
type Event = TableEvent<typeof columns>

async function read(bytes: Uint8Array, options = {}): Promise<Event[]> {
  const events: Event[] = []
  for await (const event of readTable(bytes, columns, options)) events.push(event)
  return events
}
const faultsOf = (events: readonly Event[]) => events.flatMap((e) => (e.kind === 'bad-row' ? e.faults : []))
const fileFault = (events: readonly Event[]) => events.flatMap((e) => (e.kind === 'fault' ? [e.fault.code] : []))[0]
const csv = (text: string) => new TextEncoder().encode(text)

async function xlsx(fill: (sheet: ExcelJs.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook()
  fill(book.addWorksheet('名单'))
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('files that cannot be taken', () => {
  const good = () =>
    xlsx((sheet) => {
      sheet.addRow(['姓名', '证件号码'])
      for (let i = 0; i < 50; i++) sheet.addRow([`陈${i}`, `H${10000000 + i}`])
    })
  test.each<[string, Uint8Array | (() => Promise<Uint8Array>), string]>([
    ['an empty file', new Uint8Array(), 'file-empty'],
    ['an old xls or an encrypted xlsx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-or-protected'],
    ['a PDF', csv('%PDF-1.7'), 'not-a-workbook'],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'not-a-workbook'],
    ['binary data', Uint8Array.from([1, 0, 2, 0]), 'not-a-workbook'],
    ['a text without a header', csv('陈伟,H12345678\n'.repeat(20)), 'header-missing'],
    ['a header without a required column', csv('姓名,性别\n陈伟,男'), 'columns-missing'],
    ['a column twice', csv('姓名,证件号码,姓名\n陈伟,H12345678,x'), 'columns-doubled'],
    ['a quotation mark that is never closed', csv('姓名,证件号码\n"陈伟,H12345678\n'), 'csv-quote-open'],
    ['a cut workbook', async () => (await good()).slice(0, 3000), 'workbook-damaged'],
    ['a zip that is no workbook', async () => aZip({ 'readme.txt': 'x' }), 'not-a-workbook'],
    [
      'a workbook without sheets',
      async () => aZip({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' }),
      'no-sheet',
    ],
    ['XML that is none', async () => aZip(aWorkbook('<worksheet><sheetData><row>')), 'workbook-damaged'],
    [
      'a document type with entities',
      async () => aZip(aWorkbook('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>')),
      'workbook-damaged',
    ],
  ])('%s', async (_what, make, code) => {
    expect(fileFault(await read(typeof make === 'function' ? await make() : make))).toBe(code)
  })

  test('more bytes or rows than allowed', async () => {
    const bytes = await good()
    expect(fileFault(await read(bytes, { limits: { bytes: 100 } }))).toBe('file-too-large')
    expect(fileFault(await read(bytes, { limits: { rows: 49 } }))).toBe('too-many-rows')
    expect(fileFault(await read(bytes, { limits: { rows: 50 } }))).toBeUndefined()
    expect(fileFault(await read(bytes, { limits: { unpackedBytes: 2000 } }))).toBe('too-large-inside')
  })

  test('a zip bomb is left after a few megabytes', async () => {
    const bomb = aZip(
      aWorkbook(
        `<worksheet><sheetData><row><c t="str"><v>${'0'.repeat(200 * 1024 * 1024)}</v></c></row></sheetData></worksheet>`,
      ),
    )
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(fileFault(await read(bomb))).toBe('too-large-inside')
  })

  test('a cell that is too long is a fault of the row', async () => {
    const long = aZip(
      aWorkbook(
        `<worksheet><sheetData><row r="1"><c t="str"><v>姓名</v></c><c t="str"><v>证件号码</v></c></row><row r="2"><c t="str"><v>${'长'.repeat(3000)}</v></c><c t="str"><v>H12345678</v></c></row></sheetData></worksheet>`,
      ),
    )
    expect(faultsOf(await read(long)).map((f) => f.code)).toEqual(['too-long'])
  })

  test('no damage whatever makes the reader throw', async () => {
    const bytes = await good()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const damaged = Uint8Array.from(bytes)
          for (const [at, value] of changes) damaged[at] = value
          for await (const _event of readTable(damaged, columns));
        },
      ),
      { numRuns: 200 },
    )
  })
})

const aWorkbook = (sheet: string) => ({
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheet,
})

/** A zip written by hand, so that it can hold what no library would write. */
function aZip(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    entries.push(entry, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}
