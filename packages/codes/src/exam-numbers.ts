import { BrokenInvariant, type PlainDate, parsePlainDate } from '@lingjiang/kernel'
import { type CodeFault, fault, faulty, type Parsed, parsed } from './faults.ts'
import { normaliseCode } from './normalise-code.ts'
import { isFilingProvince } from './province.ts'

export type PlanNumberParts = {
  readonly year: number
  readonly province: string
  readonly siteSerial: string
  readonly sequence: number
}
export type AdmissionNumberParts = {
  readonly day: PlainDate
  readonly province: string
  readonly siteSerial: string
  readonly sequence: number
}

/** Reads a 14-digit plan number: year (2), province (2), site serial (6), sequence (4). The form was decoded from samples, no rule text was seen. */
export function parsePlanNumber(input: string): Parsed<PlanNumberParts> {
  const text = normaliseCode(input)
  const early = digitsOf(text, 14)
  if (early) return faulty(early)
  return parsed(
    {
      year: 2000 + Number(text.slice(0, 2)),
      province: text.slice(2, 4),
      siteSerial: text.slice(4, 10),
      sequence: Number(text.slice(10)),
    },
    faultsOf(text.slice(2, 4), Number(text.slice(10))),
  )
}

export function formatPlanNumber(parts: PlanNumberParts): string {
  const text = `${pad(parts.year - 2000, 2)}${parts.province}${parts.siteSerial}${pad(parts.sequence, 4)}`
  return checked(text, parsePlanNumber(text))
}

/** Reads a 19-digit admission ticket number: exam day (6), province (2), site serial (6), sequence (5). Decoded from samples. */
export function parseAdmissionNumber(input: string): Parsed<AdmissionNumberParts> {
  const text = normaliseCode(input)
  const early = digitsOf(text, 19)
  if (early) return faulty(early)
  const day = parsePlainDate(`20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4, 6)}`)
  const faults = faultsOf(text.slice(6, 8), Number(text.slice(14)))
  if (!day) return faulty(fault('date-impossible'), ...faults)
  return parsed(
    { day, province: text.slice(6, 8), siteSerial: text.slice(8, 14), sequence: Number(text.slice(14)) },
    faults,
  )
}

export function formatAdmissionNumber(parts: AdmissionNumberParts): string {
  const day = parts.day.slice(2).replaceAll('-', '')
  const text = `${day}${parts.province}${parts.siteSerial}${pad(parts.sequence, 5)}`
  return checked(text, parseAdmissionNumber(text))
}

function digitsOf(text: string, length: number): CodeFault | undefined {
  if (text === '') return fault('code-empty')
  if (text.length !== length) return fault('wrong-length', { expected: length, actual: text.length })
  return /^\d+$/.test(text) ? undefined : fault('wrong-characters')
}

function faultsOf(province: string, sequence: number): CodeFault[] {
  const faults: CodeFault[] = []
  if (!isFilingProvince(province)) faults.push(fault('province-unknown', { province }))
  if (sequence === 0) faults.push(fault('serial-out-of-range'))
  return faults
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

function checked(text: string, read: Parsed<unknown>): string {
  if (!read.ok) throw new BrokenInvariant(`no number from ${text}`)
  return text
}
