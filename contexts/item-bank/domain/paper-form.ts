export const ITEM_KINDS = ['single', 'multiple', 'judgment'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** How many items of a kind a paper has and what each is worth (tenths of a mark). */
export type PaperSection = { readonly kind: ItemKind; readonly count: number; readonly markTenths: number }
export type PaperForm = readonly PaperSection[]

/** Whether a form makes a whole paper: each kind at most once, 100 marks. */
export function isWholeForm(form: PaperForm): boolean {
  const kinds = new Set(form.map((section) => section.kind))
  return kinds.size === form.length && form.reduce((sum, one) => sum + one.count * one.markTenths, 0) === 1000
}
