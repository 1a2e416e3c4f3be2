import { concatBytes } from '../encoding.ts'
import { accepted, fault, type Outcome } from '../outcome.ts'
import { HASH_SIZE } from '../tree-hash.ts'
import type { DictionaryProof, ProofEnd, ProofStep } from './dictionary-proof.ts'
import { LABEL_SIZE } from './label.ts'
import type { DictionaryEntry } from './trie-hash.ts'

const VERSION = 1
const KINDS = ['empty', 'entries', 'other-entry', 'other-branch'] as const

/**
 * A proof as bytes: 0x01; how many steps, 2 bytes; each step as its bit, 2 bytes, and hash, 32 bytes; the kind of end, 1 byte; then
 * for 1 the number of entries, 4 bytes, and each as label ‖ value; for 2 label ‖ value; for 3 bits, 2 bytes, prefix ‖ left ‖ right.
 * All numbers are big-endian.
 */
export function encodeDictionaryProof({ steps, end }: DictionaryProof): Uint8Array {
  const head = [
    Uint8Array.of(VERSION),
    uint16(steps.length),
    ...steps.flatMap(({ bits, sibling }) => [uint16(bits), sibling]),
  ]
  return concatBytes(...head, Uint8Array.of(KINDS.indexOf(end.kind)), ...partsOf(end))
}

function partsOf(end: ProofEnd): Uint8Array[] {
  switch (end.kind) {
    case 'empty':
      return []
    case 'entries':
      return [
        uint16(end.entries.length >>> 16),
        uint16(end.entries.length & 0xffff),
        ...end.entries.flatMap(({ label, value }) => [label, value]),
      ]
    case 'other-entry':
      return [end.entry.label, end.entry.value]
    case 'other-branch':
      return [uint16(end.bits), end.prefix, end.left, end.right]
  }
}

function uint16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value & 0xff)
}

/** Reads a proof, from outside: treat as hostile. Checks its shape only. */
export function decodeDictionaryProof(bytes: Uint8Array): Outcome<DictionaryProof, 'dictionary-proof-malformed'> {
  const reader = new Reader(bytes)
  const version = reader.number(1)
  const steps: ProofStep[] = []
  for (let left = reader.number(2); left > 0 && !reader.short; left--) {
    steps.push({ bits: reader.number(2), sibling: reader.take(HASH_SIZE) })
  }
  const end = readEnd(reader)
  if (version !== VERSION || end === undefined || reader.short || reader.left > 0)
    return fault('dictionary-proof-malformed')
  return accepted({ steps, end })
}

function readEnd(reader: Reader): ProofEnd | undefined {
  const kind = KINDS[reader.number(1)]
  switch (kind) {
    case 'empty':
      return { kind }
    case 'entries': {
      const entries: DictionaryEntry[] = []
      for (let left = reader.number(4); left > 0 && !reader.short; left--) entries.push(readEntry(reader))
      return { kind, entries }
    }
    case 'other-entry':
      return { kind, entry: readEntry(reader) }
    case 'other-branch': {
      const bits = reader.number(2)
      return {
        kind,
        bits,
        prefix: reader.take(LABEL_SIZE),
        left: reader.take(HASH_SIZE),
        right: reader.take(HASH_SIZE),
      }
    }
    default:
      return undefined
  }
}

function readEntry(reader: Reader): DictionaryEntry {
  return { label: reader.take(LABEL_SIZE), value: reader.take(HASH_SIZE) }
}

/** Takes bytes from the front; past the end it hands out nothing and remembers that it fell short. */
class Reader {
  readonly #bytes: Uint8Array
  #at = 0
  short = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  take(length: number): Uint8Array {
    if (this.left < length) this.short = true
    const part = this.#bytes.slice(this.#at, this.#at + length)
    this.#at += part.length
    return part
  }

  number(length: number): number {
    return this.take(length).reduce((value, byte) => value * 256 + byte, 0)
  }
}
