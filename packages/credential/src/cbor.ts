import { CredentialFailure } from './failure.ts'

export type Cbor = null | boolean | number | string | Uint8Array | readonly Cbor[]

const ENCODER = new TextEncoder()
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const MAXIMUM_DEPTH = 16

function head(out: number[], major: number, value: number): void {
  const kind = major << 5
  if (value < 24) out.push(kind | value)
  else if (value < 0x100) out.push(kind | 24, value)
  else if (value < 0x10000) out.push(kind | 25, value >> 8, value & 0xff)
  else if (value < 0x100000000)
    out.push(kind | 26, value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)
  else {
    out.push(kind | 27)
    for (let shift = 56n; shift >= 0n; shift -= 8n) out.push(Number((BigInt(value) >> shift) & 0xffn))
  }
}

function write(out: number[], value: Cbor): void {
  if (value === null) out.push(0xf6)
  else if (typeof value === 'boolean') out.push(value ? 0xf5 : 0xf4)
  else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new CredentialFailure('number-out-of-range', 'cbor')
    head(out, value < 0 ? 1 : 0, value < 0 ? -1 - value : value)
  } else if (typeof value === 'string' || value instanceof Uint8Array) {
    const bytes = typeof value === 'string' ? ENCODER.encode(value) : value
    head(out, typeof value === 'string' ? 3 : 2, bytes.length)
    for (const byte of bytes) out.push(byte)
  } else {
    head(out, 4, value.length)
    for (const item of value) write(out, item)
  }
}

/** Deterministic CBOR (RFC 8949 §4.2.1) of integers, text, bytes, lists, booleans and null: all that the compact form needs. */
export function encodeCbor(value: Cbor): Uint8Array {
  const out: number[] = []
  write(out, value)
  return Uint8Array.from(out)
}

const wrong = () => new CredentialFailure('not-cbor')

class CborReader {
  private at = 0
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  document(): Cbor {
    const value = this.value(0)
    if (this.at !== this.bytes.length) throw wrong()
    return value
  }

  private take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw wrong()
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }

  /** The argument of a head; the shortest spelling is the only one accepted. */
  private argument(info: number): number {
    if (info < 24) return info
    if (info > 27) throw wrong()
    let value = 0
    for (const byte of this.take(1 << (info - 24))) value = value * 256 + byte
    const least = info === 24 ? 24 : 2 ** (8 << (info - 25))
    if (value < least) throw wrong()
    if (!Number.isSafeInteger(value)) throw new CredentialFailure('number-out-of-range', 'cbor')
    return value
  }

  private value(depth: number): Cbor {
    if (depth > MAXIMUM_DEPTH) throw new CredentialFailure('too-deep')
    const initial = this.take(1)[0] as number
    if (initial === 0xf6) return null
    if (initial === 0xf5 || initial === 0xf4) return initial === 0xf5
    const argument = this.argument(initial & 31)
    switch (initial >> 5) {
      case 0:
        return argument
      case 1:
        return -1 - argument
      case 2:
        return this.take(argument).slice()
      case 3:
        return this.text(argument)
      case 4:
        return this.list(argument, depth)
      default:
        throw wrong()
    }
  }

  private text(length: number): string {
    try {
      return DECODER.decode(this.take(length))
    } catch {
      throw wrong()
    }
  }

  private list(length: number, depth: number): Cbor {
    if (length > this.bytes.length - this.at) throw wrong()
    const items: Cbor[] = []
    for (let i = 0; i < length; i++) items.push(this.value(depth + 1))
    return items
  }
}

/** Hostile input: reads deterministic CBOR of those kinds, whole, or throws CredentialFailure. Every value has exactly one accepted spelling. */
export function decodeCbor(bytes: Uint8Array): Cbor {
  return new CborReader(bytes).document()
}
