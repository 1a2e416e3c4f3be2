import { createInflateRaw } from 'node:zlib'
import type { SheetLimits } from './limits.ts'
import { SheetFault } from './sheet-fault.ts'

type Part = { readonly method: number; readonly packed: Uint8Array }

/** The parts of a zip file, unpacked one at a time; what comes out is counted against the limits, whatever the file says of itself. */
export type ZipParts = {
  has(name: string): boolean
  read(name: string): AsyncGenerator<Uint8Array>
}

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const MOST_PARTS = 5000

/** Reads the directory at the end of a zip file. @throws SheetFault */
export function openZip(bytes: Uint8Array, limits: SheetLimits): ZipParts {
  const parts = readDirectory(bytes)
  let unpacked = 0
  const count = (length: number, packed: number) => {
    unpacked += length
    const swollen = unpacked > 8 * 1024 * 1024 && unpacked > limits.ratio * Math.max(packed, 1)
    if (unpacked > limits.unpackedBytes || swollen) throw new SheetFault('too-large-inside')
  }
  return {
    has: (name) => parts.has(name),
    async *read(name) {
      const part = parts.get(name)
      if (!part) throw new SheetFault('workbook-damaged', { part: name })
      if (part.method === 0) {
        count(part.packed.length, bytes.length)
        yield part.packed
        return
      }
      if (part.method !== 8) throw new SheetFault('workbook-damaged', { part: name })
      for await (const chunk of inflate(part.packed, name)) {
        count(chunk.length, bytes.length)
        yield chunk
      }
    },
  }
}

async function* inflate(packed: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 64 * 1024 })
  stream.end(packed)
  try {
    for await (const chunk of stream) yield chunk as Uint8Array
  } catch (error) {
    if (error instanceof SheetFault) throw error
    throw new SheetFault('workbook-damaged', { part: name })
  } finally {
    stream.destroy()
  }
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, Part> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > MOST_PARTS) throw new SheetFault('too-large-inside')
  const parts = new Map<string, Part>()
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_MARK) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\//, '')
    const local = view.getUint32(at + 42, true)
    const size = view.getUint32(at + 20, true)
    parts.set(name, { method: view.getUint16(at + 10, true), packed: dataAt(view, bytes, local, size) })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function dataAt(view: DataView, bytes: Uint8Array, local: number, size: number): Uint8Array {
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_MARK) throw broken()
  const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (begin + size > bytes.length) throw broken()
  return bytes.subarray(begin, begin + size)
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END_MARK) return at
  throw broken()
}

function broken(): SheetFault {
  return new SheetFault('workbook-damaged', { part: 'zip' })
}
