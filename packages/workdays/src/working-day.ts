import { addDays, type PlainDate } from '@lingjiang/kernel'
import chineseDays from 'chinese-days'

/** The last year whose holidays and make-up workdays the State Council has announced, as far as the data goes. */
export const LAST_ANNOUNCED_YEAR = 2026
export const FIRST_ANNOUNCED_YEAR = 2004

/** Whether a day's calendar is announced. Outside, a workday is a weekday, and due days may shift when the announcement comes. */
export function isAnnounced(day: PlainDate): boolean {
  const year = Number(day.slice(0, 4))
  return year >= FIRST_ANNOUNCED_YEAR && year <= LAST_ANNOUNCED_YEAR
}

/** Whether a day is a working day in China: public holidays off, make-up workdays on (国办 yearly notice). */
export function isWorkday(day: PlainDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (!isAnnounced(day)) return weekday !== 0 && weekday !== 6
  return chineseDays.isWorkday(day)
}

/** The working day that is `count` working days after `day`: 0 gives the day itself or the next working day. The first day counted is the one after `day` (民法典 第二百零一条). */
export function addWorkdays(day: PlainDate, count: number): PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('a whole number of working days, 0 or more')
  let at = day
  if (count === 0) while (!isWorkday(at)) at = addDays(at, 1)
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkday(at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workdaysBetween(from: PlainDate, to: PlainDate): number {
  if (to < from) return -workdaysBetween(to, from)
  let count = 0
  for (let at = from; at < to; ) {
    at = addDays(at, 1)
    if (isWorkday(at)) count += 1
  }
  return count
}
