const OUTCOMES = ['done', 'refused', 'failed'] as const

/** What the address of the trail says. */
export type AuditSearch = {
  readonly account?: string
  readonly subject?: string
  readonly action?: string
  readonly outcome?: (typeof OUTCOMES)[number]
  readonly from?: string
  readonly to?: string
  readonly views?: true
  readonly before?: number
}

/** Reads the address; whatever does not belong there falls away. */
export function toAuditSearch(search: Record<string, unknown>): AuditSearch {
  const words = (value: unknown) => (typeof value === 'string' && value.trim() ? value.slice(0, 100) : undefined)
  const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined)
  const found = {
    account: words(search.account),
    subject: words(search.subject),
    action: words(search.action),
    outcome: OUTCOMES.find((outcome) => outcome === search.outcome),
    from: day(search.from),
    to: day(search.to),
    views: search.views === true ? true : undefined,
    before: Number.isSafeInteger(search.before) && Number(search.before) > 0 ? Number(search.before) : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as AuditSearch
}
