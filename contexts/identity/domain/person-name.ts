/** The name as it is compared and kept: half-width, single spaces, 少数民族 and foreign names with a middle dot. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[‧•∙・･●]/g, '·')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Chinese characters (rare ones too) with middle dots, or letters of another script with spaces, hyphens and apostrophes; 2 to 50 characters. */
export function isPersonName(name: string): boolean {
  const length = [...name].length
  if (length < 2 || length > 50) return false
  return (
    /^\p{Script=Han}[\p{Script=Han}·]*\p{Script=Han}$/u.test(name) || /^[\p{L}\p{M}][\p{L}\p{M}.'’· -]*$/u.test(name)
  )
}
