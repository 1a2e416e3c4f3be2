import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCreditCode } from '../credit-code.ts'
import { parseIdentityDocument } from '../identity-document.ts'
import { parseMobilePhone } from '../mobile-phone.ts'
import {
  isSyntheticCreditCode,
  isSyntheticDocument,
  isSyntheticPhone,
  seededRandom,
  syntheticCreditCode,
  syntheticOrganisationCode,
  syntheticPerson,
} from './index.ts'

describe('made-up persons', () => {
  test('every one has a valid document that agrees with sex and birth, a valid phone, and is plainly made up', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.nat(90_000_000), (seed, index) => {
        const person = syntheticPerson(seed, index)
        expect(parseIdentityDocument('resident-id', person.documentNumber)).toMatchObject({
          ok: true,
          value: { sex: person.sex, bornOn: person.bornOn },
        })
        expect(parseMobilePhone(person.phone).ok).toBe(true)
        expect(isSyntheticDocument(person.documentNumber) && isSyntheticPhone(person.phone)).toBe(true)
      }),
    )
  })

  test('the same seed and index give the same person', () => {
    expect(syntheticPerson('province', 7)).toEqual(syntheticPerson('province', 7))
    expect(syntheticPerson('province', 7)).not.toEqual(syntheticPerson('other', 7))
  })

  test('fifty thousand persons have fifty thousand documents and phones', () => {
    const persons = Array.from({ length: 50_000 }, (_, i) => syntheticPerson('province', i))
    expect(new Set(persons.map((p) => p.documentNumber)).size).toBe(50_000)
    expect(new Set(persons.map((p) => p.phone)).size).toBe(50_000)
  })
})

describe('made-up organisations', () => {
  test('their credit codes are valid and different', () => {
    const codes = Array.from({ length: 1000 }, (_, i) => syntheticCreditCode(i, i % 2 ? '91' : '52'))
    expect(codes.every((code) => parseCreditCode(code).ok && isSyntheticCreditCode(code))).toBe(true)
    expect(new Set(codes).size).toBe(1000)
  })
  test('a real code is not taken for a made-up one', () => {
    expect(isSyntheticCreditCode('91440300708461136T')).toBe(false)
  })
  test('their organisation codes lie in Guangdong from serial 900000', () => {
    expect(syntheticOrganisationCode(12, 'S')).toBe('S000044900012')
  })
})

test('the seeded generator is even enough and repeats for one seed', () => {
  const random = seededRandom('x')
  const values = Array.from({ length: 10_000 }, random)
  expect(values.every((v) => v >= 0 && v < 1)).toBe(true)
  expect(Math.abs(values.reduce((a, b) => a + b, 0) / values.length - 0.5)).toBeLessThan(0.02)
  expect(seededRandom('x')()).toBe(values[0])
})
