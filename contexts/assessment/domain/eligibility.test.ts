import { addDays, addMonths, type PlainDate, plainDate, type StandardLevel } from '@lingjiang/kernel'
import { describe, expect, test } from 'vitest'
import { ALTERNATIVES_2023, ELIGIBILITY_2023, ELIGIBILITY_RULE_SETS } from './eligibility-2023.ts'
import type { EligibilityClaim, Study } from './eligibility-claim.ts'
import { ruleSetFor } from './eligibility-rule-set.ts'
import { evaluateEligibility } from './evaluate-eligibility.ts'

const d = plainDate
const ON = d('2025-06-01')
const aClaim = (level: StandardLevel, rest: Partial<EligibilityClaim> = {}): EligibilityClaim => ({
  level,
  bornOn: d('1990-01-01'),
  intendsToWork: false,
  work: [],
  certificates: [],
  titles: [],
  studies: [],
  ...rest,
})
const aStudy = (rest: Partial<Study>): Study => ({
  school: 'technician-college',
  technicalClass: 'none',
  relation: 'same',
  status: 'graduate',
  ...rest,
})
const since = (from: string) => [{ relation: 'same' as const, from: d(from) }]
const certificate = (
  level: '5' | '4' | '3' | '2',
  issuedOn: string,
  relation: 'same' | 'related' | 'other' = 'same',
) => ({ relation, level, issuedOn: d(issuedOn) })
const title = (rank: 'junior' | 'intermediate' | 'senior', awardedOn: string) => ({
  relation: 'same' as const,
  rank,
  awardedOn: d(awardedOn),
})
const holding = (claim: EligibilityClaim, on: PlainDate = ON) =>
  evaluateEligibility(claim, ELIGIBILITY_2023, on).holding

test('the table has 19 alternatives: 2, 3, 6, 5 and 3 for levels 5 to 1', () => {
  expect(ELIGIBILITY_2023.alternatives.map((a) => a.id)).toEqual([...ALTERNATIVES_2023])
  const count = (level: string) => ELIGIBILITY_2023.alternatives.filter((a) => a.level === level).length
  expect(['5', '4', '3', '2', '1'].map(count)).toEqual([2, 3, 6, 5, 3])
})

describe('the vectors of the specification', () => {
  const worker = aClaim('3', { certificates: [certificate('4', '2021-06-01')], work: since('2021-06-01') })
  test('four years after a level-4 certificate are complete on the anniversary and not a day before', () => {
    expect(holding(worker, d('2025-05-31'))).toEqual([])
    expect(holding(worker, d('2025-06-01'))).toEqual(['3b'])
  })
  test('the day before the anniversary one day is short', () => {
    const [b] = evaluateEligibility(worker, ELIGIBILITY_2023, d('2025-05-31')).alternatives.filter((a) => a.id === '3b')
    expect(b?.conditions[0]).toMatchObject({
      met: false,
      facts: { years: 0, months: 0, days: 1 },
      missing: { zh: '还差1天', en: '1 day short' },
    })
  })
  test('a final-year student of a technical college, aged 20, related major, is admitted to level 4 by 4c', () => {
    const claim = aClaim('4', {
      bornOn: d('2005-03-01'),
      studies: [aStudy({ relation: 'related', status: 'final-year', technicalClass: 'intermediate-worker' })],
    })
    expect(holding(claim)).toEqual(['4c'])
  })
  test('junior title and five years, but level 3 only eleven months ago: 2b is refused, a month is short', () => {
    const claim = aClaim('2', {
      titles: [title('junior', '2015-01-01')],
      work: since('2015-01-01'),
      certificates: [certificate('3', '2024-07-01')],
    })
    const evaluation = evaluateEligibility(claim, ELIGIBILITY_2023, ON)
    expect(evaluation.holding).toEqual([])
    const b = evaluation.alternatives.find((a) => a.id === '2b')
    expect(b?.conditions.map((c) => c.met)).toEqual([true, false])
    expect(b?.conditions[1]?.missing).toEqual({ zh: '还差1个月', en: '1 month short' })
    expect(holding(claim, d('2025-07-01'))).toEqual(['2b'])
  })
})

