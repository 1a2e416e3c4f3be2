import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkMarks, EXAM_PARAMETERS, isCompleteSheet, type PanelRule, panelScore, totalOf } from './index.ts'

const p = (rule: PanelRule) => ({ ...EXAM_PARAMETERS.defaults, 'assessment.panel.rule': rule })
const sheet = (member: string, totalTenths: number, absent = false) => ({ member, totalTenths, absent })
const abc = ['a', 'b', 'c']

describe('the score of a panel', () => {
  test.each([
    ['mean', [700, 800, 900], 800],
    ['mean', [700, 705, 710], 705],
    ['mean', [600, 601, 601], 601],
    ['median', [100, 800, 900], 800],
    ['trimmed-mean', [100, 800, 900], 600],
    ['trimmed-mean', [0, 600, 700, 800, 1000], 700],
  ] as const)('%s of %j is %i', (rule, totals, tenths) => {
    const members = totals.map((_, i) => String(i))
    expect(
      panelScore(
        members,
        totals.map((total, i) => sheet(String(i), total)),
        p(rule),
      ).tenths,
    ).toBe(tenths)
  })

  test('waits for the last member, and for agreement on who was absent', () => {
    expect(panelScore(abc, [sheet('a', 700), sheet('b', 700)], p('mean'))).toMatchObject({
      tenths: null,
      missing: ['c'],
    })
    const mixed = [sheet('a', 700), sheet('b', 0, true), sheet('c', 700)]
    expect(panelScore(abc, mixed, p('mean'))).toMatchObject({ tenths: null, absent: false, disagreed: true })
    expect(
      panelScore(
        abc,
        abc.map((m) => sheet(m, 0, true)),
        p('mean'),
      ),
    ).toMatchObject({ tenths: null, absent: true })
  })

  test('sheets of people outside the panel count for nothing, and members far apart are pointed out', () => {
    const sheets = [sheet('a', 600), sheet('b', 760), sheet('c', 680), sheet('x', 0)]
    expect(panelScore(abc, sheets, p('mean'))).toMatchObject({ tenths: 680, spreadTenths: 160, farApart: true })
  })

  test('lies between the lowest and the highest member, whatever the rule and the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 }),
        fc.constantFrom<PanelRule>('mean', 'median', 'trimmed-mean'),
        (totals, rule) => {
          const members = totals.map((_, i) => String(i))
          const sheets = totals.map((total, i) => sheet(String(i), total))
          const { tenths } = panelScore(members, sheets, p(rule))
          expect(tenths).toBeGreaterThanOrEqual(Math.min(...totals))
          expect(tenths).toBeLessThanOrEqual(Math.max(...totals))
          expect(panelScore([...members].reverse(), [...sheets].reverse(), p(rule)).tenths).toBe(tenths)
        },
      ),
    )
  })
})

describe('a score sheet', () => {
  const criteria = [
    { code: '1.1', maxTenths: 100 },
    { code: '1.2', maxTenths: 55 },
  ]
  test.each([
    [{ '1.1': 100, '1.2': 0 }, false, undefined],
    [{ '1.1': 105 }, false, 'mark-out-of-range'],
    [{ '1.1': -5 }, false, 'mark-out-of-range'],
    [{ '1.1': 3 }, false, 'mark-out-of-range'],
    [{ '9.9': 5 }, false, 'mark-out-of-range'],
    [{ '1.1': 5 }, true, 'absent-has-no-marks'],
    [{}, true, undefined],
  ])('%j, absent %s: %s', (marks, absent, code) => {
    expect(checkMarks(criteria, marks as Record<string, number>, absent)?.code).toBe(code)
  })

  test('is complete with every mark or without the candidate, and adds up', () => {
    expect(isCompleteSheet(criteria, { '1.1': 5 }, false)).toBe(false)
    expect(isCompleteSheet(criteria, { '1.1': 5, '1.2': 0 }, false)).toBe(true)
    expect(isCompleteSheet(criteria, {}, true)).toBe(true)
    expect(totalOf({ '1.1': 5, '1.2': 50 })).toBe(55)
  })
})
