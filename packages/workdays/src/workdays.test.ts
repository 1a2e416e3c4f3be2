import { addDays, type PlainDate, plainDate } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHINA_CALENDAR, createWorkdayCalendar, PUBLISHED_ARRANGEMENTS } from './workday-calendar.ts'
import { addWorkdays, basisBetween, isWorkday, workdaysBetween } from './workdays.ts'

const anyDay = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays(plainDate('2004-01-01'), n))

describe('working days of China', () => {
  test.each([
    ['2025-10-01', false, 'National Day'],
    ['2025-09-28', true, 'a Sunday worked for National Day'],
    ['2025-10-11', true, 'a Saturday worked for National Day'],
    ['2025-10-08', false, 'a Wednesday off'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-11-23', true, 'a plain Monday'],
    ['2026-11-22', false, 'a plain Sunday'],
    ['2027-02-06', false, 'Spring Festival of a year not arranged yet'],
    ['2027-02-08', false, 'third day of the lunar year'],
    ['2027-10-01', false, 'National Day of a year not arranged yet'],
    ['1999-10-01', true, 'a Friday before the data begins'],
  ])('%s is a working day: %s (%s)', (day, expected) => {
    expect(isWorkday(plainDate(day))).toBe(expected)
  })

  test.each([
    ['2025-09-26', 1, '2025-09-28'],
    ['2025-09-30', 1, '2025-10-09'],
    ['2025-09-30', 3, '2025-10-11'],
    ['2025-10-09', -1, '2025-09-30'],
    ['2025-10-01', 0, '2025-10-09'],
    ['2025-09-30', 0, '2025-09-30'],
    ['2026-11-23', 10, '2026-12-07'],
  ])('%s plus %i working days is %s', (from, n, to) => {
    expect(addWorkdays(plainDate(from), n)).toBe(to)
  })

  test('counting what was added gives the same number, forwards and back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (day, n) => {
        const start: PlainDate = addWorkdays(day, 0)
        expect(workdaysBetween(start, addWorkdays(start, n))).toBe(n)
      }),
    )
  })

  test('a due day is a working day and never before the start', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (day, n) => {
        const due = addWorkdays(day, n)
        expect(isWorkday(due)).toBe(true)
        expect(due > day).toBe(true)
      }),
    )
  })
})

describe('which years can be trusted', () => {
  test('2004 to 2026 are published, then ten years are expected, then only weekdays are known', () => {
    expect(PUBLISHED_ARRANGEMENTS.map((a) => a.year).sort()).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
    expect([2003, 2004, 2026, 2027, 2036, 2037].map(CHINA_CALENDAR.basisOf)).toEqual([
      'weekdays-only',
      'published',
      'published',
      'expected',
      'expected',
      'weekdays-only',
    ])
  })
  test('a period into the next year is only expected', () => {
    expect(basisBetween(plainDate('2026-12-20'), plainDate('2027-01-05'))).toBe('expected')
    expect(basisBetween(plainDate('2026-12-20'), plainDate('2026-12-25'))).toBe('published')
  })
  test('a new order given as data replaces what was expected', () => {
    const calendar = createWorkdayCalendar([
      ...PUBLISHED_ARRANGEMENTS,
      { year: 2027, daysOff: ['2027-01-04'], makeUpWorkdays: ['2027-01-02'] },
    ])
    expect(calendar.basisOf(2027)).toBe('published')
    expect(calendar.isWorkday(plainDate('2027-01-02'))).toBe(true)
    expect(calendar.isWorkday(plainDate('2027-01-04'))).toBe(false)
    expect(calendar.isWorkday(plainDate('2027-02-08'))).toBe(true)
  })
})