describe('each alternative holds at its bound and not below', () => {
  const day = (years: number, offset = 0) => addDays(addMonths(ON, -12 * years), offset)
  const cases: readonly (readonly [string, EligibilityClaim, EligibilityClaim])[] = [
    [
      '5a',
      aClaim('5', { bornOn: day(16), intendsToWork: true }),
      aClaim('5', { bornOn: day(16, 1), intendsToWork: true }),
    ],
    [
      '5b',
      aClaim('5', { bornOn: day(16), work: since('2025-05-01') }),
      aClaim('5', { bornOn: day(16), work: [{ relation: 'other', from: d('2025-05-01') }] }),
    ],
    ['4a', aClaim('4', { work: since(day(5)) }), aClaim('4', { work: since(day(5, 1)) })],
    [
      '4b',
      aClaim('4', { certificates: [certificate('5', day(3))], work: since(day(3)) }),
      aClaim('4', { certificates: [certificate('5', day(3, 1))], work: since(day(4)) }),
    ],
    [
      '4c',
      aClaim('4', { studies: [aStudy({ school: 'secondary-vocational-school' })] }),
      aClaim('4', { studies: [aStudy({ school: 'general-school' })] }),
    ],
    ['3a', aClaim('3', { work: since(day(10)) }), aClaim('3', { work: since(day(10, 1)) })],
    [
      '3b',
      aClaim('3', { certificates: [certificate('4', day(4))], work: since(day(8)) }),
      aClaim('3', { certificates: [certificate('4', day(4), 'other')], work: since(day(8)) }),
    ],
    [
      '3c',
      aClaim('3', { titles: [title('junior', day(1))], work: since(day(1)) }),
      aClaim('3', { titles: [title('junior', day(1, 1))], work: since(day(1)) }),
    ],
    [
      '3d',
      aClaim('3', { studies: [aStudy({ technicalClass: 'senior-worker', status: 'final-year' })] }),
      aClaim('3', { studies: [aStudy({ technicalClass: 'intermediate-worker' })] }),
    ],
    [
      '3e',
      aClaim('3', {
        certificates: [certificate('4', '2025-05-01')],
        studies: [aStudy({ school: 'higher-vocational-college' })],
      }),
      aClaim('3', { studies: [aStudy({ school: 'higher-vocational-college' })] }),
    ],
    [
      '3f',
      aClaim('3', { studies: [aStudy({ school: 'university', approvedProgramme: true })] }),
      aClaim('3', { studies: [aStudy({ school: 'university', approvedProgramme: false })] }),
    ],
    [
      '2a',
      aClaim('2', { certificates: [certificate('3', day(5))], work: since(day(5)) }),
      aClaim('2', { certificates: [certificate('3', day(5, 1))], work: since(day(9)) }),
    ],
    [
      '2b',
      aClaim('2', { titles: [title('junior', day(5))], work: since(day(5)), certificates: [certificate('3', day(1))] }),
      aClaim('2', {
        titles: [title('junior', day(5, 1))],
        work: since(day(5)),
        certificates: [certificate('3', day(1))],
      }),
    ],
    [
      '2c',
      aClaim('2', { titles: [title('intermediate', day(1))], work: since(day(1)) }),
      aClaim('2', { titles: [title('junior', day(1))], work: since(day(1)) }),
    ],
    [
      '2d',
      aClaim('2', {
        certificates: [certificate('3', '2025-05-31')],
        studies: [aStudy({ school: 'senior-technical-school' })],
        work: since(day(2)),
      }),
      aClaim('2', {
        certificates: [certificate('3', '2025-05-31')],
        studies: [aStudy({ school: 'senior-technical-school', status: 'final-year' })],
        work: since(day(2)),
      }),
    ],
    [
      '2e',
      aClaim('2', {
        certificates: [certificate('3', day(2))],
        studies: [aStudy({ technicalClass: 'technician', status: 'studying' })],
      }),
      aClaim('2', {
        certificates: [certificate('3', day(2, 1))],
        studies: [aStudy({ technicalClass: 'technician', status: 'studying' })],
      }),
    ],
    [
      '1a',
      aClaim('1', { certificates: [certificate('2', day(5))], work: since(day(20)) }),
      aClaim('1', { certificates: [certificate('3', day(5))], work: since(day(20)) }),
    ],
    [
      '1b',
      aClaim('1', {
        titles: [title('intermediate', day(5))],
        work: since(day(5)),
        certificates: [certificate('2', day(1))],
      }),
      aClaim('1', {
        titles: [title('intermediate', day(5))],
        work: since(day(5)),
        certificates: [certificate('2', day(1, 1))],
      }),
    ],
    [
      '1c',
      aClaim('1', { titles: [title('senior', day(1))], work: since(day(1)) }),
      aClaim('1', { titles: [title('senior', day(1))], work: [] }),
    ],
  ]
  test.each(cases)('%s', (id, enough, tooLittle) => {
    expect(holding(enough)).toContain(id)
    expect(holding(tooLittle)).not.toContain(id)
  })
  test('all 19 are tried', () => {
    expect(cases.map(([id]) => id)).toEqual([...ALTERNATIVES_2023])
  })
})

describe('what an evaluation says', () => {
  test('every condition is worded in both languages, and every unmet one says what is missing', () => {
    for (const level of ['5', '4', '3', '2', '1'] as const) {
      for (const alternative of evaluateEligibility(aClaim(level, { bornOn: d('2015-01-01') }), ELIGIBILITY_2023, ON)
        .alternatives) {
        expect(alternative.holds).toBe(false)
        for (const c of alternative.conditions) {
          expect(c.asks.zh && c.asks.en).toBeTruthy()
          expect(c.met || (c.missing?.zh && c.missing.en)).toBeTruthy()
        }
      }
    }
  })
  test('a missing certificate is named with its level', () => {
    const [alternative] = evaluateEligibility(
      aClaim('1', { work: since('2000-01-01') }),
      ELIGIBILITY_2023,
      ON,
    ).alternatives
    expect(alternative?.conditions[0]?.missing?.zh).toBe('缺少本职业或相关职业二级/技师证书')
  })
  test('a standard keeps the rule set it names; otherwise the latest in force counts', () => {
    expect(ruleSetFor(ELIGIBILITY_RULE_SETS, ON)?.id).toBe('2023')
    expect(ruleSetFor(ELIGIBILITY_RULE_SETS, d('2020-01-01'))).toBeUndefined()
    expect(ruleSetFor(ELIGIBILITY_RULE_SETS, d('2020-01-01'), '2023')?.id).toBe('2023')
  })
})
