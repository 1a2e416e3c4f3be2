import { SKILL_LEVELS, type SkillLevel } from '@lingjiang/kernel'

type Raw = Readonly<Record<string, unknown>>

/** A text of the address, trimmed and not longer than `most`; numbers count as text, because the router reads 440300 as one. */
export function textOf(raw: Raw, name: string, most = 60): string | undefined {
  const value = raw[name]
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  return text && text.length <= most ? text : undefined
}

export function matchOf(raw: Raw, name: string, pattern: RegExp): string | undefined {
  const text = textOf(raw, name, 200)
  return text && pattern.test(text) ? text : undefined
}

export function levelOf(raw: Raw): SkillLevel | undefined {
  const text = textOf(raw, 'level')
  return SKILL_LEVELS.find((level) => level === text)
}

export const OCCUPATION_CODE = /^\d-\d{2}-\d{2}-\d{2}$/
export const REGION_CODE = /^\d{6}(\d{3})?$/
export const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Without the members that say nothing: an address carries only what was chosen. */
export function onlyGiven<T extends Record<string, unknown>>(
  search: T,
): { [K in keyof T]?: Exclude<T[K], undefined | ''> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as never
}
