import { type Cell, type RawRow, typedCell } from './cell.ts'
import type { SheetLimits } from './limits.ts'
import { SheetFault } from './sheet-fault.ts'

/** Text of a CSV file: UTF-8, UTF-16 with a mark, else GB 18030, which is what Chinese spreadsheets write. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next encoding is tried; the last one's failure is told below.
    }
  }
  throw new SheetFault('text-encoding-unknown')
}

/** The rows of a CSV file (RFC 4180; comma, semicolon or tab, whichever the first line has most) that hold anything. @throws SheetFault */
export function* readCsv(bytes: Uint8Array, limits: SheetLimits): Generator<RawRow> {
  const text = decodeText(bytes)
  if (text.includes('\u0000')) throw new SheetFault('not-a-workbook')
  const delimiter = delimiterOf(text)
  let number = 0
  let count = 0
  for (let at = 0; at < text.length; ) {
    number += 1
    const line = readLine(text, at, delimiter, number)
    at = line.end
    const cells = line.fields.slice(0, limits.columns).map((field) => typedCell(field, limits.cellCharacters))
    while (cells.length > 0 && cells.at(-1)?.kind === 'empty') cells.pop()
    if (cells.length === 0) continue
    count += 1
    if (count > limits.rows + 1) throw new SheetFault('too-many-rows', { limit: limits.rows })
    yield { number, cells: cells as readonly Cell[] }
  }
}

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const line = end < 0 ? text : text.slice(0, end)
  const counts = [',', '\t', ';', '，'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

/** One record: fields may be quoted, hold the delimiter, doubled quotes and line ends. */
function readLine(text: string, begin: number, delimiter: string, number: number): { fields: string[]; end: number } {
  const fields: string[] = []
  let at = begin
  for (;;) {
    const field = text[at] === '"' ? readQuoted(text, at, number) : readBare(text, at, delimiter)
    fields.push(field.value)
    at = field.end
    if (text[at] === delimiter) {
      at += 1
      continue
    }
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    return { fields, end: at }
  }
}

function readBare(text: string, begin: number, delimiter: string): { value: string; end: number } {
  let end = begin
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(begin, end), end }
}

function readQuoted(text: string, begin: number, number: number): { value: string; end: number } {
  let value = ''
  for (let from = begin + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw new SheetFault('csv-quote-open', { row: number })
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      // What stands between a closing quote and the delimiter belongs to the field, as spreadsheets read it.
      const rest = /^[^,;\t，\r\n]*/.exec(text.slice(quote + 1, quote + 200))?.[0] ?? ''
      return { value: value + rest, end: quote + 1 + rest.length }
    }
    value += '"'
    from = quote + 2
  }
}
