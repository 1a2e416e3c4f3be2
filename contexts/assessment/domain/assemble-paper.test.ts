import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apportion } from './apportion.ts'
import {
  allotItems,
  assemblePaper,
  type Blueprint,
  type DrawableItem,
  type Importance,
  type QuestionType,
} from './assemble-paper.ts'
import { ASSESSMENT_PARAMETERS } from './parameters.ts'
import { replayableDraw, shuffle } from './replayable-draw.ts'

const P = ASSESSMENT_PARAMETERS.defaults
const SEED = '0123456789abcdef0123456789abcdef'
const OTHER_SEED = 'fedcba98765432100123456789abcdef'
const TYPES: readonly QuestionType[] = ['single', 'multiple', 'true-false']
const IMPORTANCES: readonly Importance[] = ['X', 'Y', 'Z']

/** For every scope so many points, each with an item of every type. */
const aBank = (points: number, scopes = ['A', 'B', 'C']): readonly DrawableItem[] =>
  scopes.flatMap((scope) =>
    Array.from({ length: points }, (_, i) => i).flatMap((i) =>
      TYPES.map(
        (type): DrawableItem => ({
          id: `${scope}${i}${type}`,
          scope,
          point: `${scope}-${i}`,
          type,
          importance: IMPORTANCES[i % 3] as Importance,
          uses: 0,
        }),
      ),
    ),
  )
const blueprint: Blueprint = {
  scopes: [
    { code: 'A', weight: 25, ratio: [5, 3, 2] },
    { code: 'B', weight: 40, ratio: [1, 0, 0] },
    { code: 'C', weight: 35, ratio: [2, 1, 1] },
  ],
  parts: [
    { type: 'single', count: 60, tenthsEach: 10 },
    { type: 'multiple', count: 20, tenthsEach: 10 },
    { type: 'true-false', count: 20, tenthsEach: 10 },
  ],
}
const assemble = (seed = SEED, bank = aBank(130), other?: ReadonlySet<string>) =>
  assemblePaper(blueprint, bank, replayableDraw(seed), P, other)

describe('the largest remainder', () => {
  test.each([
    [100, [25, 40, 35], [25, 40, 35]],
    [10, [1, 1, 1], [4, 3, 3]],
    [7, [5, 3, 1], [4, 2, 1]],
    [0, [1, 2], [0, 0]],
    [5, [0, 0], [0, 0]],
  ])('%i by %j: %j', (total, weights, shares) => {
    expect(apportion(total, weights)).toEqual(shares)
  })
  test('shares add up and differ from their quota by less than one', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }), (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0)
        fc.pre(sum > 0)
        const shares = apportion(total, weights)
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
        for (const [i, share] of shares.entries())
          expect(Math.abs(share - (total * (weights[i] ?? 0)) / sum)).toBeLessThan(1)
      }),
    )
  })
  test('items are allotted so that types and scopes both add up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
        fc.nat(60),
        fc.nat(30),
        fc.nat(30),
        (weights, a, b, c) => {
          const rows = allotItems({
            scopes: weights.map((weight, i) => ({ code: String(i), weight, ratio: [1, 1, 1] })),
            parts: [a, b, c].map((count, i) => ({ type: TYPES[i] as QuestionType, count, tenthsEach: 10 })),
          })
          expect(rows.map((row) => row.reduce((x, y) => x + y, 0))).toEqual([a, b, c])
          expect(weights.map((_, i) => rows.reduce((sum, row) => sum + (row[i] ?? 0), 0))).toEqual(
            apportion(a + b + c, weights),
          )
          expect(rows.flat().every((n) => n >= 0)).toBe(true)
        },
      ),
    )
  })
})

describe('a paper', () => {
  const decision = assemble()
  const paper = decision.ok ? decision.events[0] : undefined
  test('has the marks and types of the blueprint', () => {
    expect(paper?.totalTenths).toBe(1000)
    expect(TYPES.map((type) => paper?.items.filter((i) => i.type === type).length)).toEqual([60, 20, 20])
  })
  test('has the weights of the scopes and, inside, the ratio of importance', () => {
    expect(['A', 'B', 'C'].map((scope) => paper?.items.filter((i) => i.scope === scope).length)).toEqual([25, 40, 35])
    const byId = new Map(aBank(130).map((item) => [item.id, item]))
    const importances = (scope: string) =>
      IMPORTANCES.map(
        (importance) =>
          paper?.items.filter((i) => i.scope === scope && byId.get(i.itemId)?.importance === importance).length,
      )
    expect(importances('A')).toEqual([13, 7, 5])
    expect(importances('B')).toEqual([40, 0, 0])
    expect(importances('C')).toEqual([17, 9, 9])
  })
  test('asks about no point twice, whatever the seed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{32}$/), (seed) => {
        const drawn = assemble(seed, aBank(45))
        const points = drawn.ok ? drawn.events[0]?.items.map((i) => i.point) : []
        expect(new Set(points).size).toBe(100)
      }),
      { numRuns: 30 },
    )
  })
  test('is the same for the same seed, in whatever order the bank comes, and another for another seed', () => {
    expect(assemble(SEED, [...aBank(130)].reverse())).toEqual(assemble())
    expect(assemble(OTHER_SEED)).not.toEqual(assemble())
  })
  test('leaves out items used as often as the cap allows', () => {
    const worn = aBank(130).map((item) => (item.point === 'A-0' ? { ...item, uses: 20 } : item))
    const drawn = assemble(SEED, worn)
    expect(drawn.ok && drawn.events[0]?.items.some((i) => i.point === 'A-0')).toBe(false)
  })
  test('shares little with the other paper when the bank allows it', () => {
    const first = new Set(paper?.items.map((i) => i.itemId))
    const second = assemble(OTHER_SEED, aBank(130), first)
    if (!second.ok) throw new Error(second.code)
    const shared = second.events[0]?.items.filter((i) => first.has(i.itemId)).length ?? 100
    expect(shared).toBeLessThanOrEqual(20)
  })
})

describe('what cannot be assembled', () => {
  test('a bank with too few points names the scope and type', () => {
    expect(assemble(SEED, aBank(20))).toMatchObject({ ok: false, code: 'bank-too-small' })
  })
  test('the only paper there is cannot be drawn twice', () => {
    const small: Blueprint = {
      scopes: [{ code: 'A', weight: 1, ratio: [1, 1, 1] }],
      parts: [{ type: 'single', count: 3, tenthsEach: 10 }],
    }
    const bank = aBank(3, ['A'])
    const all = new Set(bank.map((i) => i.id))
    expect(assemblePaper(small, bank, replayableDraw(SEED), P, all)).toMatchObject({
      ok: false,
      code: 'paper-too-alike',
    })
  })
  test('an empty blueprint is refused', () => {
    expect(assemblePaper({ scopes: [], parts: [] }, aBank(3), replayableDraw(SEED), P)).toMatchObject({
      code: 'blueprint-empty',
    })
  })
})

describe('the replayable draw', () => {
  test('every number below the bound comes about equally often', () => {
    const draw = replayableDraw(SEED)
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 20_000; i++) {
      const drawn = draw(10)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(250)
  })
  test('a shuffle keeps every element', () => {
    expect([...shuffle([1, 2, 3, 4, 5], replayableDraw(SEED))].sort()).toEqual([1, 2, 3, 4, 5])
  })
  test('a short seed is refused', () => {
    expect(() => replayableDraw('abc')).toThrow(RangeError)
  })
})
