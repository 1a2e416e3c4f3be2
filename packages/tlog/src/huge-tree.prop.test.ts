import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changedTiles,
  consistencyProof,
  coverOf,
  edgeTiles,
  foldRight,
  hashChildren,
  hashLeaf,
  inclusionProof,
  nodesOf,
  parseTilePath,
  planConsistency,
  planInclusion,
  tilePath,
  tilesOfPlan,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

// A tree whose leaves are all alike has one hash a level, so that trees of any size cost nothing.
const leaf = hashLeaf(Uint8Array.of(1))
const levels = [leaf]
for (let level = 1; level < 54; level++)
  levels.push(hashChildren(levels[level - 1] as Uint8Array, levels[level - 1] as Uint8Array))
const read = (level: number) => levels[level] as Uint8Array
const rootAt = (size: number) => foldRight(coverOf(0, size).map(({ level }) => read(level)))
const size = fc.oneof(
  fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  fc
    .integer({ min: 1, max: 53 })
    .chain((bits) =>
      fc.integer({ min: -1, max: 1 }).map((d) => Math.min(Math.max(2 ** bits + d, 1), Number.MAX_SAFE_INTEGER)),
    ),
)

describe('a tree of up to 2^53 - 1 leaves', () => {
  test('proves its leaves and its history', () => {
    fc.assert(
      fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (a, b, where) => {
        const [older, newer] = a < b ? [a, b] : [b, a]
        const index = Math.floor(where * newer)

        expect(verifyInclusion(leaf, index, newer, inclusionProof(index, newer, read), rootAt(newer))).toBe(true)
        const proof = consistencyProof(older, newer, read)
        expect(verifyConsistency(older, newer, proof, rootAt(older), rootAt(newer))).toBe(true)
        if (older < newer) expect(verifyConsistency(older, newer, proof, rootAt(newer), rootAt(newer))).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('finds each node of a proof in a tile that it has', () => {
    fc.assert(
      fc.property(size, size, fc.nat({ max: 3000 }), (a, b, growth) => {
        const [older, newer] = a < b ? [a, b] : [b, a]
        const tiles = [
          ...tilesOfPlan(planInclusion(older - 1, newer), newer),
          ...tilesOfPlan(planConsistency(older, newer), newer),
        ]
        const grown = Math.min(newer + growth, Number.MAX_SAFE_INTEGER)

        for (const tile of [...tiles, ...edgeTiles(newer), ...changedTiles(newer, grown)]) {
          expect(tile.width).toBeGreaterThan(0)
          expect(tile.width).toBeLessThanOrEqual(256)
          expect(parseTilePath(tilePath(tile))).toEqual(tile)
        }
        for (const { level, index } of nodesOf(planInclusion(older - 1, newer))) {
          expect((index + 1) * 2 ** level).toBeLessThanOrEqual(newer)
        }
        expect(edgeTiles(newer).length).toBeLessThanOrEqual(7)
      }),
      { numRuns: 300 },
    )
  })
})
