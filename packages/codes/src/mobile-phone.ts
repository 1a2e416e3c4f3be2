import { fault, faulty, type Parsed, parsed } from './faults.ts'
import { normaliseCode } from './normalise-code.ts'

/** Reads a mainland mobile phone number; a country code +86, hyphens and spaces are taken off. @returns 11 digits */
export function parseMobilePhone(input: string): Parsed<string> {
  const text = normaliseCode(input)
    .replaceAll('-', '')
    .replace(/^(\+86|0086)/, '')
  if (text === '') return faulty(fault('code-empty'))
  if (!/^\d+$/.test(text)) return faulty(fault('wrong-characters'))
  if (text.length !== 11) return faulty(fault('wrong-length', { expected: 11, actual: text.length }))
  return /^1[3-9]/.test(text) ? parsed(text) : faulty(fault('wrong-shape', { example: '1[3-9]*********' }))
}
