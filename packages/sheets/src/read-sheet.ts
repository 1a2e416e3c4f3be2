import { readFile } from 'node:fs/promises'
import type { Cell, CellKind } from './cell.ts'
import { DEFAULT_LIMITS } from './limits.ts'
import { checkSize, isOldOrProtected, isZip } from './read-rows.ts'
import { readXlsx } from './read-xlsx.ts'
import { SheetFault } from './sheet-fault.ts'

export type SheetCell = { readonly text: string; readonly kind: CellKind }

export type SheetRow = {
  /** As the spreadsheet counts: the first is 1. */
  readonly number: number
  readonly cells: readonly SheetCell[]
}

export type WorkbookLimits = {
  /** Rows with content, the heading included. */
  readonly mostRows: number
  readonly mostUnpackedBytes: number
  /** Columns beyond are not read. */
  readonly mostColumns: number
}

/**
 * Reads the first visible sheet of a workbook on disk row by row. Rows without content are left out; numbers too long to be exact come in
 * scientific notation.
 * @throws SheetFault when it is not a workbook, too large inside, or has too many rows
 */
export async function* readSheet(path: string, limits: WorkbookLimits): AsyncGenerator<SheetRow> {
  const bytes = await readFile(path)
  const all = {
    ...DEFAULT_LIMITS,
    rows: limits.mostRows - 1,
    unpackedBytes: limits.mostUnpackedBytes,
    columns: limits.mostColumns,
  }
  checkSize(bytes, all)
  if (isOldOrProtected(bytes)) throw new SheetFault('old-or-protected')
  if (!isZip(bytes)) throw new SheetFault('not-a-workbook')
  for await (const { number, cells } of readXlsx(bytes, all)) yield { number, cells: cells.map(plainCell) }
}

function plainCell({ kind, text, lossy }: Cell): SheetCell {
  return { text: kind === 'number' && lossy ? Number(text).toExponential() : text, kind }
}
