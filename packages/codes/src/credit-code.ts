import { checkMod31_3, USCC_ALPHABET } from './check-digits.ts'
import { type CodeFault, fault, faulty, type Parsed, parsed } from './faults.ts'
import { normaliseCode } from './normalise-code.ts'

/** 统一社会信用代码, 18 characters (GB 32100-2015). */
export type CreditCode = string & { readonly __brand: 'CreditCode' }

export type CreditCodeParts = {
  readonly code: CreditCode
  /** Department and kind: 91 company, 92 individual business, 12 public institution, 51/52/53 social organisations. */
  readonly kind: string
  /** Six-digit region of the registration authority. */
  readonly region: string
  /** Organisation body code of GB 11714, nine characters. */
  readonly body: string
}

const SHAPE = new RegExp(`^[${USCC_ALPHABET}]{18}$`)

/** Reads a unified social credit code. @returns its parts, or every fault */
export function parseCreditCode(input: string): Parsed<CreditCodeParts> {
  const text = normaliseCode(input)
  if (text === '') return faulty(fault('code-empty'))
  if (text.length !== 18) return faulty(fault('wrong-length', { expected: 18, actual: text.length }))
  if (!SHAPE.test(text)) return faulty(fault('wrong-characters'))
  const faults: CodeFault[] = []
  if (!/^\d{6}$/.test(text.slice(2, 8))) faults.push(fault('region-code-malformed'))
  if (checkMod31_3(text.slice(0, 17)) !== text.charAt(17)) faults.push(fault('check-digit-wrong'))
  return parsed(
    { code: text as CreditCode, kind: text.slice(0, 2), region: text.slice(2, 8), body: text.slice(8, 17) },
    faults,
  )
}
