import { CredentialFailure } from './failure.ts'

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
]
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
]
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13]
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const wrong = () => new CredentialFailure('status-unreadable', 'gzip')

/** A canonical Huffman code as counts by length and symbols in order (RFC 1951 §3.2.2). */
type Code = { readonly counts: Uint16Array; readonly symbols: Uint16Array }

function codeOf(lengths: readonly number[]): Code {
  const counts = new Uint16Array(16)
  for (const length of lengths) counts[length] = (counts[length] as number) + 1
  counts[0] = 0
  let left = 1
  const offsets = new Uint16Array(17)
  for (let length = 1; length < 16; length++) {
    left = left * 2 - (counts[length] as number)
    if (left < 0) throw wrong()
    offsets[length + 1] = (offsets[length] as number) + (counts[length] as number)
  }
  const symbols = new Uint16Array(lengths.length)
  lengths.forEach((length, symbol) => {
    if (length) {
      symbols[offsets[length] as number] = symbol
      offsets[length] = (offsets[length] as number) + 1
    }
  })
  return { counts, symbols }
}

const FIXED_LENGTHS = codeOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)))
const FIXED_DISTANCES = codeOf(new Array<number>(30).fill(5))

class Inflater {
  private bit = 0
  private length = 0
  private out: Uint8Array
  private readonly source: Uint8Array
  private readonly limit: number
  at: number

  constructor(source: Uint8Array, at: number, limit: number) {
    this.source = source
    this.at = at
    this.limit = limit
    this.out = new Uint8Array(Math.min(limit, Math.max(1024, source.length * 4)))
  }

  run(): Uint8Array {
    let last = false
    while (!last) {
      last = this.bits(1) === 1
      const kind = this.bits(2)
      if (kind === 0) this.stored()
      else if (kind === 1) this.block(FIXED_LENGTHS, FIXED_DISTANCES)
      else if (kind === 2) this.dynamic()
      else throw wrong()
    }
    if (this.bit) this.at++
    return this.out.subarray(0, this.length)
  }

  private bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) {
      const byte = this.source[this.at]
      if (byte === undefined) throw wrong()
      value |= ((byte >> this.bit) & 1) << i
      if (++this.bit === 8) {
        this.bit = 0
        this.at++
      }
    }
    return value
  }

  /** Makes room for so many bytes more. */
  private widen(by: number): void {
    const needed = this.length + by
    if (needed <= this.out.length) return
    if (needed > this.limit) throw wrong()
    const larger = new Uint8Array(Math.min(this.limit, Math.max(needed, this.out.length * 2)))
    larger.set(this.out)
    this.out = larger
  }

  private put(byte: number): void {
    this.widen(1)
    this.out[this.length++] = byte
  }

  private symbol(code: Code): number {
    let value = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      value |= this.bits(1)
      const count = code.counts[length] as number
      if (value - count < first) return code.symbols[index + (value - first)] as number
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw wrong()
  }

  private stored(): void {
    if (this.bit) this.at++
    this.bit = 0
    const size = this.bits(16)
    if (this.bits(16) !== (~size & 0xffff)) throw wrong()
    for (let i = 0; i < size; i++) this.put(this.bits(8))
  }

  private dynamic(): void {
    const literals = this.bits(5) + 257
    const distances = this.bits(5) + 1
    const used = this.bits(4) + 4
    const order = new Array<number>(19).fill(0)
    for (let i = 0; i < used; i++) order[CODE_LENGTH_ORDER[i] as number] = this.bits(3)
    const code = codeOf(order)
    const lengths: number[] = []
    while (lengths.length < literals + distances) {
      const symbol = this.symbol(code)
      if (symbol < 16) lengths.push(symbol)
      else if (symbol === 16) this.repeat(lengths, lengths.at(-1), 3 + this.bits(2))
      else this.repeat(lengths, 0, symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7))
    }
    if (lengths.length > literals + distances) throw wrong()
    this.block(codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals)))
  }

  private repeat(lengths: number[], length: number | undefined, times: number): void {
    if (length === undefined) throw wrong()
    for (let i = 0; i < times; i++) lengths.push(length)
  }

  private block(literals: Code, distances: Code): void {
    for (;;) {
      const symbol = this.symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) this.put(symbol)
      else this.copy(symbol - 257, distances)
    }
  }

  private copy(code: number, distances: Code): void {
    const base = LENGTH_BASE[code]
    if (base === undefined) throw wrong()
    const length = base + this.bits(LENGTH_BITS[code] as number)
    const symbol = this.symbol(distances)
    const distance = (DISTANCE_BASE[symbol] ?? Number.POSITIVE_INFINITY) + this.bits(DISTANCE_BITS[symbol] ?? 0)
    if (distance > this.length) throw wrong()
    this.widen(length)
    const from = this.length - distance
    const end = this.length + length
    // What was just written repeats as well, so each stretch may be as long as all before it.
    while (this.length < end) {
      const stretch = Math.min(end - this.length, this.length - from)
      this.out.copyWithin(this.length, from, from + stretch)
      this.length += stretch
    }
  }
}

/** What eight steps of the CRC of RFC 1952 §8 make of each byte. */
const CRC_OF_BYTE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  return crc
})

function crc32(bytes: Uint8Array): number {
  let crc = -1
  for (let i = 0; i < bytes.length; i++) {
    crc = (crc >>> 8) ^ (CRC_OF_BYTE[(crc ^ (bytes[i] as number)) & 0xff] as number)
  }
  return ~crc >>> 0
}

/** Hostile input: one gzip member (RFC 1952) without optional header fields but a name; at most `limit` bytes out; CRC and length checked. */
export function inflateGzip(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) throw wrong()
  const flags = bytes[3] as number
  if (flags & ~0x08) throw wrong()
  let at = 10
  if (flags & 0x08) while (at < bytes.length && bytes[at++] !== 0);
  const inflater = new Inflater(bytes, at, limit)
  const out = inflater.run()
  const trailer = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (inflater.at + 8 !== bytes.length) throw wrong()
  if (trailer.getUint32(inflater.at, true) !== crc32(out) || trailer.getUint32(inflater.at + 4, true) !== out.length)
    throw wrong()
  return out
}

/** A gzip member of stored blocks: for places without a compressor; any gzip reader takes it. */
export function deflateStored(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]
  const out = new Uint8Array(18 + bytes.length + 5 * Math.max(1, Math.ceil(bytes.length / 65535)))
  out.set(parts)
  const view = new DataView(out.buffer)
  let to = 10
  for (let from = 0; from === 0 || from < bytes.length; from += 65535) {
    const piece = bytes.subarray(from, from + 65535)
    out[to] = from + 65535 >= bytes.length ? 1 : 0
    view.setUint16(to + 1, piece.length, true)
    view.setUint16(to + 3, ~piece.length & 0xffff, true)
    out.set(piece, to + 5)
    to += 5 + piece.length
  }
  view.setUint32(to, crc32(bytes), true)
  view.setUint32(to + 4, bytes.length, true)
  return out
}
