import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  appendBatch,
  CompactRange,
  consistencyProof,
  hashChildren,
  hashLeaf,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'
import { memoryTree } from './memory-tree.ts'
import { splitPoint } from './tree-size.ts'

const leafOf = (i: number) => hashLeaf(Uint8Array.of(i & 255, i >> 8))
const leaves = Array.from({ length: 700 }, (_, i) => leafOf(i))
const whole = memoryTree(leaves)
const size = fc.integer({ min: 1, max: leaves.length })
const flip = (hash: Uint8Array, bit: number) => hash.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

/** RFC 6962 §2.1 read off the page: slow, and right by inspection. */
function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0] as Uint8Array
  const k = splitPoint(hashes.length)
  return hashChildren(rootByDefinition(hashes.slice(0, k)), rootByDefinition(hashes.slice(k)))
}

describe('any tree', () => {
  test('has the root the definition gives, whatever the groups it grew in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 7 }), (groups) => {
        let range = CompactRange.empty()
        for (const group of groups) {
          const batch = appendBatch(range, leaves.slice(range.size, range.size + group))
          expect(batch.root).toEqual(batch.range.root())
          range = CompactRange.fromBytes(batch.range.toBytes())
        }

        const grown = leaves.slice(0, range.size)
        expect(range.root()).toEqual(grown.length === 0 ? rootOf([]) : rootByDefinition(grown))
      }),
    )
  })

  test('gives each new leaf of a group the same receipt as a later reading of the tree', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 300 }), (from, count) => {
        const range = CompactRange.empty()
        for (const leaf of leaves.slice(0, from)) range.append(leaf)

        const batch = appendBatch(range, leaves.slice(from, from + count))

        for (let i = from; i < from + count; i++) {
          const proof = batch.proofOf(i)
          expect(proof).toEqual(inclusionProof(i, from + count, whole.read))
          expect(verifyInclusion(leafOf(i), i, from + count, proof, batch.root)).toBe(true)
        }
        batch.visitNew((level, index, hash) => expect(hash).toEqual(whole.read(level, index)))
        expect(() => batch.proofOf(from - 1)).toThrow(RangeError)
        expect(() => batch.proofOf(from + count)).toThrow(RangeError)
      }),
      { numRuns: 40 },
    )
  })

  test('proves that it is the continuation of every earlier one', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [older, newer] = a < b ? [a, b] : [b, a]
        const proof = consistencyProof(older, newer, whole.read)

        expect(verifyConsistency(older, newer, proof, whole.root(older), whole.root(newer))).toBe(true)
      }),
    )
  })

  test('accepts no leaf, index, size, proof or root but the right one', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), fc.nat(255), (n, pick, where, bit) => {
        const i = pick % n
        const proof = inclusionProof(i, n, whole.read)
        const root = whole.root(n)
        const spoilt = proof.map((hash, at) => (at === where % proof.length ? flip(hash, bit) : hash))

        expect(verifyInclusion(flip(leafOf(i), bit), i, n, proof, root)).toBe(false)
        expect(verifyInclusion(leafOf(i), i, n, proof, flip(root, bit))).toBe(false)
        expect(verifyInclusion(leafOf(i), i, n, [...proof, root], root)).toBe(false)
        expect(verifyInclusion(leafOf(i), (i + 1 + (where % n)) % (n + 1), n, proof, root)).toBe(
          n > 1 && (i + 1 + (where % n)) % (n + 1) === i,
        )
        if (proof.length > 0) {
          expect(verifyInclusion(leafOf(i), i, n, spoilt, root)).toBe(false)
          expect(verifyInclusion(leafOf(i), i, n, proof.slice(1), root)).toBe(false)
          expect(verifyInclusion(leafOf(i), i, n, [root.subarray(1), ...proof.slice(1)], root)).toBe(false)
        }
      }),
    )
  })

  test('never proves itself the continuation of a tree with another history', () => {
    fc.assert(
      fc.property(size, size, fc.nat(), fc.nat(255), (a, b, where, bit) => {
        const [older, newer] = a < b ? [a, b] : [b, a]
        const proof = consistencyProof(older, newer, whole.read)
        const spoilt = proof.map((hash, at) => (at === where % proof.length ? flip(hash, bit) : hash))
        const [oldRoot, newRoot] = [whole.root(older), whole.root(newer)]

        expect(verifyConsistency(older, newer, proof, flip(oldRoot, bit), newRoot)).toBe(false)
        expect(verifyConsistency(older, newer, proof, oldRoot, flip(newRoot, bit))).toBe(false)
        expect(verifyConsistency(older, newer, [...proof, newRoot], oldRoot, newRoot)).toBe(false)
        expect(verifyConsistency(newer + 1, older, proof, oldRoot, newRoot)).toBe(false)
        if (proof.length > 0) {
          expect(verifyConsistency(older, newer, spoilt, oldRoot, newRoot)).toBe(false)
          expect(verifyConsistency(older, newer, proof.slice(0, -1), oldRoot, newRoot)).toBe(false)
        }
      }),
    )
  })

  test('answers false, not an error, to what is not even a proof', () => {
    const odd = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '3', undefined, null] as never[]
    for (const value of odd) {
      expect(verifyInclusion(leafOf(0), value, 4, [], leafOf(0))).toBe(false)
      expect(verifyInclusion(leafOf(0), 0, value, [], leafOf(0))).toBe(false)
      expect(verifyConsistency(value, 4, [], leafOf(0), leafOf(0))).toBe(false)
      expect(verifyConsistency(1, value, [value], leafOf(0), leafOf(0))).toBe(false)
    }
  })
})
