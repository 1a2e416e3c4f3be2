import { formatOrganisationCode, type OrganisationCode, parseOrganisationCode } from '@lingjiang/codes'
import { type Audience, accept, type Decision, refuse } from '@lingjiang/kernel'
import { categoryFor } from './filing-scope.ts'

/** Guangdong in GB/T 2260; positions 6 and 7 of the code. */
export const PROVINCE_DIGITS = '44'

/** F-12, F-14: the code of a filing first made with the province. `serial` is the next free one. */
export function organisationCodeFor(audience: Audience, serial: number): OrganisationCode {
  return formatOrganisationCode({
    category: categoryFor(audience),
    ministryNumber: '0000',
    province: PROVINCE_DIGITS,
    siteSerial: String(serial).padStart(6, '0'),
  })
}

export type CodeRefusal =
  | 'organisation-code-malformed'
  | 'organisation-code-of-other-audience'
  | 'organisation-code-of-other-province'

/** Checks a code that a ministry-filed organisation brings along against the audience filed for. */
export function checkOrganisationCode(code: string, audience: Audience): Decision<OrganisationCode, CodeRefusal> {
  const read = parseOrganisationCode(code, { categories: 'YS', levels: '' })
  if (!read.ok) return refuse('organisation-code-malformed')
  if (read.value.province !== PROVINCE_DIGITS) return refuse('organisation-code-of-other-province')
  if (read.value.category !== categoryFor(audience)) return refuse('organisation-code-of-other-audience')
  return accept(read.value.code)
}
