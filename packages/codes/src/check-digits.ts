const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const ID_CHECKS = '10X98765432'

/** ISO/IEC 7064 MOD 11-2 over the first 17 digits of an identity number (GB 11643). @returns 0-9 or X */
export function checkMod11_2(digits17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits17[i]), 0)
  return ID_CHECKS.charAt(sum % 11)
}

/** The alphabet of GB 32100: digits and capitals without I, O, S, V, Z. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** MOD 31-3 over the first 17 characters of a unified social credit code (GB 32100-2015). */
export function checkMod31_3(chars17: string): string {
  const sum = USCC_WEIGHTS.reduce((total, weight, i) => total + weight * USCC_ALPHABET.indexOf(chars17.charAt(i)), 0)
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** MOD 11 over the first 8 characters of an organisation body code (GB 11714), part of the credit code. @returns 0-9 or X */
export function checkOrganisationBody(chars8: string): string {
  const sum = BODY_WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(chars8.charAt(i), 36), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064 MOD 37,36 hybrid over digits and capitals: the check character of e-licence identifiers (GB/T 36904). */
export function checkMod37_36(chars: string): string {
  let product = 36
  for (const char of chars) {
    const sum = (product + ALPHANUMERIC.indexOf(char)) % 36 || 36
    product = (sum * 2) % 37
  }
  return ALPHANUMERIC.charAt((37 - product) % 36)
}
