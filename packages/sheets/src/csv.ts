/**
 * One line of a CSV (RFC 4180). A text that a spreadsheet would run as a formula gets a quote before it (CSV injection).
 * Put `CSV_START` before the first line, so that spreadsheets read Chinese.
 */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvField).join(',')}\r\n`
}

export const CSV_START = '﻿'

function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
