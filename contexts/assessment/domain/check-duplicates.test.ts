import { instant, plainDate } from '@lingjiang/kernel'
import { describe, expect, test } from 'vitest'
import {
  type Attendance,
  checkDuplicates,
  type IntendedAssessment,
  type KnownOfPerson,
  kilometresBetween,
  mayProceed,
} from './check-duplicates.ts'
import { ASSESSMENT_PARAMETERS } from './parameters.ts'

const P = ASSESSMENT_PARAMETERS.defaults
const d = plainDate
const GUANGZHOU = { latitude: 23.13, longitude: 113.26 }
const ZHANJIANG = { latitude: 21.27, longitude: 110.36 }
const attendance = (from: string, to: string, place: Attendance['place'] = null): Attendance => ({
  title: `${from}场`,
  from: instant(`2026-12-19T${from}:00+08:00`),
  to: instant(`2026-12-19T${to}:00+08:00`),
  place,
})
const intended = (rest: Partial<IntendedAssessment> = {}): IntendedAssessment => ({
  occupationCode: '4-03-02-01',
  occupationName: '中式烹调师',
  level: '3',
  on: d('2026-12-19'),
  attendances: [attendance('08:30', '10:00', GUANGZHOU)],
  ...rest,
})
const known = (rest: Partial<KnownOfPerson> = {}): KnownOfPerson => ({
  certificates: [],
  attendances: [],
  dictionaryName: '中式烹调师',
  facesOfOtherDocuments: 0,
  ...rest,
})
const certificate = (occupationCode: string, level: '5' | '4' | '3' | '2' | 'T', issuedOn: string) => ({
  number: `${occupationCode}/${level}`,
  occupationCode,
  level,
  issuedOn: d(issuedOn),
})
const rules = (k: KnownOfPerson, i = intended(), p = P) => checkDuplicates(i, k, p).map((w) => w.rule)

test('a person of whom nothing is known gets no warning', () => {
  expect(rules(known())).toEqual([])
})

describe('each warning', () => {
  test.each<[string, Partial<KnownOfPerson>, readonly string[]]>([
    [
      'the same occupation and level, however long ago',
      { certificates: [certificate('4-03-02-01', '3', '2010-01-01')] },
      ['W1'],
    ],
    [
      'a lower level of the same occupation long ago',
      { certificates: [certificate('4-03-02-01', '4', '2020-01-01')] },
      [],
    ],
    [
      'a lower level of the same occupation this year',
      { certificates: [certificate('4-03-02-01', '4', '2026-01-05')] },
      ['W2'],
    ],
    ['another occupation this year', { certificates: [certificate('6-18-01-01', '5', '2026-01-01')] }, ['W2']],
    [
      'another occupation last year, less than twelve months ago',
      { certificates: [certificate('6-18-01-01', '5', '2025-12-20')] },
      ['W2'],
    ],
    [
      'another occupation exactly twelve months ago',
      { certificates: [certificate('6-18-01-01', '5', '2025-12-19')] },
      [],
    ],
    ['a higher level of the occupation', { certificates: [certificate('4-03-02-01', '2', '2019-01-01')] }, ['W3']],
    ['an appointed grade of the occupation', { certificates: [certificate('4-03-02-01', 'T', '2019-01-01')] }, ['W3']],
    ['a session at the same time', { attendances: [attendance('09:30', '11:00')] }, ['W4']],
    ['a session right after, places unknown', { attendances: [attendance('10:00', '11:00')] }, []],
    ['a session too far away to be reached', { attendances: [attendance('12:00', '13:00', ZHANJIANG)] }, ['W4']],
    ['a session far away but hours later', { attendances: [attendance('14:00', '15:00', ZHANJIANG)] }, []],
    ['a session too far away before it', { attendances: [attendance('06:00', '07:00', ZHANJIANG)] }, ['W4']],
    ['another name in the dictionary', { dictionaryName: '西式烹调师' }, ['W5']],
    ['an occupation not in the dictionary has no name to differ from', { dictionaryName: null }, []],
    ['the same face under another document', { facesOfOtherDocuments: 1 }, ['W6']],
  ])('%s', (_what, k, expected) => {
    expect(rules(known(k))).toEqual(expected)
  })

  test('the period is policy: calendar year or twelve months', () => {
    const december = known({ certificates: [certificate('6-18-01-01', '5', '2025-12-20')] })
    expect(rules(december, intended(), { ...P, 'assessment.duplicate.period': 'calendar-year' })).toEqual([])
    expect(rules(december, intended(), { ...P, 'assessment.duplicate.period': 'rolling-year' })).toEqual(['W2'])
  })
})

describe('what may go on', () => {
  test('only a second certificate in a year can be justified', () => {
    const second = checkDuplicates(
      intended(),
      known({ certificates: [certificate('6-18-01-01', '5', '2026-02-01')] }),
      P,
    )
    expect(mayProceed(second, false)).toBe(false)
    expect(mayProceed(second, true)).toBe(true)
    const same = checkDuplicates(intended(), known({ certificates: [certificate('4-03-02-01', '3', '2010-01-01')] }), P)
    expect(mayProceed(same, true)).toBe(false)
    expect(mayProceed([], false)).toBe(true)
  })
})

test('Guangzhou and Zhanjiang are some 360 kilometres apart', () => {
  expect(Math.round(kilometresBetween(GUANGZHOU, ZHANJIANG) / 10)).toBe(36)
})
