import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Tx } from '../database/sql.ts'

export type StoredBlob = { readonly sha256: string; readonly size: number }

/** Bytes by digest. One store: a local folder; an object store has the same four functions. */
export type BlobStore = {
  put(bytes: Uint8Array): Promise<StoredBlob>
  putFile(path: string): Promise<StoredBlob>
  get(sha256: string): Promise<Buffer>
  stream(sha256: string): Readable
}

/** Content-addressed files below a folder: written beside, flushed, renamed. Storing the same bytes twice keeps one file. */
export function localBlobStore(folder: string): BlobStore {
  const pathOf = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError('not a digest')
    return join(folder, sha256.slice(0, 2), sha256)
  }
  const keep = async (fresh: string, sha256: string) => {
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
    await rename(fresh, pathOf(sha256))
  }
  const freshPath = async () => {
    await mkdir(join(folder, 'fresh'), { recursive: true, mode: 0o700 })
    return join(folder, 'fresh', randomUUID())
  }
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (!(await exists(pathOf(sha256)))) {
        const fresh = await freshPath()
        const file = await open(fresh, 'w', 0o600)
        await file.writeFile(bytes)
        await file.sync()
        await file.close()
        await keep(fresh, sha256)
      }
      return { sha256, size: bytes.byteLength }
    },
    async putFile(path) {
      const hash = createHash('sha256')
      let size = 0
      const fresh = await freshPath()
      const source = createReadStream(path)
      source.on('data', (chunk) => {
        hash.update(chunk)
        size += chunk.length
      })
      await pipeline(source, createWriteStream(fresh, { mode: 0o600, flush: true }))
      const sha256 = hash.digest('hex')
      if (await exists(pathOf(sha256))) await rm(fresh)
      else await keep(fresh, sha256)
      return { sha256, size }
    },
    get: (sha256) => readFile(pathOf(sha256)),
    stream: (sha256) => createReadStream(pathOf(sha256)),
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Notes a stored blob in the database, so that records can refer to it. */
export async function recordBlob(tx: Tx, blob: StoredBlob, mediaType: string): Promise<void> {
  await tx`insert into platform.blob (sha256, size, media_type) values (${blob.sha256}, ${blob.size}, ${mediaType})
    on conflict (sha256) do nothing`
}
