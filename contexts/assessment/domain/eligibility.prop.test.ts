import { addDays, addMonths, type PlainDate, plainDate } from '@lingjiang/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ELIGIBILITY_2023 } from './eligibility-2023.ts'
import type { EligibilityClaim } from './eligibility-claim.ts'
import { evaluateEligibility } from './evaluate-eligibility.ts'
import { timeBetween, workTime } from './work-time.ts'

const d = plainDate
const ON = d('2025-06-01')
const holding = (claim: EligibilityClaim, on: PlainDate) => evaluateEligibility(claim, ELIGIBILITY_2023, on).holding

describe('counting work', () => {
  test('overlapping jobs count once, gaps do not count', () => {
    const work = [
      { relation: 'same' as const, from: d('2020-01-01'), to: d('2020-12-31') },
      { relation: 'related' as const, from: d('2020-07-01'), to: d('2021-06-30') },
      { relation: 'same' as const, from: d('2023-06-01') },
      { relation: 'other' as const, from: d('2010-01-01') },
    ]
    expect(workTime(work, ON)).toBe(18 * 30 + 24 * 30)
  })
  test.each([
    ['2021-06-01', '2025-05-31', 47 * 30 + 29],
    ['2021-06-01', '2025-06-01', 48 * 30],
    ['2024-02-29', '2025-02-28', 12 * 30],
    ['2025-01-31', '2025-02-28', 30],
    ['2025-06-01', '2025-06-01', 0],
    ['2025-06-02', '2025-06-01', 0],
  ])('from %s until %s: %i', (from, until, time) => {
    expect(timeBetween(d(from), d(until))).toBe(time)
  })

  const anyDay = fc.integer({ min: 0, max: 14_000 }).map((n) => addDays(d('1990-01-01'), n))
  const anyRelation = fc.constantFrom('same', 'related', 'other' as const)
  const anyWork = fc.array(
    fc.record({ relation: anyRelation, from: anyDay, to: fc.option(anyDay) }) as fc.Arbitrary<
      EligibilityClaim['work'][number]
    >,
    { maxLength: 4 },
  )
  const anyLevel = fc.constantFrom('5', '4', '3', '2', '1' as const)
  const anyClaim: fc.Arbitrary<EligibilityClaim> = fc.record({
    level: anyLevel,
    bornOn: anyDay,
    intendsToWork: fc.boolean(),
    work: anyWork,
    certificates: fc.array(fc.record({ relation: anyRelation, level: anyLevel, issuedOn: anyDay }), { maxLength: 3 }),
    titles: fc.array(
      fc.record({
        relation: anyRelation,
        rank: fc.constantFrom('junior', 'intermediate', 'senior' as const),
        awardedOn: anyDay,
      }),
      { maxLength: 3 },
    ),
    studies: fc.constant([]),
  }) as fc.Arbitrary<EligibilityClaim>

  test('more work never makes anybody ineligible', () => {
    fc.assert(
      fc.property(anyClaim, anyWork, anyDay, (claim, more, on) => {
        const before = holding(claim, on)
        const after = holding({ ...claim, work: [...claim.work, ...more] }, on)
        expect(after).toEqual(expect.arrayContaining([...before]))
      }),
      { numRuns: 500 },
    )
  })
  test('waiting while the work goes on never makes anybody ineligible', () => {
    fc.assert(
      fc.property(anyClaim, anyDay, fc.nat(2000), (claim, on, days) => {
        const working = { ...claim, work: claim.work.map((p) => ({ ...p, to: null })) }
        expect(holding(working, addDays(on, days))).toEqual(expect.arrayContaining([...holding(working, on)]))
      }),
      { numRuns: 500 },
    )
  })
  test('the amount missing is exactly what is needed: after working that much longer nothing is short', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(3000), (from, days) => {
        const claim: EligibilityClaim = {
          level: '4',
          bornOn: d('1970-01-01'),
          intendsToWork: false,
          work: [{ relation: 'same', from }],
          certificates: [],
          titles: [],
          studies: [],
        }
        const on = addDays(from, days)
        const condition = evaluateEligibility(claim, ELIGIBILITY_2023, on).alternatives[0]?.conditions[0]
        if (!condition || condition.met) return
        const short = condition.facts as { years: number; months: number; days: number }
        const later = addDays(addMonths(on, short.years * 12 + short.months), short.days + 2)
        expect(holding(claim, later)).toContain('4a')
      }),
    )
  })
})
