import { accepted, fault, type Outcome } from '../outcome.ts'
import { EMPTY_ROOT, equalBytes, isHash } from '../tree-hash.ts'
import { LABEL_SIZE } from './label.ts'
import { bitOf, commonBits, type DictionaryEntry, hashBranch, hashEntries, hashEntry, LABEL_BITS } from './trie-hash.ts'

/** A branch passed on the way down: where it divides, and the hash of the side not taken. */
export type ProofStep = { readonly bits: number; readonly sibling: Uint8Array }
/** Where the way down ends. */
export type ProofEnd =
  /** The dictionary has no entry at all. */
  | { readonly kind: 'empty' }
  /** Here are all entries of this subtree, ascending; each begins with what was asked. */
  | { readonly kind: 'entries'; readonly entries: readonly DictionaryEntry[] }
  /** Where an entry with this beginning would be, there is this one instead. */
  | { readonly kind: 'other-entry'; readonly entry: DictionaryEntry }
  /** Where an entry with this beginning would be, there are only entries that begin with the first `bits` bits of `prefix`. */
  | {
      readonly kind: 'other-branch'
      readonly bits: number
      readonly prefix: Uint8Array
      readonly left: Uint8Array
      readonly right: Uint8Array
    }
/** Proof of everything a dictionary holds under a prefix: nothing, one entry, or a complete list. */
export type DictionaryProof = { readonly steps: readonly ProofStep[]; readonly end: ProofEnd }

/**
 * All entries whose label begins with `prefix` in the dictionary of this root: none when their absence is proved.
 * A root has one answer for each prefix: to prove two different ones is to find a collision of SHA-256.
 */
export function checkDictionaryProof(
  root: Uint8Array,
  prefix: Uint8Array,
  proof: DictionaryProof,
): Outcome<readonly DictionaryEntry[], 'dictionary-proof-invalid'> {
  const refused = fault('dictionary-proof-invalid')
  if (prefix.length > LABEL_SIZE || !areSteps(proof.steps, 8 * prefix.length)) return refused
  if (proof.end.kind === 'empty') {
    return proof.steps.length === 0 && equalBytes(root, EMPTY_ROOT) ? accepted([]) : refused
  }
  let hash = hashOfEnd(proof.end, prefix)
  if (hash === undefined) return refused
  for (const { bits, sibling } of proof.steps.toReversed()) {
    hash = bitOf(prefix, bits) === 0 ? hashBranch(bits, prefix, hash, sibling) : hashBranch(bits, prefix, sibling, hash)
  }
  if (!equalBytes(hash, root)) return refused
  return accepted(proof.end.kind === 'entries' ? proof.end.entries : [])
}

// Each branch divides further down than the last, and before the prefix ends: there the way is the prefix's own.
function areSteps(steps: readonly ProofStep[], prefixBits: number): boolean {
  let last = -1
  for (const { bits, sibling } of steps) {
    if (!Number.isInteger(bits) || bits <= last || bits >= prefixBits || !isHash(sibling)) return false
    last = bits
  }
  return true
}

function hashOfEnd(end: Exclude<ProofEnd, { kind: 'empty' }>, prefix: Uint8Array): Uint8Array | undefined {
  const begins = (label: Uint8Array) => commonBits(label, prefix) === 8 * prefix.length
  switch (end.kind) {
    case 'entries':
      return end.entries.every((entry) => isEntry(entry) && begins(entry.label)) ? hashEntries(end.entries) : undefined
    case 'other-entry': {
      const { entry } = end
      return isEntry(entry) && !begins(entry.label) ? hashEntry(entry.label, entry.value) : undefined
    }
    case 'other-branch': {
      const { bits, left, right } = end
      const sound = Number.isInteger(bits) && bits >= 0 && bits < LABEL_BITS && isHash(left) && isHash(right)
      if (!sound || end.prefix.length !== LABEL_SIZE) return undefined
      const differs = commonBits(end.prefix, prefix, bits) < Math.min(bits, 8 * prefix.length)
      return differs ? hashBranch(bits, end.prefix, left, right) : undefined
    }
  }
}

function isEntry({ label, value }: DictionaryEntry): boolean {
  return label.length === LABEL_SIZE && isHash(value)
}
