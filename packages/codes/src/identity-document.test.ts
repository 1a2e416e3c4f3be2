import { plainDate } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkMod11_2 } from './check-digits.ts'
import type { Parsed } from './faults.ts'
import { textOfFault } from './faults.ts'
import { IDENTITY_DOCUMENT_TYPES, type IdentityDocumentType, parseIdentityDocument } from './identity-document.ts'
import { parseMobilePhone } from './mobile-phone.ts'

const faultsOf = (read: Parsed<unknown>) => (read.ok ? [] : read.faults.map((f) => f.code))

describe('resident identity numbers (GB 11643)', () => {
  test.each([
    ['11010519491231002X', 'female', '1949-12-31', '110105'],
    ['440524188001010014', 'male', '1880-01-01', '440524'],
    ['44052418800101001４', 'male', '1880-01-01', '440524'],
    ['11010519491231002x', 'female', '1949-12-31', '110105'],
  ])('%s is valid and says sex, birth and place', (number, sex, bornOn, place) => {
    expect(parseIdentityDocument('resident-id', number)).toMatchObject({ ok: true, value: { sex, bornOn, place } })
  })

  test.each([
    ['110105194912310021', ['check-digit-wrong']],
    ['11010519491331002X', ['birth-date-impossible', 'check-digit-wrong']],
    ['1101051949123100', ['wrong-length']],
    ['11010519491231002A', ['wrong-characters']],
    ['810000199001010019', ['other-document-type']],
    ['932682198501010017', ['other-document-type']],
  ])('%s is rejected', (number, faults) => {
    expect(faultsOf(parseIdentityDocument('resident-id', number))).toEqual(faults)
  })

  test('a birth after today is rejected when today is given', () => {
    const digits = '44010620300101001'
    const number = digits + checkMod11_2(digits)
    expect(faultsOf(parseIdentityDocument('resident-id', number, plainDate('2026-01-01')))).toEqual([
      'birth-date-in-future',
    ])
  })

  test('every change of one digit is caught', () => {
    const good = '440524188001010014'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = good.slice(0, at) + ((Number(good.charAt(at)) + by) % 10) + good.slice(at + 1)
        expect(parseIdentityDocument('resident-id', wrong).ok).toBe(false)
      }),
    )
  })
})

describe('the other documents', () => {
  test.each<[IdentityDocumentType, string]>([
    ['hmt-residence-permit', '810000199001010019'],
    ['hmt-residence-permit', '820000199001010010'],
    ['hmt-residence-permit', '830000199001010012'],
    ['foreign-permanent-resident-id', '932682198501010017'],
    ['foreign-permanent-resident-id', '911124198108030024'],
    ['foreign-permanent-resident-id', '931586198001010028'],
    ['foreign-permanent-resident-id', 'ABC110010101001'],
    ['hk-macao-pass', 'H12345678'],
    ['hk-macao-pass', 'm1234567801'],
    ['taiwan-pass', '12345678'],
    ['hong-kong-id', 'G123456(A)'],
    ['macao-id', '1234567(8)'],
    ['passport', 'E12345678'],
    ['passport', 'EA1234567'],
    ['military-officer-card', '军字第2001988号'],
  ])('%s %s is valid', (type, number) => {
    expect(faultsOf(parseIdentityDocument(type, number))).toEqual([])
  })

  test.each([
    ['932682198501010017', '32', '682', '1985-01-01'],
    ['911124198108030024', '11', '124', '1981-08-03'],
    ['931586198001010028', '31', '586', '1980-01-01'],
  ])('the 2023 form %s names province, country and birth', (number, place, country, bornOn) => {
    expect(parseIdentityDocument('foreign-permanent-resident-id', number)).toMatchObject({
      ok: true,
      value: { place, country, bornOn },
    })
  })

  test.each<[IdentityDocumentType, string, string]>([
    ['hmt-residence-permit', '810000199001010018', 'check-digit-wrong'],
    ['hmt-residence-permit', '440524188001010014', 'other-document-type'],
    ['foreign-permanent-resident-id', '932682198501010018', 'check-digit-wrong'],
    ['foreign-permanent-resident-id', 'AB1100101010011', 'wrong-shape'],
    ['hk-macao-pass', 'T12345678', 'wrong-shape'],
    ['taiwan-pass', '1234567', 'wrong-shape'],
    ['hong-kong-id', 'G123456(1)', 'check-digit-wrong'],
    ['passport', 'ABCDEFGH', 'wrong-shape'],
    ['military-officer-card', '2001988', 'wrong-shape'],
  ])('%s %s is rejected: %s', (type, number, code) => {
    expect(faultsOf(parseIdentityDocument(type, number))).toEqual([code])
  })

  test('each fault has a wording in both languages without open marks', () => {
    for (const type of IDENTITY_DOCUMENT_TYPES) {
      for (const text of ['', '1', '810000199001010018', 'G123456(1)', '11010519491331002X']) {
        const read = parseIdentityDocument(type, text)
        for (const fault of read.ok ? [] : read.faults) {
          const { zh, en } = textOfFault(fault)
          expect(zh + en).not.toMatch(/\{/)
        }
      }
    }
  })

  test('no text whatever makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...IDENTITY_DOCUMENT_TYPES),
        fc.string({ unit: 'binary', maxLength: 30 }),
        (type, text) => {
          parseIdentityDocument(type, text)
        },
      ),
    )
  })
})

describe('mobile phones', () => {
  test.each(['13800138000', '+86 138-0013-8000', '１３８００１３８０００'])('%s reads as 13800138000', (typed) => {
    expect(parseMobilePhone(typed)).toEqual({ ok: true, value: '13800138000' })
  })
  test.each(['', '12800138000', '1380013800', '1380013800a'])('%j is refused', (typed) => {
    expect(parseMobilePhone(typed).ok).toBe(false)
  })
})
