import { planInclusion, proofOf, type ReadNode } from './proof-plan.ts'
import { equalBytes, hashChildren, isHash } from './tree-hash.ts'
import { isCount } from './tree-size.ts'

/** Inclusion proof of leaf `index` in the tree of `size` leaves, lowest sibling first (RFC 6962 §2.1.1); throws RangeError for an index outside. */
export function inclusionProof(index: number, size: number, read: ReadNode): Uint8Array[] {
  return proofOf(planInclusion(index, size), read)
}

/** The root that the proof leads to, or undefined when the proof has not the shape of a tree of `size` leaves (RFC 9162 §2.1.3.2). */
export function rootFromInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!isCount(index) || !isCount(size) || index >= size || !isHash(leafHash) || !proof.every(isHash)) return undefined
  let hash = leafHash
  let at = index
  let last = size - 1
  for (const sibling of proof) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      hash = hashChildren(sibling, hash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = hashChildren(hash, sibling)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hash : undefined
}

/** Whether the proof shows the leaf at `index` of the tree with this size and root; false for anything malformed, never an error. */
export function verifyInclusion(
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const reached = rootFromInclusion(leafHash, index, size, proof)
  return reached !== undefined && equalBytes(reached, root)
}
