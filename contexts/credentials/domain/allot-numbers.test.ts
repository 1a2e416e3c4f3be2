import { parseCertificateNumber } from '@lingjiang/codes'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allotNumbers, normaliseName, normaliseNumber } from './index.ts'

const series = { organisationCode: 'S000044000072', year: 2026, level: '3' as const, lastSerial: 17 }
const numbersOf = (count: number, lastSerial = 17) => {
  const decision = allotNumbers({ ...series, lastSerial }, count)
  return decision.ok ? (decision.events[0]?.numbers ?? []) : decision.code
}

describe('allotting certificate numbers', () => {
  test('goes on behind the last serial in the 22-character form', () =>
    expect(numbersOf(2)).toEqual(['S000044000072263000018', 'S000044000072263000019']))
  test('gives up to the last serial and not one more', () => {
    expect(numbersOf(1, 999_998)).toEqual(['S000044000072263999999'])
    expect(numbersOf(2, 999_998)).toBe('serials-exhausted')
  })
  test('every number parses back to its parts and none repeats', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 1, max: 50 }), (last, count) => {
        const numbers = numbersOf(count, last) as string[]
        expect(new Set(numbers).size).toBe(count)
        for (const number of numbers) expect(parseCertificateNumber(number)).toMatchObject({ ok: true })
      }),
    ))
})

test.each([
  [' 张 三 ', '张三'],
  ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
  ['Ｌｅｅ', 'LEE'],
])('the name %j is looked up as %j', (typed, name) => expect(normaliseName(typed)).toBe(name))

test('a number may be typed with blanks, dashes, small letters and full-width digits', () =>
  expect(normaliseNumber(' s0000４4-000072 263000018 ')).toBe('S000044000072263000018'))
