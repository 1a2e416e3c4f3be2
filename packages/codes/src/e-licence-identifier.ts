import { BrokenInvariant } from '@lingjiang/kernel'
import { checkMod37_36 } from './check-digits.ts'
import { parseCreditCode } from './credit-code.ts'
import { type CodeFault, fault, faulty, type Parsed, parsed } from './faults.ts'
import { normaliseCode } from './normalise-code.ts'

/** 电子证照标识 (GB/T 36904): root, type of licence, issuer, serial, version, check character. */
export type ELicenceIdentifierParts = {
  /** Credit code of the department that owns the licence type, and three digits. */
  readonly type: string
  /** Credit code of the issuer. */
  readonly issuer: string
  /** Up to 32 digits and capitals in the samples seen. */
  readonly serial: string
  /** From 1 upwards. */
  readonly version: number
}

export const E_LICENCE_ROOT = '1.2.156.3005.2'
const EXAMPLE = `${E_LICENCE_ROOT}.<21>.<18>.<1-32>.001.X`

/** Reads an e-licence identifier and checks both its check character and the issuer's credit code. */
export function parseELicenceIdentifier(input: string): Parsed<ELicenceIdentifierParts> {
  const text = normaliseCode(input)
  if (text === '') return faulty(fault('code-empty'))
  const shape = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,32})\.(\d{3})\.([0-9A-Z])$/.exec(text)
  if (!shape) return faulty(fault('wrong-shape', { example: EXAMPLE }))
  const [, type = '', issuer = '', serial = '', version = '', check] = shape
  const faults: CodeFault[] = []
  const issuerRead = parseCreditCode(issuer)
  if (!issuerRead.ok) faults.push(...issuerRead.faults)
  if (Number(version) === 0) faults.push(fault('serial-out-of-range'))
  if (checkMod37_36(`${type}${issuer}${serial}${version}`) !== check) faults.push(fault('check-digit-wrong'))
  return parsed({ type, issuer, serial, version: Number(version) }, faults)
}

/** Writes an e-licence identifier with its check character. Throws on parts that cannot make one. */
export function formatELicenceIdentifier(parts: ELicenceIdentifierParts): string {
  const version = String(parts.version).padStart(3, '0')
  const check = checkMod37_36(`${parts.type}${parts.issuer}${parts.serial}${version}`)
  const text = `${E_LICENCE_ROOT}.${parts.type}.${parts.issuer}.${parts.serial}.${version}.${check}`
  if (!parseELicenceIdentifier(text).ok) throw new BrokenInvariant(`no e-licence identifier from ${text}`)
  return text
}
