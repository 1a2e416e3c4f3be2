import { addDays, type PlainDate } from '@lingjiang/kernel'
import { CHINA_CALENDAR, type WorkdayCalendar, type YearBasis } from './workday-calendar.ts'

export function isWorkday(day: PlainDate, calendar: WorkdayCalendar = CHINA_CALENDAR): boolean {
  return calendar.isWorkday(day)
}

/**
 * The n-th working day after a day; the day itself does not count (民法典 201: 开始的当日不计入). Negative n goes back.
 * n = 0 gives the day itself, or the next working day when it is none.
 */
export function addWorkdays(day: PlainDate, n: number, calendar: WorkdayCalendar = CHINA_CALENDAR): PlainDate {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`)
  if (n === 0) return calendar.isWorkday(day) ? day : addWorkdays(day, 1, calendar)
  const step = n > 0 ? 1 : -1
  let current = day
  for (let left = Math.abs(n); left > 0; ) {
    current = addDays(current, step)
    if (calendar.isWorkday(current)) left -= 1
  }
  return current
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. Inverse of `addWorkdays` on working days. */
export function workdaysBetween(from: PlainDate, to: PlainDate, calendar: WorkdayCalendar = CHINA_CALENDAR): number {
  const step = to >= from ? 1 : -1
  let count = 0
  for (let day = from; day !== to; ) {
    day = addDays(day, step)
    if (calendar.isWorkday(day)) count += 1
  }
  return count === 0 ? 0 : step * count
}

/** The weakest basis of the years from one day to another: whether a due day can still move. */
export function basisBetween(from: PlainDate, to: PlainDate, calendar: WorkdayCalendar = CHINA_CALENDAR): YearBasis {
  const [first, last] = from <= to ? [from, to] : [to, from]
  const bases: YearBasis[] = []
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++)
    bases.push(calendar.basisOf(year))
  if (bases.includes('weekdays-only')) return 'weekdays-only'
  return bases.includes('expected') ? 'expected' : 'published'
}
