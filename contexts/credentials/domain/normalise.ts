/** A name as people type it, in one form: no blanks, half-width, the middle dot of minority names unified. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\u3000]+/g, '')
    .replace(/[.•・‧∙⋅●]/g, '·')
    .toUpperCase()
}

/** A certificate or document number in one form: half-width capitals without blanks and dashes. */
export function normaliseNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[\s\u3000-]+/g, '')
    .toUpperCase()
}
