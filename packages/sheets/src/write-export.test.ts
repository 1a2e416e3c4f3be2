import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { readRows } from './read-rows.ts'
import { type ExportColumn, writeCsv, writeXlsx } from './write-export.ts'

type Row = { readonly name: string; readonly number: string; readonly score: number | null }
const columns: readonly ExportColumn<Row>[] = [
  { header: { zh: '姓名', en: 'Name' }, value: (row) => row.name },
  { header: { zh: '证件号码', en: 'Number' }, value: (row) => row.number },
  { header: { zh: '成绩', en: 'Score' }, value: (row) => row.score },
]
const rows: readonly Row[] = [
  { name: '陈,伟', number: '440106199001010016', score: 88.5 },
  { name: '=1+1', number: 'H12345678', score: null },
]

async function collect(write: (out: Writable) => Promise<number>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const out = new PassThrough()
  out.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  await write(out)
  return new Uint8Array(Buffer.concat(chunks))
}
async function texts(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const read: string[][] = []
  for await (const event of readRows(bytes))
    if (event.kind === 'row') read.push(event.row.cells.map((cell) => cell.text))
  return read
}

describe('exports', () => {
  test('an xlsx reads back with long numbers whole and text that looks like a formula as text', async () => {
    const bytes = await collect((out) => writeXlsx(out, columns, rows, { language: 'zh', sheet: '成绩' }))
    expect(await texts(bytes)).toEqual([
      ['姓名', '证件号码', '成绩'],
      ['陈,伟', '440106199001010016', '88.5'],
      ['=1+1', 'H12345678'],
    ])
  })
  test('a CSV begins with a mark and disarms formulas', async () => {
    const bytes = await collect((out) => writeCsv(out, columns, rows, 'en'))
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(await texts(bytes)).toEqual([
      ['Name', 'Number', 'Score'],
      ['陈,伟', '440106199001010016', '88.5'],
      ["'=1+1", 'H12345678'],
    ])
  })
  test('a slow receiver is waited for', async () => {
    let waiting = 0
    let most = 0
    const slow = new Writable({
      highWaterMark: 16 * 1024,
      write(chunk: Buffer, _encoding, done) {
        waiting += chunk.length
        most = Math.max(most, slow.writableLength)
        setImmediate(() => {
          waiting -= chunk.length
          done()
        })
      },
    })
    const many = Array.from({ length: 20_000 }, (_, i) => ({ name: `陈${i}`, number: 'H12345678', score: i }))
    expect(await writeCsv(slow, columns, many, 'zh')).toBe(20_000)
    expect(waiting).toBe(0)
    expect(most).toBeLessThan(200 * 1024)
  })
})
