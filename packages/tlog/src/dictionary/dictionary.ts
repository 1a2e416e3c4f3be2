import { EMPTY_ROOT, HASH_SIZE, isHash } from '../tree-hash.ts'
import type { DictionaryProof, ProofEnd, ProofStep } from './dictionary-proof.ts'
import { LABEL_SIZE } from './label.ts'
import { bitOf, commonBits, type DictionaryEntry, hashBranch, hashEntry } from './trie-hash.ts'

// A reference to a node: a branch by its number from 0 on, an entry by the complement of its number, nothing by NONE.
type NodeRef = number
const NONE = 0x7fffffff

// A branch: the left and the right side, where they divide, any one entry below, 4 bytes each; then the hashes of both sides. One touch of
// memory brings all that a proof needs of it.
const BRANCH_SIZE = 16 + 2 * HASH_SIZE
const WORDS = BRANCH_SIZE / 4
const BITS = 0xffff
// Beside where they divide: that the hash of the left side is up to date; one bit further, that of the right side.
const FRESH = 0x10000

/**
 * A set of labels with values whose root proves presence, absence and complete lists: a binary radix tree over labels of 32 bytes,
 * hashed. Its root depends on the entries only, not on the order they came in. Kept in flat arrays, about 200 bytes an entry.
 * Entries are added or given a new value, never removed.
 */
export class Dictionary {
  #size = 0
  #root: NodeRef = NONE
  #room = 0
  #labels = new Uint8Array(0)
  #values = new Uint8Array(0)
  // Branches, as numbers and, of the same memory, as bytes.
  #branches = 0
  #nodes = new Int32Array(0)
  #bytes = new Uint8Array(0)
  #rootHash: Uint8Array | undefined
  // The branches passed by the last way down, and what it ended at.
  readonly #way = new Int32Array(8 * LABEL_SIZE + 1)
  #passed = 0

  /** How many entries there are. */
  get size(): number {
    return this.#size
  }

