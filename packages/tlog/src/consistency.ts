import { planConsistency, proofOf, type ReadNode } from './proof-plan.ts'
import { equalBytes, hashChildren, isHash } from './tree-hash.ts'
import { isCount } from './tree-size.ts'

/** Consistency proof from the tree of `older` leaves to that of `newer` (RFC 6962 §2.1.2); throws RangeError when older > newer. */
export function consistencyProof(older: number, newer: number, read: ReadNode): Uint8Array[] {
  return proofOf(planConsistency(older, newer), read)
}

/**
 * Whether the proof shows that the newer tree begins with the leaves of the older one (RFC 9162 §2.1.4.2).
 * False for anything malformed, and for older = 0: an empty tree is a prefix of every tree, so there is nothing to prove.
 */
export function verifyConsistency(
  older: number,
  newer: number,
  proof: readonly Uint8Array[],
  olderRoot: Uint8Array,
  newerRoot: Uint8Array,
): boolean {
  if (!isCount(older) || !isCount(newer) || older === 0 || older > newer) return false
  if (older === newer) return proof.length === 0 && equalBytes(olderRoot, newerRoot)
  if (!isHash(olderRoot) || !isHash(newerRoot) || !proof.every(isHash)) return false
  return walk(older, newer, proof, olderRoot, newerRoot)
}

function walk(
  older: number,
  newer: number,
  proof: readonly Uint8Array[],
  olderRoot: Uint8Array,
  newerRoot: Uint8Array,
): boolean {
  let at = older - 1
  let last = newer - 1
  while (at % 2 === 1) {
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  const path = at === 0 ? [olderRoot, ...proof] : proof
  const first = path[0]
  if (first === undefined) return false
  let olderHash = first
  let newerHash = first
  for (const sibling of path.slice(1)) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      olderHash = hashChildren(sibling, olderHash)
      newerHash = hashChildren(sibling, newerHash)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      newerHash = hashChildren(newerHash, sibling)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(olderHash, olderRoot) && equalBytes(newerHash, newerRoot)
}
