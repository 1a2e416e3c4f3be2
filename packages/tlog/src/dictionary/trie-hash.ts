import { sha256 } from '#sha256'
import { HASH_SIZE } from '../tree-hash.ts'
import { LABEL_SIZE } from './label.ts'

/** One entry: a label of 32 bytes and a value of 32 bytes, as a rule the hash of what is recorded. */
export type DictionaryEntry = { readonly label: Uint8Array; readonly value: Uint8Array }

/** Bits in a label: where branches can be. */
export const LABEL_BITS = 8 * LABEL_SIZE

// The first bytes differ from RFC 6962's 0x00 and 0x01, so that no node of a dictionary is a node of a log.
const leafInput = new Uint8Array(1 + LABEL_SIZE + HASH_SIZE).fill(0x02, 0, 1)
const branchInput = new Uint8Array(3 + LABEL_SIZE + 2 * HASH_SIZE).fill(0x03, 0, 1)

/** Hash of an entry: SHA-256(0x02 ‖ label ‖ value). */
export function hashEntry(label: Uint8Array, value: Uint8Array): Uint8Array {
  leafInput.set(label, 1)
  leafInput.set(value, 1 + LABEL_SIZE)
  return sha256(leafInput)
}

/**
 * Hash of a branch: SHA-256(0x03 ‖ bits as 2 bytes big-endian ‖ the first `bits` bits all labels below share, zeroes after them,
 * 32 bytes ‖ left ‖ right). `label` is any label that has those bits; labels whose next bit is 0 are on the left.
 */
export function hashBranch(bits: number, label: Uint8Array, left: Uint8Array, right: Uint8Array): Uint8Array {
  branchInput[1] = bits >> 8
  branchInput[2] = bits & 0xff
  const whole = bits >> 3
  branchInput.fill(0, 3 + whole, 3 + LABEL_SIZE)
  branchInput.set(label.subarray(0, whole), 3)
  if ((bits & 7) !== 0) branchInput[3 + whole] = (label[whole] ?? 0) & (0xff00 >> (bits & 7))
  branchInput.set(left, 3 + LABEL_SIZE)
  branchInput.set(right, 3 + LABEL_SIZE + HASH_SIZE)
  return sha256(branchInput)
}

/** Bit `at` of a label, the highest bit of the first byte being bit 0. */
export function bitOf(label: Uint8Array, at: number): number {
  return ((label[at >> 3] as number) >> (7 - (at & 7))) & 1
}

/** The first bit in which two byte strings differ, up to the end of the shorter one in bits, or `limit` if that is less. */
export function commonBits(a: Uint8Array, b: Uint8Array, limit = LABEL_BITS): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length && 8 * i < limit; i++) {
    const difference = (a[i] as number) ^ (b[i] as number)
    if (difference !== 0) return Math.min(8 * i + Math.clz32(difference) - 24, limit)
  }
  return Math.min(8 * length, limit)
}

/** Hash of the subtree that holds exactly these entries, which must be in ascending order without repetition; undefined when they are not. */
export function hashEntries(entries: readonly DictionaryEntry[]): Uint8Array | undefined {
  for (let i = 1; i < entries.length; i++) {
    const [before, here] = [entries[i - 1] as DictionaryEntry, entries[i] as DictionaryEntry]
    const at = commonBits(before.label, here.label)
    if (at === LABEL_BITS || bitOf(here.label, at) === 0) return undefined
  }
  return entries.length === 0 ? undefined : hashSorted(entries, 0, entries.length)
}

function hashSorted(entries: readonly DictionaryEntry[], from: number, to: number): Uint8Array {
  const first = entries[from] as DictionaryEntry
  if (to - from === 1) return hashEntry(first.label, first.value)
  const bits = commonBits(first.label, (entries[to - 1] as DictionaryEntry).label)
  let low = from
  let high = to - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (bitOf((entries[middle] as DictionaryEntry).label, bits) === 0) low = middle
    else high = middle
  }
  return hashBranch(bits, first.label, hashSorted(entries, from, high), hashSorted(entries, high, to))
}
