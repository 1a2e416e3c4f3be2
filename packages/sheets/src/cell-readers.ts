import { type PlainDate, parsePlainDate } from '@lingjiang/kernel'
import type { Cell } from './cell.ts'
import { bad, type CellReading, good } from './column.ts'

type Reader<V> = (text: string, cell: Cell) => CellReading<V>

/** Half-width letters and digits, no blanks at the ends or in a row. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim()
}

export function readText(most = 200): Reader<string> {
  return (text) => {
    const plain = plainText(text)
    if (plain.length <= most) return good(plain)
    return bad(
      'too-long',
      { zh: `超过 ${most} 个字`, en: `Longer than ${most} characters` },
      { zh: '请缩短', en: 'Shorten it' },
    )
  }
}

/** A number that is a name (of a document, a phone): digits and letters as typed, blanks taken out. */
export function readCode(): Reader<string> {
  return (text) => good(text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
}

export function readInteger(min: number, max: number): Reader<number> {
  return (text) => {
    const plain = plainText(text).replaceAll(',', '')
    const value = Number(plain)
    if (/^-?\d+(\.0+)?$/.test(plain) && value >= min && value <= max) return good(value)
    return bad(
      'not-in-range',
      {
        zh: `“${shown(text)}”不是 ${min} 至 ${max} 的整数`,
        en: `“${shown(text)}” is not a whole number from ${min} to ${max}`,
      },
      { zh: `请填 ${min} 至 ${max} 的整数`, en: `Enter a whole number from ${min} to ${max}` },
    )
  }
}

/** A day in any of the usual ways: 2021-06-01, 2021/6/1, 2021.6.1, 2021年6月1日, 20210601, or a date cell. */
export function readDate(): Reader<PlainDate> {
  return (text) => {
    const plain = plainText(text)
    const match =
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
    const [, year = '', month = '', day = ''] = match ?? []
    const date = parsePlainDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    if (date) return good(date)
    return bad(
      'not-a-date',
      { zh: `“${shown(text)}”不是日期`, en: `“${shown(text)}” is not a date` },
      { zh: '请按 2021-06-01 的格式填写', en: 'Write it like 2021-06-01' },
    )
  }
}

/** One of some words, each standing for a value. */
export function readChoice<V>(choices: Readonly<Record<string, V>>): Reader<V> {
  const byWord = new Map(Object.entries(choices).map(([word, value]) => [plainText(word), value]))
  const words = Object.keys(choices).join('、')
  return (text) => {
    const plain = plainText(text)
    const value = byWord.get(plain)
    if (value !== undefined) return good(value)
    return bad(
      'not-a-choice',
      { zh: `“${shown(text)}”不在可选范围内`, en: `“${shown(text)}” is not one of the choices` },
      { zh: `请填写：${words}`, en: `Use one of: ${words}` },
    )
  }
}

function shown(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
