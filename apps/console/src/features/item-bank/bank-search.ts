import { ITEM_KINDS, type ItemKind } from '@lingjiang/item-bank/domain'

/** Words and page of the list of banks. */
export type BankSearch = { readonly text?: string; readonly cursor?: string }
/** Filters and page of the list of items. */
export type ItemSearch = { readonly kind?: ItemKind; readonly point?: string; readonly cursor?: string }

const textOf = (value: unknown, most: number) =>
  typeof value === 'string' && value.length > 0 && value.length <= most ? value : undefined

/** Reads the address; whatever does not belong there falls away. */
export function toBankSearch(search: Record<string, unknown>): BankSearch {
  const [text, cursor] = [textOf(search.text, 60), textOf(search.cursor, 36)]
  return { ...(text ? { text } : {}), ...(cursor ? { cursor } : {}) }
}

export function toItemSearch(search: Record<string, unknown>): ItemSearch {
  const [point, cursor] = [textOf(search.point, 20), textOf(search.cursor, 100)]
  const kind = ITEM_KINDS.find((one) => one === search.kind)
  return { ...(kind ? { kind } : {}), ...(point ? { point } : {}), ...(cursor ? { cursor } : {}) }
}
