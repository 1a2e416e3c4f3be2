import { plainDate } from '@lingjiang/kernel'
import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkdays, isWorkday, LAST_ANNOUNCED_YEAR, workdaysBetween } from './index.ts'

const anyDay = fc
  .integer({ min: 0, max: 8000 })
  .map((n) => plainDate(new Date(Date.UTC(2010, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)))

describe('working days in China', () => {
  test.each([
    ['2026-10-01', false, 'National Day'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-02-14', true, 'a Saturday worked for the Spring Festival'],
    ['2026-11-21', false, 'an ordinary Saturday'],
    ['2026-11-23', true, 'an ordinary Monday'],
    ['2030-10-01', true, 'not announced yet: a weekday'],
  ])('%s: %s (%s)', (day, works) => expect(isWorkday(plainDate(day))).toBe(works))

  test.each([
    ['2026-11-20', 1, '2026-11-23'],
    ['2026-11-21', 0, '2026-11-23'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-02-13', 1, '2026-02-14'],
  ])('%s and %i working days: %s', (from, count, to) => expect(addWorkdays(plainDate(from), count)).toBe(to))

  test('counting back what was added gives the same number', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, n) => workdaysBetween(day, addWorkdays(day, n)) === n),
    ))

  test('the announced years are those of the data, so that the next announcement is not missed', () => {
    const holidaysOf = (year: number) => chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false)
    expect(holidaysOf(LAST_ANNOUNCED_YEAR).length).toBeGreaterThan(20)
    expect(chineseDays.isWorkday(`${LAST_ANNOUNCED_YEAR + 1}-10-01`)).toBe(
      ![0, 6].includes(new Date(Date.UTC(LAST_ANNOUNCED_YEAR + 1, 9, 1)).getUTCDay()),
    )
  })
})
