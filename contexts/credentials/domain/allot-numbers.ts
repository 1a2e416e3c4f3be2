import { accept, type Decision, refuse, type SkillLevel } from '@lingjiang/kernel'

export type Series = {
  readonly organisationCode: string
  readonly year: number
  readonly level: SkillLevel
  readonly lastSerial: number
}
export type NumbersAllotted = {
  readonly kind: 'numbers-allotted'
  readonly numbers: readonly string[]
  readonly lastSerial: number
}

const LAST_SERIAL = 999_999

/**
 * The next certificate numbers of a series, without gap: organisation code (13), year (2), level (1), serial (6)
 * (《职业技能等级证书编码规则（试行）》人社鉴发〔2019〕2号).
 */
export function allotNumbers(series: Series, count: number): Decision<NumbersAllotted, 'serials-exhausted'> {
  const last = series.lastSerial + count
  if (last > LAST_SERIAL) return refuse('serials-exhausted')
  const head = `${series.organisationCode}${String(series.year % 100).padStart(2, '0')}${series.level}`
  const numbers = Array.from({ length: count }, (_, i) => head + String(series.lastSerial + 1 + i).padStart(6, '0'))
  return accept({ kind: 'numbers-allotted', numbers, lastSerial: last })
}
