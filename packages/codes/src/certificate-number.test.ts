import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatCertificateNumber,
  formatOrganisationCode,
  parseCertificateNumber,
  parseOrganisationCode,
  parseQualificationNumber,
} from './certificate-number.ts'
import { formatAdmissionNumber, formatPlanNumber, parseAdmissionNumber, parsePlanNumber } from './exam-numbers.ts'
import type { Parsed } from './faults.ts'

const faultsOf = (read: Parsed<unknown>) => (read.ok ? [] : read.faults.map((f) => f.code))

describe('certificate numbers (人社鉴发〔2019〕2号)', () => {
  test.each([
    ['Y001011999966215000001', 'Y', '0010', '11', '999966', 2021, '5', 1],
    ['Y004145117705263000018', 'Y', '0041', '45', '117705', 2026, '3', 18],
  ])(
    '%s parses into its seven parts',
    (number, category, ministryNumber, province, siteSerial, year, level, serial) => {
      expect(parseCertificateNumber(number)).toEqual({
        ok: true,
        value: {
          number,
          organisationCode: number.slice(0, 13),
          category,
          ministryNumber,
          province,
          siteSerial,
          year,
          level,
          serial,
        },
      })
    },
  )

  test.each([
    ['Y00101199996621500000', ['wrong-length']],
    ['A001011999966215000001', ['category-unknown']],
    ['Y001011999966216000001', ['level-unknown']],
    ['Y001011999966215000000', ['serial-out-of-range']],
    ['', ['code-empty']],
    ['Y001099999966215000001', ['province-unknown']],
    ['Y00101199996621500000A', ['wrong-characters']],
    ['Y0010119999662150000012', ['wrong-length']],
  ])('%s is rejected with its fault named', (number, faults) => {
    expect(faultsOf(parseCertificateNumber(number))).toEqual(faults)
  })

  test.each(['ｙ001011999966215000001', ' Y0010 11 999966 21 5 000001\n', 'Y001011999966215000001\u200b'])(
    'full-width, spaced and pasted %j is the same number',
    (typed) => {
      const read = parseCertificateNumber(typed)
      expect(read.ok && read.value.number).toBe('Y001011999966215000001')
    },
  )

  test('a rule set that knows only Y and S refuses J', () => {
    const rule = { categories: 'YS', levels: '54321' }
    expect(faultsOf(parseCertificateNumber('J000044000001213000001', rule))).toEqual(['category-unknown'])
    expect(faultsOf(parseCertificateNumber('J000044000001213000001'))).toEqual([])
  })

  test('what is formatted parses back to the same parts', () => {
    const code = fc
      .tuple(fc.constantFrom('Y', 'S'), fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 999999 }))
      .map(([category, number, serial]) =>
        formatOrganisationCode({
          category,
          ministryNumber: String(number).padStart(4, '0'),
          province: '44',
          siteSerial: String(serial).padStart(6, '0'),
        }),
      )
    const level = fc.constantFrom('5', '4', '3', '2', '1', 'T', 'C' as const)
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 2000, max: 2099 }),
        level,
        fc.integer({ min: 1, max: 999999 }),
        (organisationCode, year, l, serial) => {
          const parts = { organisationCode, year, level: l as '5', serial }
          const read = parseCertificateNumber(formatCertificateNumber(parts))
          expect(read.ok && read.value).toMatchObject(parts)
        },
      ),
    )
  })

  test.each([0, 1_000_000, 1.5, -1])('serial %s cannot be formatted: that is a bug of the caller', (serial) => {
    const read = parseOrganisationCode('Y000044000001')
    if (!read.ok) throw new Error('not a code')
    expect(() =>
      formatCertificateNumber({ organisationCode: read.value.code, year: 2026, level: '3', serial }),
    ).toThrow()
  })

  test('no text whatever makes the parsers throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        parseCertificateNumber(text)
        parseOrganisationCode(text)
        parseQualificationNumber(text)
        parsePlanNumber(text)
        parseAdmissionNumber(text)
      }),
    )
  })
})

describe('organisation codes', () => {
  test.each(['S000037000072', 'Y000051001064'])('%s, seen in a public list, is valid', (code) => {
    expect(faultsOf(parseOrganisationCode(code))).toEqual([])
  })
})

describe('numbers of plans, tickets and old certificates', () => {
  test('22119999660044 is a plan of 2022, province 11, site 999966, number 44', () => {
    const parts = { year: 2022, province: '11', siteSerial: '999966', sequence: 44 }
    expect(parsePlanNumber('22119999660044')).toEqual({ ok: true, value: parts })
    expect(formatPlanNumber(parts)).toBe('22119999660044')
  })
  test('2104271199996600001 is a ticket for 27 April 2021, province 11, site 999966, number 1', () => {
    const read = parseAdmissionNumber('2104271199996600001')
    expect(read).toEqual({ ok: true, value: { day: '2021-04-27', province: '11', siteSerial: '999966', sequence: 1 } })
    expect(read.ok && formatAdmissionNumber(read.value)).toBe('2104271199996600001')
  })
  test('a ticket for 30 February is refused', () => {
    expect(faultsOf(parseAdmissionNumber('2102301199996600001'))).toEqual(['date-impossible'])
  })
  test('an old 16-digit qualification number is read', () => {
    expect(parseQualificationNumber('0844010012300456')).toMatchObject({
      ok: true,
      value: { year: 2008, province: '44', city: '01', bodyKind: '0', body: '012', level: '3', serial: 456 },
    })
  })
})
