/** Two-digit provinces of GB/T 2260. 66 is used for the Xinjiang Corps in numbers of this field, not in addresses. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

export function isProvince(code: string): boolean {
  return PROVINCES.has(code)
}

/** Whether filings and certificates can carry this province code. */
export function isFilingProvince(code: string): boolean {
  return PROVINCES.has(code) || code === '66'
}
