import type { RawRow } from './cell.ts'
import type { Column, Columns } from './column.ts'
import { SheetFault } from './sheet-fault.ts'

/** Where each column stands, and headings that belong to none. */
export type Header = { readonly positions: ReadonlyMap<string, number>; readonly unknown: readonly string[] }

/** Headings are compared without marks, blanks, width and case: “＊姓名（必填）” is 姓名. */
function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\((必填|选填|required|optional)\)/gi, '')
    .replace(/[\s*:]/g, '')
    .toLowerCase()
}

function headingsOf(column: Column): readonly string[] {
  return [column.header.zh, column.header.en, ...(column.aliases ?? [])].map(plainHeading)
}

/** The header in a row, or undefined when the row has fewer than half of the required headings., or what is wrong with it */
export function findHeader(row: RawRow, columns: Columns): Header | SheetFault | undefined {
  const positions = new Map<string, number>()
  const doubled = new Set<Column>()
  const unknown: string[] = []
  for (const [at, cell] of row.cells.entries()) {
    if (cell.kind === 'empty') continue
    const heading = plainHeading(cell.text)
    const column = columns.find((one) => headingsOf(one).includes(heading))
    if (!column) unknown.push(cell.text)
    else if (positions.has(column.key)) doubled.add(column)
    else positions.set(column.key, at)
  }
  const required = columns.filter((column) => column.required)
  const missing = required.filter((column) => !positions.has(column.key))
  if (positions.size === 0 || missing.length * 2 > required.length) return undefined
  if (doubled.size > 0) return about('columns-doubled', [...doubled])
  if (missing.length > 0) return about('columns-missing', missing)
  return { positions, unknown }
}

function about(code: 'columns-doubled' | 'columns-missing', columns: readonly Column[]): SheetFault {
  const [zh, en] = [columns.map((c) => c.header.zh).join('、'), columns.map((c) => c.header.en).join(', ')]
  return new SheetFault(code, { columns: zh, columnsEn: en })
}
