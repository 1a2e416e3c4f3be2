import { CompactRange, type NodeVisitor } from './compact-range.ts'
import { EMPTY_ROOT, hashChildren, isHash } from './tree-hash.ts'
import { bitLength, hasBit, shiftRight } from './tree-size.ts'

/** One level of the grown tree, from `start` on to its right edge; the last node may stand for an incomplete subtree. */
type Row = { readonly start: number; readonly nodes: readonly Uint8Array[] }

/** What appending a group of leaves gives: the new frontier and root, the new nodes, and a receipt for every new leaf. */
export type AppendedBatch = {
  readonly from: number
  readonly size: number
  readonly root: Uint8Array
  readonly range: CompactRange
  /** Inclusion proof, in the tree of `size`, of a leaf of this batch; throws RangeError for any other index. */
  proofOf(index: number): Uint8Array[]
  /** Calls `visit` for each node completed by the batch, level by level, left to right. */
  visitNew(visit: NodeVisitor): void
  /** The new complete nodes of one level, from index floor(from / 2^level) on. */
  newNodes(level: number): readonly Uint8Array[]
}

/**
 * Appends leaf hashes to a tree known by its frontier, which is left as it was, and keeps what the proofs of the new leaves need:
 * one hash per new node, no reading of the old tree (RFC 6962 §2.1.1).
 */
export function appendBatch(range: CompactRange, leafHashes: readonly Uint8Array[]): AppendedBatch {
  if (!leafHashes.every(isHash)) throw new RangeError('a leaf hash must have 32 bytes')
  const from = range.size
  const size = from + leafHashes.length
  const frontier = frontierByLevel(range)
  const rows = growRows(from, size, leafHashes, frontier)
  const newNodes = (level: number): readonly Uint8Array[] => {
    const row = rows[level]
    if (row === undefined) return []
    const first = shiftRight(from, level)
    return row.nodes.slice(first - row.start, Math.max(shiftRight(size, level) - row.start, first - row.start))
  }
  return {
    from,
    size,
    root: leafHashes.length === 0 ? range.root() : topOf(rows),
    range: CompactRange.from(size, frontierAfter(size, rows, frontier)),
    proofOf: (index) => proofFrom(rows, from, size, index),
    newNodes,
    visitNew(visit) {
      rows.forEach((_, level) => {
        const first = shiftRight(from, level)
        newNodes(level).forEach((hash, i) => {
          visit(level, first + i, hash)
        })
      })
    },
  }
}

function frontierByLevel(range: CompactRange): Map<number, Uint8Array> {
  const byLevel = new Map<number, Uint8Array>()
  let next = range.hashes.length - 1
  for (let level = 0; next >= 0; level++) {
    if (hasBit(range.size, level)) byLevel.set(level, range.hashes[next--] as Uint8Array)
  }
  return byLevel
}

// A node of the frontier is the left neighbour of the new nodes of its level, so each row starts at an even index
// and pairs cleanly; an odd node at the right edge rises unchanged, which is exactly RFC 6962's unbalanced tree.
function growRows(from: number, size: number, leaves: readonly Uint8Array[], frontier: Map<number, Uint8Array>): Row[] {
  if (size === from) return []
  const rows: Row[] = []
  const top = bitLength(size - 1)
  let fresh = leaves
  for (let level = 0; level <= top; level++) {
    const left = frontier.get(level)
    const nodes = left === undefined ? fresh : [left, ...fresh]
    rows.push({ start: shiftRight(from, level) - (left === undefined ? 0 : 1), nodes })
    fresh = pairUp(nodes)
  }
  return rows
}

function pairUp(nodes: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = []
  for (let i = 0; i < nodes.length; i += 2) {
    const left = nodes[i] as Uint8Array
    const right = nodes[i + 1]
    parents.push(right === undefined ? left : hashChildren(left, right))
  }
  return parents
}

function topOf(rows: readonly Row[]): Uint8Array {
  return rows.at(-1)?.nodes[0] ?? EMPTY_ROOT
}

function frontierAfter(size: number, rows: readonly Row[], before: Map<number, Uint8Array>): Uint8Array[] {
  const hashes: Uint8Array[] = []
  for (let level = bitLength(size) - 1; level >= 0; level--) {
    if (!hasBit(size, level)) continue
    const row = rows[level]
    const hash = row === undefined ? undefined : row.nodes[shiftRight(size, level) - 1 - row.start]
    hashes.push(hash ?? (before.get(level) as Uint8Array))
  }
  return hashes
}

function proofFrom(rows: readonly Row[], from: number, size: number, index: number): Uint8Array[] {
  if (!(Number.isInteger(index) && index >= from && index < size)) {
    throw new RangeError(`leaf ${index} is not among the leaves ${from} to ${size - 1} of this batch`)
  }
  const proof: Uint8Array[] = []
  let at = index
  for (const row of rows) {
    const sibling = at % 2 === 0 ? at + 1 : at - 1
    const hash = row.nodes[sibling - row.start]
    if (hash !== undefined) proof.push(hash)
    at = Math.floor(at / 2)
  }
  return proof
}
