import { formatOrganisationCode, type OrganisationCode } from '../certificate-number.ts'
import { checkMod31_3, checkOrganisationBody } from '../check-digits.ts'
import type { CreditCode } from '../credit-code.ts'

/** Organisation body codes that begin with XX are not given out. */
const SYNTHETIC_BODY = 'XX'

/** 91 company, 52 private non-enterprise unit, 51 association, 12 public institution. */
export type CreditCodeKind = '91' | '51' | '52' | '12'

/** A valid unified social credit code that belongs to nobody. Different indices below a million give different codes. */
export function syntheticCreditCode(index: number, kind: CreditCodeKind = '91', region = '440000'): CreditCode {
  const body = `${SYNTHETIC_BODY}${String(index % 1_000_000).padStart(6, '0')}`
  const start = `${kind}${region}${body}${checkOrganisationBody(body)}`
  return `${start}${checkMod31_3(start)}` as CreditCode
}

export function isSyntheticCreditCode(code: string): boolean {
  return code.slice(8, 10) === SYNTHETIC_BODY
}

/** An organisation code of Guangdong in the serials from 900000, kept for examples. */
export function syntheticOrganisationCode(index: number, category: 'Y' | 'S'): OrganisationCode {
  return formatOrganisationCode({
    category,
    ministryNumber: '0000',
    province: '44',
    siteSerial: String(900_000 + (index % 100_000)),
  })
}
