/** A calendar day in Beijing time, written YYYY-MM-DD. Days compare as strings. */
export type PlainDate = string & { readonly __brand: 'PlainDate' }

/** A moment, written as an RFC 3339 UTC timestamp with milliseconds. */
export type Instant = string & { readonly __brand: 'Instant' }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const BEIJING_OFFSET_MS = 8 * 3600_000
const DAY_MS = 86_400_000

export function parsePlainDate(text: string): PlainDate | undefined {
  const match = DAY.exec(text)
  if (!match) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return undefined
  return text as PlainDate
}

/** For literals and values already checked: throws on anything that is not a day. */
export function plainDate(text: string): PlainDate {
  const day = parsePlainDate(text)
  if (!day) throw new RangeError(`not a calendar day: ${text}`)
  return day
}

export function instant(value: string | number | Date): Instant {
  return new Date(value).toISOString() as Instant
}

/** The day in Beijing (UTC+8, no summer time) on which a moment falls. */
export function dayOf(at: Instant | Date): PlainDate {
  return new Date(new Date(at).getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10) as PlainDate
}

/** The first moment of a Beijing day. */
export function startOfDay(day: PlainDate): Instant {
  return instant(Date.parse(`${day}T00:00:00Z`) - BEIJING_OFFSET_MS)
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate
}

/** Whole days from `from` to `to` (negative when `to` is earlier). */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** Same day of the month n months later; the last day of the month where that day does not exist. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(y, m - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last)))
    .toISOString()
    .slice(0, 10) as PlainDate
}

export function addYears(day: PlainDate, years: number): PlainDate {
  return addMonths(day, 12 * years)
}

/** Completed years of life on a day. A person born on 29 February completes a year on 1 March in common years. */
export function ageOn(born: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4))
  return on.slice(5) < born.slice(5) ? years - 1 : years
}
