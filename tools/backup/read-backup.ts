import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { BackupFault, FORMAT, type Manifest } from './manifest.ts'
import { listTar, readEntry, type TarEntry } from './tar.ts'

/** A backup whose every byte was held against its manifest. */
export type Backup = {
  readonly manifest: Manifest
  /** The rows of a table in the text format of COPY. */
  readonly rows: (member: string) => Readable
  /** A stored file by its digest. */
  readonly blob: (digest: string) => Readable
}

/** Opens a backup and checks all of it: complete, unaltered, of this format. @throws BackupFault with one sentence */
export async function readBackup(file: string): Promise<Backup> {
  const entries = await listEntries(file)
  const entryOf = (name: string) => {
    const entry = entries.get(name)
    if (!entry) throw new BackupFault(`${file} is not whole: ${name} is missing in it.`)
    return entry
  }
  const manifest = readManifest(file, await readText(readEntry(file, entryOf('manifest.json'))))
  const rows = (member: string) => unzip(readEntry(file, entryOf(member)))
  const blob = (digest: string) => readEntry(file, entryOf(`blobs/${digest}`))
  for (const { name, member, sha256 } of manifest.tables) await assertDigest(file, name, rows(member), sha256)
  for (const digest of manifest.blobs) await assertDigest(file, digest, blob(digest), digest)
  return { manifest, rows, blob }
}

async function listEntries(file: string): Promise<ReadonlyMap<string, TarEntry>> {
  try {
    return new Map((await listTar(file)).map((entry) => [entry.name, entry]))
  } catch (error) {
    throw new BackupFault(`${file} cannot be restored: ${(error as Error).message}.`)
  }
}

function readManifest(file: string, text: string): Manifest {
  try {
    const manifest = JSON.parse(text) as Manifest
    if (manifest.format === FORMAT) return manifest
  } catch {
    // Told below: it is none of ours.
  }
  throw new BackupFault(`${file} is not a backup that this version can read.`)
}

async function assertDigest(file: string, what: string, source: Readable, expected: string): Promise<void> {
  const hash = createHash('sha256')
  try {
    for await (const part of source) hash.update(part as Buffer)
  } catch {
    throw new BackupFault(`${file} is damaged in ${what}.`)
  }
  if (hash.digest('hex') !== expected) throw new BackupFault(`${file} was altered in ${what}.`)
}

async function readText(source: Readable): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of source) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function unzip(source: Readable): Readable {
  const out = new PassThrough()
  pipeline(source, createGunzip(), out).catch((error: Error) => out.destroy(error))
  return out
}
