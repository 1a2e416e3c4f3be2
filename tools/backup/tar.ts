import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'

const BLOCK = 512

/** Writes a tar file that any tar program opens: files one after the other, owner's eyes only. */
export class TarWriter {
  readonly #out: WriteStream

  constructor(path: string) {
    this.#out = createWriteStream(path, { mode: 0o600, flush: true })
  }

  async addBytes(name: string, bytes: Uint8Array): Promise<void> {
    await this.#write(headerOf(name, bytes.byteLength))
    await this.#write(bytes)
    await this.#pad(bytes.byteLength)
  }

  async addFile(name: string, path: string): Promise<void> {
    const { size } = await stat(path)
    await this.#write(headerOf(name, size))
    let written = 0
    for await (const part of createReadStream(path)) {
      written += (part as Buffer).byteLength
      await this.#write(part as Buffer)
    }
    if (written !== size) throw new Error(`${path} changed while it was read`)
    await this.#pad(size)
  }

  /** Ends the file and waits until it is on the disk. */
  async end(): Promise<void> {
    await this.#write(Buffer.alloc(2 * BLOCK))
    this.#out.end()
    await finished(this.#out)
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#out.errored) throw this.#out.errored
    if (!this.#out.write(bytes)) await once(this.#out, 'drain')
  }

  #pad(size: number): Promise<void> {
    return this.#write(Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK))
  }
}

/** One file inside a tar file. */
export type TarEntry = { readonly name: string; readonly size: number; readonly offset: number }

/** Lists the files of a tar file that TarWriter wrote. Hostile input: anything else is an error, and no name leaves its folder. */
export async function listTar(path: string): Promise<readonly TarEntry[]> {
  const file = await open(path, 'r')
  const entries: TarEntry[] = []
  try {
    const { size: end } = await file.stat()
    for (let offset = 0; ; ) {
      const header = Buffer.alloc(BLOCK)
      const { bytesRead } = await file.read(header, 0, BLOCK, offset)
      if (bytesRead < BLOCK) throw new Error('it is cut short')
      if (header.every((byte) => byte === 0)) return entries
      const entry = readHeader(header, offset + BLOCK)
      offset = entry.offset + Math.ceil(entry.size / BLOCK) * BLOCK
      if (offset > end) throw new Error('it is cut short')
      entries.push(entry)
    }
  } finally {
    await file.close()
  }
}

/** The bytes of one entry. */
export function readEntry(path: string, entry: TarEntry): Readable {
  if (entry.size === 0) return createReadStream(path, { end: -1 })
  return createReadStream(path, { start: entry.offset, end: entry.offset + entry.size - 1 })
}

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name is too long for the archive: ${name}`)
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  // Eleven octal digits reach 8 GiB; above, the binary form of GNU tar.
  if (size < 0o77777777777) header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  else {
    header.writeUInt8(0x80, 124)
    header.writeBigUInt64BE(BigInt(size), 128)
  }
  header.write('00000000000\0', 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function readHeader(header: Buffer, offset: number): TarEntry {
  const claimed = Number.parseInt(header.toString('latin1', 148, 154), 8)
  const bare = Buffer.from(header)
  bare.write('        ', 148)
  if (header.toString('latin1', 257, 262) !== 'ustar' || checksumOf(bare) !== claimed)
    throw new Error('it is not an archive of this system')
  const name = header.toString('utf8', 0, 100).replace(/\0.*$/, '')
  if (!/^[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/.test(name) || name.includes('..'))
    throw new Error('it holds a name that is not ours')
  const size =
    header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(header.toString('latin1', 124, 135), 8)
  if (!Number.isSafeInteger(size) || size < 0) throw new Error('it holds a size that is none')
  return { name, size, offset }
}

const checksumOf = (header: Buffer) => header.reduce((sum, byte) => sum + byte, 0)
