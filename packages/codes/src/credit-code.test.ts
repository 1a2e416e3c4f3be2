import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USCC_ALPHABET } from './check-digits.ts'
import { parseCreditCode } from './credit-code.ts'
import { formatELicenceIdentifier, parseELicenceIdentifier } from './e-licence-identifier.ts'

describe('unified social credit codes (GB 32100)', () => {
  test.each([
    '91440300708461136T',
    '11100000000013338W',
    '11430000006122244L',
    '11330105002500287C',
    '11110000000021135M',
    '113700000045046442',
  ])('%s is valid', (code) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, value: { code, kind: code.slice(0, 2) } })
  })

  test.each([
    ['914403007084112803', 'check-digit-wrong'],
    ['91440300708461136', 'wrong-length'],
    ['9144030070846113IT', 'wrong-characters'],
    ['', 'code-empty'],
  ])('%s is rejected: %s', (code, fault) => {
    const read = parseCreditCode(code)
    expect(read.ok ? [] : read.faults.map((f) => f.code)).toEqual([fault])
  })

  test('every change of one character is caught', () => {
    const good = '91440300708461136T'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 30 }), (at, by) => {
        const other = USCC_ALPHABET.charAt((USCC_ALPHABET.indexOf(good.charAt(at)) + by) % 31)
        expect(parseCreditCode(good.slice(0, at) + other + good.slice(at + 1)).ok).toBe(false)
      }),
    )
  })
})

describe('e-licence identifiers (GB/T 36904)', () => {
  test.each([
    ['1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U', 1],
    ['1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0', 2],
  ])('%s is valid', (identifier, version) => {
    const read = parseELicenceIdentifier(identifier)
    expect(read).toMatchObject({ ok: true, value: { version } })
    expect(read.ok && formatELicenceIdentifier(read.value)).toBe(identifier)
  })

  test('a wrong check character and a wrong issuer are both named', () => {
    const read = parseELicenceIdentifier('1.2.156.3005.2.11100000000013338W011.11430000006122245L.20230000403.001.U')
    expect(read.ok ? [] : read.faults.map((f) => f.code)).toEqual(['check-digit-wrong', 'check-digit-wrong'])
  })

  test('another root is not an e-licence identifier', () => {
    expect(parseELicenceIdentifier('1.2.156.3005.3.X').ok).toBe(false)
  })
})
