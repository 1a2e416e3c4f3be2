import type { RawRow } from './cell.ts'
import { DEFAULT_LIMITS, type SheetLimits } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type FileFault, SheetFault } from './sheet-fault.ts'

export type RowsEvent =
  | { readonly kind: 'row'; readonly row: RawRow }
  | { readonly kind: 'fault'; readonly fault: FileFault }

export type ReadOptions = { readonly limits?: Partial<SheetLimits>; readonly sheet?: string }

/**
 * Reads the rows of an uploaded xlsx or CSV file, told apart by their content and not their name. Hostile input ends in one fault event;
 * nothing is thrown, and no more is unpacked than the limits allow.
 */
export async function* readRows(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<RowsEvent> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  try {
    for await (const row of rowsOf(bytes, limits, options.sheet)) yield { kind: 'row', row }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    yield { kind: 'fault', fault: error.fault }
  }
}

function rowsOf(
  bytes: Uint8Array,
  limits: SheetLimits,
  sheet: string | undefined,
): AsyncIterable<RawRow> | Iterable<RawRow> {
  checkSize(bytes, limits)
  if (isZip(bytes)) return readXlsx(bytes, limits, sheet)
  if (isOldOrProtected(bytes)) throw new SheetFault('old-or-protected')
  if (OTHER_FILES.some((marks) => begins(bytes, marks))) throw new SheetFault('not-a-workbook')
  return readCsv(bytes, limits)
}

/** First bytes of PDF, PNG, JPEG, and zip files without entries. */
const OTHER_FILES = [
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50],
  [0xff, 0xd8],
  [0x50, 0x4b],
]

export function isZip(bytes: Uint8Array): boolean {
  return begins(bytes, [0x50, 0x4b, 0x03, 0x04])
}

/** The container of xls files and of xlsx files with a password. */
export function isOldOrProtected(bytes: Uint8Array): boolean {
  return begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}

/** @throws SheetFault on an empty file or one beyond the limit */
export function checkSize(bytes: Uint8Array, limits: SheetLimits): void {
  if (bytes.length === 0) throw new SheetFault('file-empty')
  if (bytes.length > limits.bytes) throw new SheetFault('file-too-large', { limit: Math.floor(limits.bytes / 1048576) })
}

function begins(bytes: Uint8Array, marks: readonly number[]): boolean {
  return marks.every((mark, i) => bytes[i] === mark)
}
