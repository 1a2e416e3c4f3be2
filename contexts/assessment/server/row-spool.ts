import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { NumberedRow } from './read-candidates.ts'

/** Checked rows on their way from the workbook to the database, a line each on disk: memory does not grow with the list. */
export class RowSpool {
  readonly #path: string
  readonly #file: ReturnType<typeof createWriteStream>
  count = 0

  constructor(path: string) {
    this.#path = path
    this.#file = createWriteStream(path, { mode: 0o600 })
  }

  async add(row: NumberedRow): Promise<void> {
    this.count += 1
    if (!this.#file.write(`${JSON.stringify(row)}\n`))
      await new Promise<void>((resolve) => this.#file.once('drain', () => resolve()))
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#file.once('error', reject)
      this.#file.end(() => resolve())
    })
  }

  /** The rows in batches, in their order. */
  async *batches(size: number): AsyncGenerator<readonly NumberedRow[]> {
    let batch: NumberedRow[] = []
    for await (const line of createInterface({
      input: createReadStream(this.#path),
      crlfDelay: Number.POSITIVE_INFINITY,
    })) {
      batch.push(JSON.parse(line) as NumberedRow)
      if (batch.length < size) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}
