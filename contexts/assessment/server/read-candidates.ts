import type { PlainDate, StandardLevel } from '@lingjiang/kernel'
import { readSheet, type SheetCell, SheetFault } from '@lingjiang/sheets/read'
import {
  CANDIDATE_COLUMNS,
  type CandidateCells,
  type CandidateColumnKey,
  type CandidateRow,
  type CellFault,
  columnLetter,
  type EligibilityRuleSet,
  MOST_CELL_CHARACTERS,
  readCandidateRow,
} from '../domain/index.ts'
import type { RowFault } from './import-store.ts'

export const MOST_CANDIDATES = 100_000
/** Nobody mends more from a report; whoever has so many fills in the template anew. */
const MOST_FAULTS = 50_000
const LIMITS = { mostRows: MOST_CANDIDATES + 1, mostUnpackedBytes: 400_000_000, mostColumns: 40 }

export type NumberedRow = CandidateRow & { readonly rowNumber: number }
export type ReadCandidates = { readonly faults: readonly RowFault[]; readonly rowCount: number }

type Heads = ReadonlyMap<CandidateColumnKey, number>

/** Reads and checks a list of candidates row by row and hands on the good ones. Faults of the whole file stand at row 1 or 0; `told` is called now and then with the rows read. */
export async function readCandidates(
  path: string,
  context: { readonly level: StandardLevel; readonly today: PlainDate; readonly ruleSet: EligibilityRuleSet },
  take: (row: NumberedRow) => Promise<void>,
  told: (rows: number) => Promise<void>,
): Promise<ReadCandidates> {
  const faults: RowFault[] = []
  const seen = new Map<string, number>()
  let heads: Heads | undefined
  let rowCount = 0
  try {
    for await (const { number, cells } of readSheet(path, LIMITS)) {
      if (!heads) {
        heads = readHeads(number, cells, faults)
        if (faults.length > 0) return { faults, rowCount: 0 }
        continue
      }
      if (faults.length >= MOST_FAULTS) {
        faults.push(placed(number, TOO_MANY_FAULTS, heads))
        break
      }
      rowCount += 1
      if (rowCount % 2000 === 0) await told(rowCount)
      const formula = formulaFaults(heads, number, cells)
      const read = readCandidateRow(namedCells(heads, cells), context)
      if (formula.length > 0) faults.push(...formula)
      else if (!read.ok) faults.push(...read.faults.map((fault) => placed(number, fault, heads)))
      else {
        const key = `${read.row.document.type} ${read.row.document.number}`
        const first = seen.get(key)
        if (first === undefined) {
          seen.set(key, number)
          // A list that is rejected enters nobody: what comes after the first fault is only checked.
          if (faults.length === 0) await take({ ...read.row, rowNumber: number })
        } else faults.push(placed(number, repeated(first), heads))
      }
    }
  } catch (error) {
    if (!(error instanceof SheetFault)) throw error
    return { faults: [ofFile(error.text)], rowCount }
  }
  if (rowCount === 0 && faults.length === 0)
    faults.push(ofFile({ zh: '名单里没有考生', en: 'The list has no candidates' }))
  return { faults, rowCount }
}

const TOO_MANY_FAULTS: CellFault = {
  column: null,
  fault: { zh: '问题过多，从本行起不再检查', en: 'Too many faults: from this row on nothing was checked' },
  mend: { zh: '请先改正以上问题', en: 'Mend the faults above first' },
}

/** A fault of the file itself. */
export function ofFile(fault: RowFault['fault']): RowFault {
  const mend = { zh: '请下载模板，按模板填写后重新上传', en: 'Download the template, fill it in and upload it again' }
  return { row: 0, column: '', heading: '', fault, mend }
}

/** Finds the columns by their headings: order does not matter, a column too many neither, one too few does. */
function readHeads(number: number, cells: readonly SheetCell[], faults: RowFault[]): Heads {
  const places = new Map<string, number>()
  for (const [index, cell] of cells.entries()) {
    const heading = cell.text.replace(/[*＊\s]/g, '')
    if (heading === '') continue
    if (places.has(heading))
      faults.push({
        row: number,
        column: columnLetter(index),
        heading,
        fault: { zh: `列“${heading}”出现了两次`, en: `The column ${heading} stands there twice` },
        mend: { zh: '请删除多余的一列', en: 'Delete one of them' },
      })
    else places.set(heading, index)
  }
  const heads = new Map<CandidateColumnKey, number>()
  for (const { key, heading, required } of CANDIDATE_COLUMNS) {
    const index = places.get(heading)
    if (index !== undefined) heads.set(key, index)
    else if (required)
      faults.push({
        row: number,
        column: '',
        heading,
        fault: { zh: `缺少列“${heading}”`, en: `The column ${heading} is missing` },
        mend: { zh: '请使用模板，不要改动表头', en: 'Use the template and leave its headings as they are' },
      })
  }
  return heads
}

/** A formula's value is not what somebody typed: it may change by itself, and may have been made to deceive. */
function formulaFaults(heads: Heads, row: number, cells: readonly SheetCell[]): readonly RowFault[] {
  return [...heads].flatMap(([key, index]) => {
    const kind = cells[index]?.kind
    if (kind !== 'formula' && kind !== 'error') return []
    const fault: CellFault = {
      column: key,
      fault:
        kind === 'formula'
          ? { zh: '单元格是公式', en: 'The cell is a formula' }
          : { zh: '单元格有错误值', en: 'The cell has an error value' },
      mend: { zh: '请粘贴为数值或直接填写', en: 'Paste it as a value, or type it' },
    }
    return [placed(row, fault, heads)]
  })
}

function namedCells(heads: Heads, cells: readonly SheetCell[]): CandidateCells {
  const named: Partial<Record<CandidateColumnKey, string>> = {}
  // One character more than the limit is enough to find it too long.
  for (const { key } of CANDIDATE_COLUMNS)
    named[key] = cells[heads.get(key) ?? -1]?.text.slice(0, 4 * MOST_CELL_CHARACTERS + 1) ?? ''
  return named as CandidateCells
}

function placed(row: number, { column, fault, mend }: CellFault, heads: Heads | undefined): RowFault {
  const index = column ? heads?.get(column) : undefined
  const heading = CANDIDATE_COLUMNS.find((one) => one.key === column)?.heading ?? ''
  return { row, column: index === undefined ? '' : columnLetter(index), heading, fault, mend }
}

function repeated(first: number): CellFault {
  return {
    column: 'documentNumber',
    fault: { zh: `与第 ${first} 行重复`, en: `The same person as in row ${first}` },
    mend: { zh: '请删除重复的行', en: 'Delete one of the rows' },
  }
}
