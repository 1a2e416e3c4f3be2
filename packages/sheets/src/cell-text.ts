import type ExcelJS from 'exceljs'

export type SheetCell = {
  readonly text: string
  /** `formula` and `error` are told apart, because their text is not what somebody typed. */
  readonly kind: 'empty' | 'text' | 'number' | 'date' | 'formula' | 'error'
}

/** Digits that a number in a spreadsheet can carry exactly. */
const EXACT_DIGITS = 1e15
const EMPTY: SheetCell = { text: '', kind: 'empty' }

/** What a cell says, as text: dates as YYYY-MM-DD, numbers too long to be exact in scientific notation. */
export function cellText(value: ExcelJS.CellValue | undefined): SheetCell {
  if (value === null || value === undefined || value === '') return EMPTY
  if (typeof value === 'string') return { text: value, kind: 'text' }
  if (typeof value === 'boolean') return { text: String(value), kind: 'text' }
  if (typeof value === 'number')
    return { text: Math.abs(value) >= EXACT_DIGITS ? value.toExponential() : String(value), kind: 'number' }
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? { text: '#DATE', kind: 'error' }
      : { text: value.toISOString().slice(0, 10), kind: 'date' }
  if ('formula' in value || 'sharedFormula' in value) return { text: '=', kind: 'formula' }
  if ('richText' in value) return { text: value.richText.map((part) => part.text).join(''), kind: 'text' }
  if ('hyperlink' in value) return { text: String(value.text), kind: 'text' }
  return { text: 'error' in value ? String(value.error) : '', kind: 'error' }
}
