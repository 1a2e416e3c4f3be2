import { rootFromInclusion } from './inclusion.ts'
import { EMPTY_ROOT, equalBytes, hashChildren, isHash } from './tree-hash.ts'
import { isCount } from './tree-size.ts'

/** Whether [start, end) is a subtree: its start is a multiple of the smallest power of two that holds it (draft-ietf-plants-merkle-tree-certs-03 §4.1). */
export function isSubtree(start: number, end: number): boolean {
  if (!isCount(start) || !isCount(end) || start > end) return false
  let width = 1
  while (width < end - start) width *= 2
  return start % width === 0
}

/** Whether the proof shows the leaf at `index` in the subtree [start, end) with this root (draft-ietf-plants-merkle-tree-certs-03 §4.3). */
export function verifySubtreeInclusion(
  leafHash: Uint8Array,
  index: number,
  start: number,
  end: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSubtree(start, end) || !isCount(index) || index < start) return false
  const reached = rootFromInclusion(leafHash, index - start, end - start, proof)
  return reached !== undefined && equalBytes(reached, root)
}

/**
 * Whether the proof shows that the tree of `size` leaves has this subtree root over [start, end)
 * (draft-ietf-plants-merkle-tree-certs-03 §4.4.3). An empty subtree has the empty root in every tree.
 */
export function verifySubtreeConsistency(
  start: number,
  end: number,
  size: number,
  proof: readonly Uint8Array[],
  subtreeRoot: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!isSubtree(start, end) || !isCount(size) || end > size) return false
  if (start === end) return proof.length === 0 && equalBytes(subtreeRoot, EMPTY_ROOT)
  if (start === 0 && end === size) return proof.length === 0 && equalBytes(subtreeRoot, root)
  if (!isHash(subtreeRoot) || !isHash(root) || !proof.every(isHash)) return false
  return walk([start, end - 1, size - 1], proof, subtreeRoot, root)
}

type Edges = readonly [first: number, last: number, treeLast: number]

const halve = ([a, b, c]: Edges): Edges => [Math.floor(a / 2), Math.floor(b / 2), Math.floor(c / 2)]

function walk(from: Edges, proof: readonly Uint8Array[], subtreeRoot: Uint8Array, root: Uint8Array): boolean {
  let at = from
  const atTreeEdge = from[1] === from[2]
  while (at[0] !== at[1] && (atTreeEdge || at[1] % 2 === 1)) at = halve(at)
  const path = at[0] === at[1] ? [subtreeRoot, ...proof] : proof
  const start = path[0]
  if (start === undefined) return false
  let subtreeHash = start
  let treeHash = start
  for (const sibling of path.slice(1)) {
    if (at[2] === 0) return false
    if (at[1] % 2 === 1 || at[1] === at[2]) {
      if (at[0] < at[1]) subtreeHash = hashChildren(sibling, subtreeHash)
      treeHash = hashChildren(sibling, treeHash)
      while (at[1] % 2 === 0 && at[1] !== 0) at = halve(at)
    } else {
      treeHash = hashChildren(treeHash, sibling)
    }
    at = halve(at)
  }
  return at[2] === 0 && equalBytes(subtreeHash, subtreeRoot) && equalBytes(treeHash, root)
}
