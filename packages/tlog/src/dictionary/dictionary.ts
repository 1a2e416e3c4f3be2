import { EMPTY_ROOT, HASH_SIZE, isHash } from '../tree-hash.ts'
import type { DictionaryProof, ProofEnd, ProofStep } from './dictionary-proof.ts'
import { LABEL_SIZE } from './label.ts'
import { bitOf, commonBits, type DictionaryEntry, hashBranch, hashEntry } from './trie-hash.ts'

// A reference to a node: a branch by its number from 0 on, an entry by the complement of its number, nothing by NONE.
type NodeRef = number
const NONE = 0x7fffffff

const FRESH = 0x10000
const BITS = 0xffff

/**
 * A set of labels with values whose root proves presence, absence and complete lists: a binary radix tree over labels of 32 bytes,
 * hashed. Its root depends on the entries only, not on the order they came in. Kept in flat arrays, about 150 bytes an entry.
 * Entries are added or given a new value, never removed.
 */
export class Dictionary {
  #size = 0
  #root: NodeRef = NONE
  #room = 0
  #labels = new Uint8Array(0)
  #values = new Uint8Array(0)
  // Branches, four numbers each so that one touch of memory brings all: the left and the right side, where they divide
  // (with FRESH while the hash is up to date), and any one entry below.
  #branches = 0
  #nodes = new Int32Array(0)
  #hashes = new Uint8Array(0)

  /** How many entries there are. */
  get size(): number {
    return this.#size
  }

  /** Adds an entry or gives it a new value, 32 bytes each; throws RangeError for other lengths. The root is worked out when asked for. */
  set(label: Uint8Array, value: Uint8Array): void {
    if (label.length !== LABEL_SIZE || !isHash(value)) throw new RangeError('a label and a value have 32 bytes each')
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
    return this.#root === NONE ? EMPTY_ROOT : this.#hashOf(this.#root)
  }

  /** Proves everything under a prefix of 0 to 32 bytes: absence, one entry, or the complete list (`checkDictionaryProof`). */
  prove(prefix: Uint8Array): DictionaryProof {
    const steps: ProofStep[] = []
    let node = this.#root
    if (node === NONE) return { steps, end: { kind: 'empty' } }
    const prefixBits = 8 * prefix.length
    // The way is right by construction up to where prefix and tree part; one comparison at the end tells where that is.
    const shared = commonBits(prefix, this.#labelOf(this.#descend(prefix)))
    while (node >= 0 && this.#bits(node) < prefixBits && this.#bits(node) <= shared) {
      const bits = this.#bits(node)
      const side = bitOf(prefix, bits)
      steps.push({ bits, sibling: this.#hashOf(this.#side(node, 1 - side)) })
      node = this.#side(node, side)
    }
    return { steps, end: this.#endAt(node, shared === prefixBits) }
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
    const [left, right] = [this.#hashOf(this.#side(node, 0)), this.#hashOf(this.#side(node, 1))]
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
    return this.#nodes[4 * branch + side] as number
  }

  #bits(branch: number): number {
    return (this.#nodes[4 * branch + 2] as number) & BITS
  }

  #below(branch: number): number {
    return this.#nodes[4 * branch + 3] as number
  }

  /** The entry that the label's own bits lead to: of all entries it shares the longest beginning with the label. */
  #descend(label: Uint8Array): number {
    const end = 8 * label.length
    let node = this.#root
    while (node >= 0) {
      const bits = this.#bits(node)
      if (bits >= end) return this.#below(node)
      node = this.#side(node, bitOf(label, bits))
    }
    return ~node
  }

  // Puts a new branch where the label parts from the tree, or only marks the way when it is there already.
  #splice(label: Uint8Array, value: Uint8Array, at: number): void {
    let parent = -1
    let node = this.#root
    while (node >= 0 && this.#bits(node) < at) {
      const bits = this.#bits(node)
      this.#nodes[4 * node + 2] = bits
      parent = node
      node = this.#side(node, bitOf(label, bits))
    }
    if (at === 8 * LABEL_SIZE) return
    const entry = this.#addEntry(label, value)
    const branch = this.#branches++
    const side = bitOf(label, at)
    this.#nodes[4 * branch + side] = entry
    this.#nodes[4 * branch + 1 - side] = node
    this.#nodes[4 * branch + 2] = at
    this.#nodes[4 * branch + 3] = ~entry
    if (parent < 0) this.#root = branch
    else this.#nodes[4 * parent + bitOf(label, this.#bits(parent))] = branch
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
    this.#nodes = widen(this.#nodes, new Int32Array(4 * this.#room))
    this.#hashes = widen(this.#hashes, new Uint8Array(this.#room * HASH_SIZE))
  }

  #hashOf(node: NodeRef): Uint8Array {
    if (node < 0) return hashEntry(this.#labelOf(~node), this.#valueOf(~node))
    const from = node * HASH_SIZE
    const state = this.#nodes[4 * node + 2] as number
    if ((state & FRESH) !== 0) return copyOf(this.#hashes, from)
    const left = this.#hashOf(this.#side(node, 0))
    const right = this.#hashOf(this.#side(node, 1))
    const hash = hashBranch(state, this.#labelOf(this.#below(node)), left, right)
    this.#hashes.set(hash, from)
    this.#nodes[4 * node + 2] = state | FRESH
    return hash
  }
}

// A loop over 32 bytes is faster than `slice`.
function copyOf(hashes: Uint8Array, from: number): Uint8Array {
  const hash = new Uint8Array(HASH_SIZE)
  for (let i = 0; i < HASH_SIZE; i++) hash[i] = hashes[from + i] as number
  return hash
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
