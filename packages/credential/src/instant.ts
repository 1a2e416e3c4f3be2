import { CredentialFailure } from './failure.ts'

const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** A moment (RFC 3339 with zone, as XSD dateTimeStamp asks) in milliseconds since 1970. Throws CredentialFailure `wrong-shape`. */
export function instantMs(text: string, where: string): number {
  const known = recent.get(text)
  if (known !== undefined) return known
  const at = parseInstant(text, where)
  if (recent.size >= 256) recent.clear()
  recent.set(text, at)
  return at
}

/** Moments come in a few at a time and many times over: those of the lists in use. */
const recent = new Map<string, number>()

function parseInstant(text: string, where: string): number {
  const parts = RFC3339.exec(text)
  const day = parts?.[1]
  const at = day ? Date.parse(text.toUpperCase().replace(':60', ':59')) : Number.NaN
  const calendar = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at) || Number.isNaN(calendar) || new Date(calendar).toISOString().slice(0, 10) !== day) {
    throw new CredentialFailure('wrong-shape', where)
  }
  return at
}

/** A moment to the minute in Beijing (UTC+8), as people read it: 2026-03-03 12:00. */
export function beijingMinute(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

/** The calendar day in Beijing (UTC+8) of a moment. */
export function beijingDay(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
}
