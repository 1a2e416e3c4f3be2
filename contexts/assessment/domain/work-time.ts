import { addDays, addMonths, daysBetween, type PlainDate } from '@lingjiang/kernel'
import type { WorkPeriod } from './eligibility-claim.ts'

/** Cumulative time in months of thirty days: 360 a year. A single unbroken time reaches n years exactly on its anniversary. */
export type CountedTime = number
export const COUNTED_YEAR = 360

type Span = { readonly from: PlainDate; readonly until: PlainDate }

/** Work in the same or a related occupation from a day on, counted to the day of application; times that overlap count once. */
export function workTime(work: readonly WorkPeriod[], on: PlainDate, since?: PlainDate): CountedTime {
  const spans = work
    .filter((period) => period.relation !== 'other')
    .map((period): Span => {
      const until = period.to ? addDays(period.to, 1) : on
      return { from: later(period.from, since), until: until < on ? until : on }
    })
    .filter((span) => span.from < span.until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return merge(spans).reduce((total, span) => total + timeBetween(span.from, span.until), 0)
}

/** Time from one day until another (not counting it), 0 when that is earlier. Months are whole calendar months. */
export function timeBetween(from: PlainDate, until: PlainDate): CountedTime {
  if (until <= from) return 0
  let months =
    (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7))
  if (addMonths(from, months) > until) months -= 1
  // The 31st day of an unfinished month does not complete it.
  return months * 30 + Math.min(29, daysBetween(addMonths(from, months), until))
}

/** Years, months and days of a counted time. */
export function partsOfTime(time: CountedTime): {
  readonly years: number
  readonly months: number
  readonly days: number
} {
  return { years: Math.floor(time / COUNTED_YEAR), months: Math.floor((time % COUNTED_YEAR) / 30), days: time % 30 }
}

function later(day: PlainDate, since: PlainDate | undefined): PlainDate {
  return since && since > day ? since : day
}

function merge(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && span.from <= last.until)
      merged[merged.length - 1] = { from: last.from, until: later(span.until, last.until) }
    else merged.push(span)
  }
  return merged
}
