import { expect, test } from 'vitest'
import {
  formatCountdown,
  formatDate,
  formatDateLong,
  formatLevel,
  formatMoment,
  formatMomentLong,
  formatMoney,
  formatNumber,
  formatPercent,
} from './formats.ts'

test('a day is written as each language writes it', () => {
  expect(formatDate('2026-03-01', 'zh')).toBe('2026年3月1日')
  expect(formatDate('2026-03-01', 'en')).toBe('1 March 2026')
  expect(formatDateLong('2026-11-23', 'zh')).toBe('2026年11月23日（周一）')
  expect(formatDateLong('2026-11-23', 'en')).toBe('Mon 23 November 2026')
})

test('a moment is told in Beijing time wherever the reader is', () => {
  expect(formatMoment('2026-12-31T16:05:00.000Z')).toBe('2027-01-01 00:05')
  expect(formatMomentLong('2026-06-30T01:00:00.000Z', 'en')).toBe('30 June 2026, 09:00')
})

test.each([
  [0, 0, '0'],
  [999, 0, '999'],
  [1000, 0, '1,000'],
  [1234567.891, 2, '1,234,567.89'],
  [-1234, 0, '−1,234'],
])('%d with %d digits is %s', (value, digits, written) => expect(formatNumber(value, digits)).toBe(written))

test('shares, money and levels', () => {
  expect(formatPercent(0.1234)).toBe('12.3%')
  expect(formatMoney(120050)).toBe('¥1,200.50')
  expect(formatLevel('3', 'zh')).toBe('三级/高级工')
})

test.each([
  [3909, '1:05:09'],
  [309, '5:09'],
  [0.2, '0:01'],
  [-5, '0:00'],
])('%d seconds left are shown as %s', (seconds, shown) => expect(formatCountdown(seconds)).toBe(shown))
