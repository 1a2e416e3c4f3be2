import { type FileHandle, open } from 'node:fs/promises'
import { BrokenInvariant } from '@lingjiang/kernel'
import type { NumberedRow } from './read-candidates.ts'

/** Rows in a batch: enough for one statement to be worth it, few enough to be forgotten while they are young, so that memory does not grow. */
const BATCH = 100
/** Bytes before each batch that say how long it is. */
const LENGTH_BYTES = 4

/** Writes checked rows on their way from the workbook to the database to disk, batch by batch: memory does not grow with the list. */
export class RowSpool {
  readonly #file: FileHandle
  #batch: NumberedRow[] = []
  count = 0

  private constructor(file: FileHandle) {
    this.#file = file
  }

  static async open(path: string): Promise<RowSpool> {
    return new RowSpool(await open(path, 'w', 0o600))
  }

  async add(row: NumberedRow): Promise<void> {
    this.count += 1
    this.#batch.push(row)
    if (this.#batch.length === BATCH) await this.#write()
  }

  async close(): Promise<void> {
    if (this.#batch.length > 0) await this.#write()
    await this.#file.close()
  }

  async #write(): Promise<void> {
    const text = Buffer.from(JSON.stringify(this.#batch))
    this.#batch = []
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32BE(text.length)
    await this.#file.writev([length, text])
  }
}

/** Rows that were written whole, to be read back. */
export class SpooledRows {
  readonly #path: string
  readonly count: number

  constructor(path: string, count: number) {
    this.#path = path
    this.count = count
  }

  /** The rows in batches, in their order; none is read before it is asked for. */
  async *batches(): AsyncGenerator<readonly NumberedRow[]> {
    const file = await open(this.#path)
    try {
      for (let left = this.count; left > 0; ) {
        const length = (await readBytes(file, LENGTH_BYTES)).readUInt32BE()
        const batch = JSON.parse((await readBytes(file, length)).toString()) as readonly NumberedRow[]
        left -= batch.length
        yield batch
      }
    } finally {
      await file.close()
    }
  }
}

async function readBytes(file: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let have = 0
  while (have < length) {
    const { bytesRead } = await file.read(bytes, have, length - have)
    if (bytesRead === 0) throw new BrokenInvariant('the rows that were written are cut short')
    have += bytesRead
  }
  return bytes
}
