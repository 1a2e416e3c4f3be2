/** What the bank holds of QTI 3: one choice interaction an item. `judgment` is a single choice between `true` and `false`. */
export const ITEM_KINDS = ['single', 'multiple', 'judgment'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

export type Choice = { readonly identifier: string; readonly text: string }

/** An item as the examiner sees it. `key` never leaves the server before the results are final. */
export type ChoiceItem = {
  readonly identifier: string
  readonly title: string
  /** Code of the point of the blueprint that the item tests; the `label` of the QTI item. */
  readonly point: string
  readonly kind: ItemKind
  readonly stem: string
  readonly choices: readonly Choice[]
  /** Identifiers of the right choices, sorted. */
  readonly key: readonly string[]
}

/** Right when exactly the right choices are chosen: a multiple choice scores with all of them and no other (single, multiple all-correct, true/false). */
export function isRight(key: readonly string[], response: readonly string[]): boolean {
  const given = new Set(response)
  return given.size === key.length && key.every((choice) => given.has(choice))
}
