import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type BlueprintNode, type DrawableItem, drawPaper, ITEM_KINDS, type PaperForm } from './index.ts'

const form: PaperForm = [
  { kind: 'single', count: 20, markTenths: 30 },
  { kind: 'multiple', count: 5, markTenths: 40 },
  { kind: 'judgment', count: 10, markTenths: 20 },
]
const node = (code: string, weight: number | null, importance: 'X' | 'Y' | 'Z' | null): BlueprintNode => ({
  code,
  parent: code.includes('-') ? code.slice(0, code.lastIndexOf('-')) : null,
  name: code,
  weight,
  importance,
})

/** A blueprint of 4 scopes with weights that add up to 100, 12 points each, and items of each kind on each point; too few for some weights. */
const banks = fc
  .tuple(
    fc.oneof(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }), fc.constant([20, 1, 1, 1])),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([raw, perPoint]) => {
    const sum = raw.reduce((a, b) => a + b, 0)
    const weights = raw.map((w) => Math.round((w / sum) * 100))
    weights[0] = (weights[0] ?? 0) + 100 - weights.reduce((a, b) => a + b, 0)
    const scopes = weights.map((w, i) => node(`A-${'ABCD'[i]}`, w, null))
    const points = scopes.flatMap((scope) =>
      Array.from({ length: 12 }, (_, i) =>
        node(`${scope.code}-${String(i + 1).padStart(3, '0')}`, null, (['X', 'Y', 'Z'] as const)[i % 3] ?? 'X'),
      ),
    )
    const items = points.flatMap((point) =>
      ITEM_KINDS.flatMap((kind) =>
        Array.from(
          { length: perPoint },
          (_, i): DrawableItem => ({ id: `${kind}-${point.code}-${i}`, kind, point: point.code }),
        ),
      ),
    )
    return { nodes: [node('A', 100, null), ...scopes, ...points], items }
  })

const lotOf = (seed: number) => (label: string) => {
  let h = seed >>> 0
  for (const c of label) h = Math.imul(h ^ c.charCodeAt(0), 2654435761) >>> 0
  return h / 2 ** 32
}

const lacking = (items: readonly DrawableItem[], seed: number, keep: number) =>
  items.filter((item) => lotOf(seed)(`keep ${item.id}`) < keep)

test('a draw fills the form, follows the weights within one item, and asks no point twice while others are left; or it is refused', () => {
  let [drew, refused] = [0, 0]
  fc.assert(
    fc.property(banks, fc.integer({ min: 1 }), ({ nodes, items }, seed) => {
      const drawn = drawPaper(nodes, items, form, lotOf(seed))
      if (!drawn.ok) {
        refused += 1
        expect(drawn.code).toBe('bank-scope-too-small')
        return
      }
      drew += 1
      for (const section of form)
        expect(drawn.items.filter((item) => item.kind === section.kind)).toHaveLength(section.count)
      expect(drawn.items.reduce((sum, item) => sum + item.markTenths, 0)).toBe(1000)
      expect(new Set(drawn.items.map((item) => item.id)).size).toBe(drawn.items.length)
      for (const { scope } of drawn.allotments) {
        const asked = drawn.items.filter((item) => item.scope === scope).map((item) => item.point)
        expect(new Set(asked).size).toBe(Math.min(asked.length, 12))
      }
      for (const one of drawn.allotments) expect(Math.abs(one.plannedTenths - one.drawnTenths)).toBeLessThanOrEqual(40)
    }),
    { numRuns: 200 },
  )
  expect([drew > 0, refused > 0]).toEqual([true, true])
})

test('a bank in which every scope could fill the whole form is never refused', () => {
  fc.assert(
    fc.property(banks, fc.integer({ min: 1 }), ({ nodes, items }, seed) => {
      const plenty = items.flatMap((item) => [0, 1].map((copy) => ({ ...item, id: `${item.id}-${copy}` })))
      expect(drawPaper(nodes, plenty, form, lotOf(seed)).ok).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('a refused bank lacks what the refusal says: with that many items of each kind more in that scope, scope after scope, it draws', () => {
  let refused = 0
  fc.assert(
    fc.property(
      banks,
      fc.integer({ min: 1 }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      ({ nodes, items }, seed, keep) => {
        const bank = [...lacking(items, seed, keep)]
        for (let round = 0; ; round += 1) {
          const drawn = drawPaper(nodes, bank, form, lotOf(seed))
          if (drawn.ok || drawn.code === 'bank-too-small') break
          refused += 1
          const { scope, missing } = drawn.facts as { scope: string; missing: number }
          expect(missing).toBeGreaterThan(0)
          expect(round).toBeLessThan(4)
          for (const kind of ITEM_KINDS)
            for (let i = 0; i < missing; i += 1)
              bank.push({ id: `new-${round}-${kind}-${i}`, kind, point: `${scope}-001` })
        }
      },
    ),
    { numRuns: 200 },
  )
  expect(refused).toBeGreaterThan(0)
})

test('the same seed replays the draw, and the order in which the items are given does not matter', () => {
  fc.assert(
    fc.property(banks, fc.integer({ min: 1 }), ({ nodes, items }, seed) => {
      const draw = (list: readonly DrawableItem[]) => drawPaper(nodes, list, form, lotOf(seed))
      expect(draw([...items].reverse())).toEqual(draw(items))
    }),
    { numRuns: 30 },
  )
})
