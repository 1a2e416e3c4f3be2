import { coverOf, foldRight, type NodeId } from './compact-range.ts'
import { assertCount, splitPoint } from './tree-size.ts'

/** A proof before its hashes are read: for each hash of the proof, the complete subtrees it is joined from, largest first. */
export type ProofPlan = readonly (readonly NodeId[])[]
export type ReadNode = (level: number, index: number) => Uint8Array

/** Which nodes the inclusion proof of leaf `index` in the tree of `size` leaves reads (RFC 6962 §2.1.1). */
export function planInclusion(index: number, size: number): ProofPlan {
  assertCount(index, 'index')
  assertCount(size, 'size')
  if (index >= size) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`)
  const plan: NodeId[][] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitPoint(to - from)
    if (index < middle) {
      plan.push(coverOf(middle, to))
      to = middle
    } else {
      plan.push(coverOf(from, middle))
      from = middle
    }
  }
  return plan.reverse()
}

/** Which nodes the consistency proof between the trees of `older` and `newer` leaves reads (RFC 6962 §2.1.2); none from 0 or between equals. */
export function planConsistency(older: number, newer: number): ProofPlan {
  assertCount(older, 'older')
  assertCount(newer, 'newer')
  if (older > newer) throw new RangeError(`a tree of ${older} leaves is not older than one of ${newer}`)
  if (older === 0 || older === newer) return []
  const plan: NodeId[][] = []
  let from = 0
  let to = newer
  while (to !== older) {
    const middle = from + splitPoint(to - from)
    if (older <= middle) {
      plan.push(coverOf(middle, to))
      to = middle
    } else {
      plan.push(coverOf(from, middle))
      from = middle
    }
  }
  // The old root itself is known to the verifier; any other subtree the walk ends in has to be told.
  if (from !== 0) plan.push(coverOf(from, to))
  return plan.reverse()
}

/** All nodes of a plan, for reading them from a store in one go. */
export function nodesOf(plan: ProofPlan): NodeId[] {
  return plan.flat()
}

/** The proof itself, once its nodes can be read. */
export function proofOf(plan: ProofPlan, read: ReadNode): Uint8Array[] {
  return plan.map((nodes) => foldRight(nodes.map(({ level, index }) => read(level, index))))
}
