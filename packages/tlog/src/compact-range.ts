import { EMPTY_ROOT, HASH_SIZE, hashChildren, isHash } from './tree-hash.ts'
import { assertCount, bitLength, hasBit } from './tree-size.ts'

/** A complete subtree: the 2^level leaves from index × 2^level on. */
export type NodeId = { readonly level: number; readonly index: number }
export type NodeVisitor = (level: number, index: number, hash: Uint8Array) => void

/**
 * The right frontier of an RFC 6962 tree: the roots of the complete subtrees that the tree of `size` leaves consists of,
 * largest (leftmost) first. It is all that is needed to append and to know the root.
 */
export class CompactRange {
  #size: number
  readonly #hashes: Uint8Array[]

  private constructor(size: number, hashes: Uint8Array[]) {
    this.#size = size
    this.#hashes = hashes
  }

  /** The tree without leaves. */
  static empty(): CompactRange {
    return new CompactRange(0, [])
  }

  /** From a stored size and its frontier (`frontierNodes(size)` names the nodes, in this order); throws RangeError when they do not fit. */
  static from(size: number, hashes: readonly Uint8Array[]): CompactRange {
    assertCount(size, 'size')
    const needed = frontierNodes(size).length
    if (hashes.length !== needed) throw new RangeError(`a tree of ${size} leaves has ${needed} frontier hashes`)
    if (!hashes.every(isHash)) throw new RangeError('a frontier hash must have 32 bytes')
    return new CompactRange(size, [...hashes])
  }

  /** Reads `toBytes()`; throws RangeError on anything else. */
  static fromBytes(bytes: Uint8Array): CompactRange {
    if (bytes.length < 8) throw new RangeError('a serialised frontier has at least 8 bytes')
    const size = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0))
    if ((bytes.length - 8) % HASH_SIZE !== 0) throw new RangeError('a serialised frontier ends within a hash')
    const hashes: Uint8Array[] = []
    for (let at = 8; at < bytes.length; at += HASH_SIZE) hashes.push(bytes.slice(at, at + HASH_SIZE))
    return CompactRange.from(size, hashes)
  }

  get size(): number {
    return this.#size
  }

  /** The frontier, largest subtree first. */
  get hashes(): readonly Uint8Array[] {
    return this.#hashes
  }

  clone(): CompactRange {
    return new CompactRange(this.#size, [...this.#hashes])
  }

  /** Appends one leaf hash and returns its index; `visit` sees every node that this leaf completes, leaf included, lowest first. */
  append(leafHash: Uint8Array, visit?: NodeVisitor): number {
    if (leafHash.length !== HASH_SIZE) throw new RangeError('a leaf hash must have 32 bytes')
    const at = this.#size
    let hash = leafHash
    let index = at
    visit?.(0, index, hash)
    for (let level = 1; index % 2 === 1; level++) {
      hash = hashChildren(this.#hashes.pop() as Uint8Array, hash)
      index = (index - 1) / 2
      visit?.(level, index, hash)
    }
    this.#hashes.push(hash)
    this.#size = at + 1
    return at
  }

  /** Root of the tree (RFC 6962 §2.1). */
  root(): Uint8Array {
    return foldRight(this.#hashes)
  }

  /** Size as 8 bytes big-endian, then the frontier hashes. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(8 + HASH_SIZE * this.#hashes.length)
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.#size))
    this.#hashes.forEach((hash, i) => {
      bytes.set(hash, 8 + HASH_SIZE * i)
    })
    return bytes
  }
}

/** The complete subtrees a tree of `size` leaves consists of, largest first. */
export function frontierNodes(size: number): NodeId[] {
  return coverOf(0, size)
}

/** The complete subtrees that the leaves [from, to) of an RFC 6962 subtree consist of, largest first. */
export function coverOf(from: number, to: number): NodeId[] {
  const nodes: NodeId[] = []
  let at = from
  for (let level = bitLength(to - from) - 1; level >= 0; level--) {
    if (!hasBit(to - from, level)) continue
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** Joins complete subtrees, largest first, into the hash of the subtree they make up; of none, the empty root. */
export function foldRight(hashes: readonly Uint8Array[]): Uint8Array {
  let root: Uint8Array | undefined
  for (let i = hashes.length - 1; i >= 0; i--) {
    const left = hashes[i] as Uint8Array
    root = root === undefined ? left : hashChildren(left, root)
  }
  return root ?? EMPTY_ROOT
}

/** Root of the tree over these leaf hashes (RFC 6962 §2.1). */
export function rootOf(leafHashes: Iterable<Uint8Array>): Uint8Array {
  const range = CompactRange.empty()
  for (const hash of leafHashes) range.append(hash)
  return range.root()
}
