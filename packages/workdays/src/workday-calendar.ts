import { addDays, type PlainDate, plainDate } from '@lingjiang/kernel'
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { LUNAR_HOLIDAYS } from './lunar-holidays.ts'

/** What the State Council ordered for one year: days off (statutory or moved) and weekend days worked. */
export type YearArrangement = {
  readonly year: number
  readonly daysOff: readonly string[]
  readonly makeUpWorkdays: readonly string[]
}

/**
 * How far a year can be trusted. `published`: as ordered, make-up workdays included. `expected`: statutory holidays only,
 * since the order for the year is not known; due days may move by some days when it comes. `weekdays-only`: Monday to Friday.
 */
export type YearBasis = 'published' | 'expected' | 'weekdays-only'

export type WorkdayCalendar = {
  isWorkday(day: PlainDate): boolean
  basisOf(year: number): YearBasis
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

function byYear(): readonly YearArrangement[] {
  const years = new Map<number, { daysOff: string[]; makeUpWorkdays: string[] }>()
  const slot = (day: string) => {
    const found = years.get(yearOf(day)) ?? { daysOff: [], makeUpWorkdays: [] }
    years.set(yearOf(day), found)
    return found
  }
  for (const day of Object.keys(published.holidays)) slot(day).daysOff.push(day)
  for (const day of Object.keys(published.workdays)) slot(day).makeUpWorkdays.push(day)
  return [...years].map(([year, days]) => ({ year, ...days }))
}

/** The years ordered so far, from 2004, as collected by the package chinese-days. */
export const PUBLISHED_ARRANGEMENTS: readonly YearArrangement[] = byYear()

/** The 13 statutory days (State Council order of 2024), without moved days off and make-up workdays, which nobody knows yet. */
function expectedDaysOff(year: number): readonly string[] | undefined {
  const lunar = LUNAR_HOLIDAYS[year]
  if (!lunar) return undefined
  const [newYear, qingming, dragonBoat, midAutumn] = lunar
  const first = plainDate(`${year}-${newYear}`)
  const spring = [-1, 0, 1, 2].map((days) => addDays(first, days))
  const others = ['01-01', qingming, '05-01', '05-02', dragonBoat, midAutumn, '10-01', '10-02', '10-03']
  return [...spring, ...others.map((day) => `${year}-${day}`)]
}

/** A calendar from year arrangements; a later entry for a year replaces an earlier one, so that a new order can be given as data. */
export function createWorkdayCalendar(arrangements: readonly YearArrangement[]): WorkdayCalendar {
  const years = new Map(arrangements.map((a) => [a.year, a]))
  const off = new Set([...years.values()].flatMap((a) => a.daysOff))
  const worked = new Set([...years.values()].flatMap((a) => a.makeUpWorkdays))
  const basisOf = (year: number): YearBasis =>
    years.has(year) ? 'published' : LUNAR_HOLIDAYS[year] ? 'expected' : 'weekdays-only'
  for (const year of Object.keys(LUNAR_HOLIDAYS).map(Number))
    if (!years.has(year)) for (const day of expectedDaysOff(year) ?? []) off.add(day)
  return {
    basisOf,
    isWorkday(day) {
      if (worked.has(day)) return true
      if (off.has(day)) return false
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
      return weekday !== 0 && weekday !== 6
    },
  }
}

/** China's calendar with every arrangement known to this release. */
export const CHINA_CALENDAR: WorkdayCalendar = createWorkdayCalendar(PUBLISHED_ARRANGEMENTS)
