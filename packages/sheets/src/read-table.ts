import type { Text } from '@lingjiang/kernel'
import { type Cell, columnLetter, EMPTY_CELL, type RawRow } from './cell.ts'
import type { Column, Columns, RowValues } from './column.ts'
import { findHeader, type Header } from './find-header.ts'
import { type ReadOptions, readRows } from './read-rows.ts'
import { type FileFault, SheetFault } from './sheet-fault.ts'

/** A cell that is wrong, where it stands, and how to mend it. */
export type CellFault = {
  readonly row: number
  /** Key of the column. */
  readonly column: string
  readonly letter: string
  readonly header: Text
  readonly code: string
  readonly text: Text
  readonly mend: Text
}

export type TableEvent<C extends Columns> =
  | { readonly kind: 'header'; readonly row: number; readonly unknown: readonly string[] }
  | { readonly kind: 'row'; readonly row: number; readonly values: RowValues<C> }
  | { readonly kind: 'bad-row'; readonly row: number; readonly faults: readonly CellFault[] }
  | { readonly kind: 'fault'; readonly fault: FileFault }

/**
 * Reads a list by its columns, in whatever order they stand. The header comes first, then every row either with all its values
 * or with all its faults; a fault of the file ends it. The example row of the template is passed over.
 */
export async function* readTable<const C extends Columns>(
  bytes: Uint8Array,
  columns: C,
  options: ReadOptions = {},
): AsyncGenerator<TableEvent<C>> {
  let header: Header | undefined
  for await (const event of readRows(bytes, options)) {
    if (event.kind === 'fault') {
      yield event
      return
    }
    if (!header) {
      const found = headerIn(event.row, columns)
      if (found instanceof SheetFault) {
        yield { kind: 'fault', fault: found.fault }
        return
      }
      header = found
      if (header) yield { kind: 'header', row: event.row.number, unknown: header.unknown }
    } else if (!isExample(event.row, columns, header)) yield readRow(event.row, columns, header)
  }
  if (!header) yield { kind: 'fault', fault: new SheetFault('header-missing').fault }
}

/** Titles may stand above the header, but not many. */
const LAST_HEADER_ROW = 10

function headerIn(row: RawRow, columns: Columns): Header | SheetFault | undefined {
  const header = findHeader(row, columns)
  if (header) return header
  return row.number >= LAST_HEADER_ROW ? new SheetFault('header-missing') : undefined
}

function readRow<C extends Columns>(row: RawRow, columns: C, header: Header): TableEvent<C> {
  const values: Record<string, unknown> = {}
  const faults: CellFault[] = []
  for (const column of columns) {
    const at = header.positions.get(column.key)
    const cell = at === undefined ? EMPTY_CELL : (row.cells[at] ?? EMPTY_CELL)
    const reading = readCell(column, cell)
    if (reading.ok) values[column.key] = reading.value
    else {
      const { code, text, mend } = reading
      faults.push({
        row: row.number,
        column: column.key,
        letter: columnLetter(at ?? 0),
        header: column.header,
        code,
        text,
        mend,
      })
    }
  }
  if (faults.length > 0) return { kind: 'bad-row', row: row.number, faults }
  return { kind: 'row', row: row.number, values: values as RowValues<C> }
}

const EMPTY = {
  code: 'empty',
  text: { zh: '未填写', en: 'Nothing entered' },
  mend: { zh: '此列必填', en: 'This column must be filled' },
}
const LOSSY = {
  code: 'digits-lost',
  text: {
    zh: '长号码以数值存放，末位数字已丢失',
    en: 'A long number is stored as a number and has lost its last digits',
  },
  mend: { zh: '请把单元格设为“文本”格式后重新填写', en: 'Set the cell to “Text” and enter it again' },
}
const CUT = {
  code: 'too-long',
  text: { zh: '内容过长', en: 'The text is too long' },
  mend: { zh: '请缩短', en: 'Shorten it' },
}
const FORMULA = {
  code: 'formula',
  text: { zh: '单元格是公式', en: 'The cell is a formula' },
  mend: { zh: '请粘贴为数值或直接填写', en: 'Paste it as a value, or type it' },
}
const ERROR = {
  code: 'formula-error',
  text: { zh: '公式出错', en: 'The formula has an error' },
  mend: { zh: '请改填实际内容', en: 'Enter the value itself' },
}

function readCell(column: Column, cell: Cell) {
  if (cell.kind === 'empty')
    return column.required ? ({ ok: false, ...EMPTY } as const) : ({ ok: true, value: null } as const)
  if (cell.kind === 'formula') return { ok: false, ...FORMULA } as const
  if (cell.kind === 'error') return { ok: false, ...ERROR } as const
  if (cell.lossy) return { ok: false, ...(cell.kind === 'number' ? LOSSY : CUT) } as const
  return column.read(cell.text, cell)
}

/** Whether a row still says exactly what the template's example says. */
function isExample(row: RawRow, columns: Columns, header: Header): boolean {
  const examples = columns.filter((column) => column.example !== undefined)
  return (
    examples.length > 1 &&
    examples.every((column) => {
      const at = header.positions.get(column.key)
      return at !== undefined && row.cells[at]?.text === column.example
    })
  )
}
