import { type PlainDate, parsePlainDate, type Text } from '@lingjiang/kernel'
import type { CandidateCells, CandidateColumnKey } from './candidate-columns.ts'

/** A cell that is wrong: what, and how to mend it. `column` is null for what concerns the whole row. */
export type CellFault = { readonly column: CandidateColumnKey | null; readonly fault: Text; readonly mend: Text }

/** Collects the faults of one row: all of them at once, so that a list is mended in one go. */
export class RowReader {
  readonly faults: CellFault[] = []
  readonly #cells: CandidateCells
  constructor(cells: CandidateCells) {
    this.#cells = cells
  }

  fault(column: CandidateColumnKey | null, fault: Text, mend: Text): undefined {
    this.faults.push({ column, fault, mend })
    return undefined
  }

  text(column: CandidateColumnKey): string {
    return this.#cells[column].trim()
  }

  word<T>(column: CandidateColumnKey, words: ReadonlyMap<string, T>): T | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    const found = words.get(text)
    if (found !== undefined) return found
    const choices = [...words.keys()].join('、')
    return this.fault(
      column,
      { zh: `“${shorten(text)}”不在可选范围内`, en: `“${shorten(text)}” is not one of the choices` },
      { zh: `请从下列选项中填写：${choices}`, en: `Use one of: ${choices}` },
    )
  }

  day(column: CandidateColumnKey, today: PlainDate): PlainDate | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    const day = readDay(text)
    if (!day)
      return this.fault(
        column,
        { zh: `“${shorten(text)}”不是日期`, en: `“${shorten(text)}” is not a date` },
        { zh: '请按 2021-06-01 的格式填写', en: 'Write it like 2021-06-01' },
      )
    if (day > today)
      return this.fault(
        column,
        { zh: `日期 ${day} 晚于今天`, en: `The date ${day} is in the future` },
        { zh: '请核对日期', en: 'Check the date' },
      )
    return day
  }
}

/** 2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日, 20210601. */
export function readDay(text: string): PlainDate | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  return parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** For a fault's text: what was typed, but not a page of it. */
export const shorten = (text: string) => ([...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text)
