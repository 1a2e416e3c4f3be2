import ExcelJS from 'exceljs'
import { cellText, type SheetCell } from './cell-text.ts'
import { inspectArchive } from './inspect-archive.ts'
import { SheetFault } from './sheet-fault.ts'

export type SheetRow = {
  /** As the spreadsheet counts: the first is 1. */
  readonly number: number
  readonly cells: readonly SheetCell[]
}

export type SheetLimits = {
  /** Rows with content, the heading included. */
  readonly mostRows: number
  readonly mostUnpackedBytes: number
  /** Columns beyond are not read. */
  readonly mostColumns: number
}

/**
 * Reads the first sheet of a workbook row by row: memory does not grow with the file. Rows without content are left out.
 * @throws SheetFault when it is not a workbook, too large inside, or has too many rows
 */
export async function* readSheet(path: string, limits: SheetLimits): AsyncGenerator<SheetRow> {
  await inspectArchive(path, limits.mostUnpackedBytes)
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  let seen = false
  let rows = 0
  try {
    for await (const sheet of reader) {
      seen = true
      for await (const row of sheet) {
        const cells = cellsOf(row, limits.mostColumns)
        if (cells.every((cell) => cell.text.trim() === '')) continue
        rows += 1
        if (rows > limits.mostRows) throw new SheetFault('too-many-rows', { most: limits.mostRows - 1 })
        yield { number: row.number, cells }
      }
      break
    }
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('workbook-damaged')
  }
  if (!seen) throw new SheetFault('no-sheet')
}

function cellsOf(row: ExcelJS.Row, most: number): readonly SheetCell[] {
  const { values } = row
  const cells: SheetCell[] = []
  const length = Array.isArray(values) ? Math.min(values.length - 1, most) : 0
  for (let column = 1; column <= length; column += 1)
    cells.push(cellText(Array.isArray(values) ? values[column] : undefined))
  return cells
}
