import { BrokenInvariant, type SkillLevel } from '@lingjiang/kernel'
import { type CodeFault, fault, faulty, type Parsed, parsed } from './faults.ts'
import { normaliseCode } from './normalise-code.ts'
import { isFilingProvince } from './province.ts'

/** 22 characters: organisation code (13), year (2), level (1), serial (6). 人社鉴发〔2019〕2号. */
export type CertificateNumber = string & { readonly __brand: 'CertificateNumber' }
/** The first 13 characters of every certificate number of an organisation or of its site. */
export type OrganisationCode = string & { readonly __brand: 'OrganisationCode' }

export type OrganisationCodeParts = {
  /** Y employer, S social training-and-assessment organisation, J technical college where a rule set has it. */
  readonly category: string
  /** 0001-9999 when filed first with the ministry, 0000 when filed first with a province. */
  readonly ministryNumber: string
  readonly province: string
  readonly siteSerial: string
}

export type CertificateNumberParts = OrganisationCodeParts & {
  readonly organisationCode: OrganisationCode
  readonly year: number
  readonly level: SkillLevel
  readonly serial: number
}

/** Which letters a rule set allows. Letters J, T and C were not seen in the rule: a policy parameter narrows or widens them. */
export type NumberingRule = { readonly categories: string; readonly levels: string }

/** Y and S by rule; J for colleges, T and C for the appointed grades by common usage, unconfirmed. */
export const DEFAULT_NUMBERING: NumberingRule = { categories: 'YSJ', levels: '54321TC' }

export const LARGEST_SERIAL = 999_999

function faultsOfOrganisation(text: string, rule: NumberingRule): CodeFault[] {
  const faults: CodeFault[] = []
  if (!rule.categories.includes(text.charAt(0))) faults.push(fault('category-unknown', { allowed: rule.categories }))
  if (!/^\d{12}$/.test(text.slice(1))) faults.push(fault('wrong-characters'))
  else if (!isFilingProvince(text.slice(5, 7))) faults.push(fault('province-unknown', { province: text.slice(5, 7) }))
  return faults
}

function organisationParts(code: string): OrganisationCodeParts {
  return {
    category: code.charAt(0),
    ministryNumber: code.slice(1, 5),
    province: code.slice(5, 7),
    siteSerial: code.slice(7, 13),
  }
}

/** Reads a 13-character organisation code such as Y000044000123. @returns its parts, or every fault */
export function parseOrganisationCode(
  input: string,
  rule: NumberingRule = DEFAULT_NUMBERING,
): Parsed<OrganisationCodeParts & { readonly code: OrganisationCode }> {
  const text = normaliseCode(input)
  if (text === '') return faulty(fault('code-empty'))
  if (text.length !== 13) return faulty(fault('wrong-length', { expected: 13, actual: text.length }))
  return parsed({ code: text as OrganisationCode, ...organisationParts(text) }, faultsOfOrganisation(text, rule))
}

/** Reads a 22-character certificate number as typed by anybody. @returns its parts, or every fault. There is no check digit: only the register knows whether it was issued. */
export function parseCertificateNumber(
  input: string,
  rule: NumberingRule = DEFAULT_NUMBERING,
): Parsed<CertificateNumberParts & { readonly number: CertificateNumber }> {
  const text = normaliseCode(input)
  if (text === '') return faulty(fault('code-empty'))
  if (text.length !== 22) return faulty(fault('wrong-length', { expected: 22, actual: text.length }))
  const faults = faultsOfOrganisation(text.slice(0, 13), rule)
  const [year, level, serial] = [text.slice(13, 15), text.charAt(15), text.slice(16)]
  if (!rule.levels.includes(level)) faults.push(fault('level-unknown', { level }))
  if (!/^\d{2}$/.test(year) || !/^\d{6}$/.test(serial)) {
    if (!faults.some((f) => f.code === 'wrong-characters')) faults.push(fault('wrong-characters'))
  } else if (Number(serial) === 0) faults.push(fault('serial-out-of-range'))
  return parsed(
    {
      number: text as CertificateNumber,
      organisationCode: text.slice(0, 13) as OrganisationCode,
      ...organisationParts(text),
      year: 2000 + Number(year),
      level: level as SkillLevel,
      serial: Number(serial),
    },
    faults,
  )
}

/** Writes a certificate number. Throws where the parts cannot make one: the caller allots them, so that is a bug. */
export function formatCertificateNumber(
  parts: Pick<CertificateNumberParts, 'organisationCode' | 'year' | 'level' | 'serial'>,
  rule: NumberingRule = DEFAULT_NUMBERING,
): CertificateNumber {
  const year = parts.year - 2000
  const inRange = Number.isInteger(year) && year >= 0 && year <= 99 && parts.serial <= LARGEST_SERIAL
  const text = `${parts.organisationCode}${String(year).padStart(2, '0')}${parts.level}${String(parts.serial).padStart(6, '0')}`
  const read = parseCertificateNumber(text, rule)
  if (!inRange || !read.ok || read.value.serial !== parts.serial)
    throw new BrokenInvariant(`no certificate number from ${text}`)
  return read.value.number
}

/** Writes an organisation code from its parts. Throws on parts that cannot make one. */
export function formatOrganisationCode(
  parts: OrganisationCodeParts,
  rule: NumberingRule = DEFAULT_NUMBERING,
): OrganisationCode {
  const read = parseOrganisationCode(
    `${parts.category}${parts.ministryNumber}${parts.province}${parts.siteSerial}`,
    rule,
  )
  if (!read.ok) throw new BrokenInvariant('no organisation code from these parts')
  return read.value.code
}

export type QualificationNumberParts = {
  readonly year: number
  readonly province: string
  readonly city: string
  readonly bodyKind: string
  readonly body: string
  readonly level: SkillLevel
  readonly serial: number
}

/** Reads the 16-digit number of the old vocational qualification certificates, which query pages must still accept. The two-digit year counts from 1990 to 2089. */
export function parseQualificationNumber(
  input: string,
): Parsed<QualificationNumberParts & { readonly number: string }> {
  const text = normaliseCode(input)
  if (text === '') return faulty(fault('code-empty'))
  if (text.length !== 16) return faulty(fault('wrong-length', { expected: 16, actual: text.length }))
  if (!/^\d+$/.test(text)) return faulty(fault('wrong-characters'))
  const faults: CodeFault[] = []
  if (!isFilingProvince(text.slice(2, 4))) faults.push(fault('province-unknown', { province: text.slice(2, 4) }))
  if (!/[0-4]/.test(text.charAt(6))) faults.push(fault('category-unknown', { allowed: '01234' }))
  if (!/[1-5]/.test(text.charAt(10))) faults.push(fault('level-unknown', { level: text.charAt(10) }))
  const year = Number(text.slice(0, 2))
  return parsed(
    {
      number: text,
      year: year >= 90 ? 1900 + year : 2000 + year,
      province: text.slice(2, 4),
      city: text.slice(4, 6),
      bodyKind: text.charAt(6),
      body: text.slice(7, 10),
      level: text.charAt(10) as SkillLevel,
      serial: Number(text.slice(11)),
    },
    faults,
  )
}
