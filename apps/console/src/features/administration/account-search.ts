import { ROLES, type Role } from '@lingjiang/kernel'

/** What the address of the list of accounts says. */
export type AccountSearch = {
  readonly text?: string
  readonly role?: Role
  readonly state?: 'open' | 'disabled'
  readonly candidates?: true
  readonly cursor?: string
}

/** Reads the address; whatever does not belong there falls away. */
export function toAccountSearch(search: Record<string, unknown>): AccountSearch {
  const words = (value: unknown, limit: number) =>
    typeof value === 'string' && value.trim() ? value.slice(0, limit) : undefined
  const found = {
    text: words(search.text, 60),
    role: ROLES.find((role) => role === search.role),
    state: search.state === 'open' || search.state === 'disabled' ? search.state : undefined,
    candidates: search.candidates === true ? true : undefined,
    cursor: words(search.cursor, 100),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as AccountSearch
}