  /** Adds an entry or gives it a new value, 32 bytes each; throws RangeError for other lengths. The root is worked out when asked for. */
  set(label: Uint8Array, value: Uint8Array): void {
    if (label.length !== LABEL_SIZE || !isHash(value)) throw new RangeError('a label and a value have 32 bytes each')
    this.#rootHash = undefined
    if (this.#root === NONE) {
      this.#root = this.#addEntry(label, value)
      return
    }
    const nearest = this.#descend(label)
    const at = commonBits(label, this.#labelOf(nearest))
    if (at === 8 * LABEL_SIZE) this.#values.set(value, nearest * HASH_SIZE)
    this.#splice(label, value, at)
  }

  /** The value of a label, or undefined. */
  get(label: Uint8Array): Uint8Array | undefined {
    if (this.#root === NONE) return undefined
    const nearest = this.#descend(label)
    if (commonBits(label, this.#labelOf(nearest)) < 8 * LABEL_SIZE) return undefined
    return this.#values.slice(nearest * HASH_SIZE, (nearest + 1) * HASH_SIZE)
  }

  /** Root over all entries, 32 bytes; of none, SHA-256 of nothing. */
  root(): Uint8Array {
    if (this.#root === NONE) return EMPTY_ROOT
    this.#rootHash ??= this.#hashOf(this.#root)
    return this.#rootHash.slice()
  }

  /** Proves everything under a prefix of 0 to 32 bytes: absence, one entry, or the complete list (`checkDictionaryProof`). */
  prove(prefix: Uint8Array): DictionaryProof {
    if (this.#root === NONE) return { steps: [], end: { kind: 'empty' } }
    this.root() // Once it is worked out, every branch below holds the hashes of its sides.
    // The way is right by construction up to where prefix and tree part; one comparison at its end tells where that is.
    const shared = commonBits(prefix, this.#labelOf(this.#descend(prefix)))
    const steps: ProofStep[] = []
    let end = this.#way[this.#passed] as NodeRef
    for (let i = 0; i < this.#passed; i++) {
      const node = this.#way[i] as NodeRef
      const bits = this.#bits(node)
      if (bits > shared) {
        end = node
        break
      }
      steps.push({ bits, sibling: this.#copyBelow(node, 1 - bitOf(prefix, bits)) })
    }
    return { steps, end: this.#endAt(end, shared === 8 * prefix.length) }
  }

  /** The entries whose labels begin with a prefix, in ascending order. */
  list(prefix: Uint8Array = new Uint8Array(0)): DictionaryEntry[] {
    const { end } = this.prove(prefix)
    return end.kind === 'entries' ? [...end.entries] : []
  }

  #endAt(node: NodeRef, holdsPrefix: boolean): ProofEnd {
    if (holdsPrefix) {
      const entries: DictionaryEntry[] = []
      this.#collect(node, entries)
      return { kind: 'entries', entries }
    }
    if (node < 0) return { kind: 'other-entry', entry: this.#entry(~node) }
    const prefix = this.#labelOf(this.#below(node)).slice()
    const bits = this.#bits(node)
    const [left, right] = [this.#copyBelow(node, 0), this.#copyBelow(node, 1)]
    return { kind: 'other-branch', bits, prefix: clearAfter(prefix, bits), left, right }
  }

  #collect(node: NodeRef, entries: DictionaryEntry[]): void {
    if (node < 0) {
      entries.push(this.#entry(~node))
      return
    }
    this.#collect(this.#side(node, 0), entries)
    this.#collect(this.#side(node, 1), entries)
  }

  #entry(number: number): DictionaryEntry {
    return { label: this.#labelOf(number).slice(), value: this.#valueOf(number).slice() }
  }

  #labelOf(entry: number): Uint8Array {
    return this.#labels.subarray(entry * LABEL_SIZE, (entry + 1) * LABEL_SIZE)
  }

  #valueOf(entry: number): Uint8Array {
    return this.#values.subarray(entry * HASH_SIZE, (entry + 1) * HASH_SIZE)
  }

  #side(branch: number, side: number): NodeRef {
    return this.#nodes[WORDS * branch + side] as number
  }

  #bits(branch: number): number {
    return (this.#nodes[WORDS * branch + 2] as number) & BITS
  }

  #below(branch: number): number {
    return this.#nodes[WORDS * branch + 3] as number
  }

  /**
   * The entry that the label's own bits lead to: of all entries it shares the longest beginning with the label. Leaves behind the way there:
   * the branches that divide before the label ends, then the node it ended at.
   */
  #descend(label: Uint8Array): number {
    const end = 8 * label.length
    let passed = 0
    let node = this.#root
    while (node >= 0) {
      const bits = this.#bits(node)
      if (bits >= end) break
      this.#way[passed++] = node
      node = this.#side(node, bitOf(label, bits))
    }
    this.#way[passed] = node
    this.#passed = passed
    return node < 0 ? ~node : this.#below(node)
  }

  // Puts a new branch where the label parts from the tree, or only marks the way that led down, when it is there already.
  #splice(label: Uint8Array, value: Uint8Array, at: number): void {
    let parent = -1
    let node = this.#way[0] as NodeRef
    for (let i = 0; node >= 0 && this.#bits(node) < at; node = this.#way[++i] as NodeRef) {
      this.#markSide(node, bitOf(label, this.#bits(node)), false)
      parent = node
    }
    if (at === 8 * LABEL_SIZE) return
    const entry = this.#addEntry(label, value)
    const branch = this.#branches++
    const side = bitOf(label, at)
    this.#nodes[WORDS * branch + side] = entry
    this.#nodes[WORDS * branch + 1 - side] = node
    this.#nodes[WORDS * branch + 2] = at
    this.#nodes[WORDS * branch + 3] = ~entry
    if (parent < 0) this.#root = branch
    else this.#nodes[WORDS * parent + bitOf(label, this.#bits(parent))] = branch
  }

  #addEntry(label: Uint8Array, value: Uint8Array): NodeRef {
    if (this.#size === this.#room) this.#grow()
    const number = this.#size++
    this.#labels.set(label, number * LABEL_SIZE)
    this.#values.set(value, number * HASH_SIZE)
    return ~number
  }

  #grow(): void {
    this.#room = Math.max(1024, this.#room * 2)
    this.#labels = widen(this.#labels, new Uint8Array(this.#room * LABEL_SIZE))
    this.#values = widen(this.#values, new Uint8Array(this.#room * HASH_SIZE))
    this.#nodes = widen(this.#nodes, new Int32Array(this.#room * WORDS))
    this.#bytes = new Uint8Array(this.#nodes.buffer)
  }

  /** The hash of a node; on the way there, what was out of date below is worked out and kept. */
  #hashOf(node: NodeRef): Uint8Array {
    if (node < 0) return hashEntry(this.#labelOf(~node), this.#valueOf(~node))
    for (let side = 0; side < 2; side++) {
      if (((this.#nodes[WORDS * node + 2] as number) & (FRESH << side)) !== 0) continue
      this.#hashBelow(node, side).set(this.#hashOf(this.#side(node, side)))
      this.#markSide(node, side, true)
    }
    const label = this.#labelOf(this.#below(node))
    return hashBranch(this.#bits(node), label, this.#hashBelow(node, 0), this.#hashBelow(node, 1))
  }

  #markSide(branch: number, side: number, fresh: boolean): void {
    const state = this.#nodes[WORDS * branch + 2] as number
    this.#nodes[WORDS * branch + 2] = fresh ? state | (FRESH << side) : state & ~(FRESH << side)
  }

  /** The hash of one side of a branch, as it is kept. */
  #hashBelow(branch: number, side: number): Uint8Array {
    const from = BRANCH_SIZE * branch + 16 + side * HASH_SIZE
    return this.#bytes.subarray(from, from + HASH_SIZE)
  }

  /** The same, to be given away. */
  #copyBelow(branch: number, side: number): Uint8Array {
    const from = BRANCH_SIZE * branch + 16 + side * HASH_SIZE
    return this.#bytes.slice(from, from + HASH_SIZE)
  }
}

function widen<A extends { set(array: A): void }>(narrow: A, wide: A): A {
  wide.set(narrow)
  return wide
}

function clearAfter(label: Uint8Array, bits: number): Uint8Array {
  const whole = bits >> 3
  if ((bits & 7) !== 0) label[whole] = (label[whole] as number) & (0xff00 >> (bits & 7))
  return label.fill(0, (bits & 7) === 0 ? whole : whole + 1)
}
