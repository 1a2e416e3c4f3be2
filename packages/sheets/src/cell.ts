/** A formula's value is not what somebody typed, so it is told apart and not given. */
export type CellKind = 'empty' | 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error'

/** A cell as it was meant: numbers without scientific notation, dates as YYYY-MM-DD. */
export type Cell = {
  readonly kind: CellKind
  readonly text: string
  /** A long number was stored as a number (digits are lost), or a long text was cut. */
  readonly lossy?: true
}

export type RawRow = {
  /** As the spreadsheet counts, from 1. */
  readonly number: number
  /** Dense, from column A. */
  readonly cells: readonly Cell[]
}

export const EMPTY_CELL: Cell = { kind: 'empty', text: '' }

/** Digits that a spreadsheet's number can hold; an identity number has 18. */
const SAFE_DIGITS = 15

/** Text without control characters and blanks at its ends, wide ones too; cut at the limit. */
export function textCell(raw: string, most: number): Cell {
  const text = raw.replace(/[\p{Cc}\u200b\ufeff]/gu, (c) => (c === '\n' || c === '\t' ? ' ' : '')).trim()
  if (text === '') return EMPTY_CELL
  return text.length > most ? { kind: 'text', text: text.slice(0, most), lossy: true } : { kind: 'text', text }
}

/** A stored number in plain digits, with the rounding noise of binary fractions taken off. */
export function numberCell(raw: string): Cell {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return textCell(raw, 100)
  if (Math.abs(value) >= 10 ** SAFE_DIGITS)
    return { kind: 'number', text: BigInt(Math.round(value)).toString(), lossy: true }
  const rounded = Number(value.toPrecision(SAFE_DIGITS))
  const text = /e/i.test(String(rounded)) ? rounded.toFixed(20).replace(/\.?0+$/, '') : String(rounded)
  return { kind: 'number', text }
}

const DAY_MS = 86_400_000
/** Serial 0 of the 1900 system, shifted by the leap day that 1900 did not have. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)

/** A serial day as a date, with its time when it has one. */
export function dateCell(raw: string, from1904: boolean): Cell {
  const serial = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return numberCell(raw)
  const seconds = Math.round((serial % 1) * 86_400)
  const at = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY_MS + seconds * 1000).toISOString()
  if (serial < 1 && !from1904) return { kind: 'date', text: at.slice(11, 19) }
  return { kind: 'date', text: seconds === 0 ? at.slice(0, 10) : `${at.slice(0, 10)} ${at.slice(11, 19)}` }
}

/** A number that a spreadsheet wrote into a text file in scientific notation has lost its digits. */
export function typedCell(raw: string, most: number): Cell {
  const cell = textCell(raw, most)
  if (/^\d(\.\d+)?E\+\d+$/i.test(cell.text)) return numberCell(cell.text)
  return cell
}

/** A spreadsheet's name of a column: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? columnLetter(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** The column of a reference such as AB12; undefined when it names none. */
export function columnOf(reference: string): number | undefined {
  let column = 0
  let i = 0
  for (; i < reference.length && i < 3; i++) {
    const code = reference.charCodeAt(i) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return i === 0 ? undefined : column - 1
}
