import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from '@lingjiang/platform'

/**
 * Loads rows by COPY from a file that the server reads. Not by the driver's stream: when the database refuses, that stream tells nobody, and a
 * measurement would wait for ever.
 */
export async function copyRows(owner: Sql, dataDir: string, target: string, chunks: Iterable<string>): Promise<void> {
  const path = join(dataDir, 'rows.tsv')
  await pipeline(Readable.from(chunks), createWriteStream(path, { mode: 0o644 }))
  try {
    await owner.unsafe(`copy ${target} from '${path}'`)
  } finally {
    rmSync(path)
  }
}
