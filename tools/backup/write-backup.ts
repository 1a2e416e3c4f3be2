import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { listSequences, listTables, type Table } from './catalogue.ts'
import { BackupFault, blobFile, FORMAT, type Manifest, readKeys } from './manifest.ts'
import { TarWriter } from './tar.ts'

/** Where the system to back up lives. */
export type Source = {
  readonly ownerUrl: string
  readonly dataDir: string
  readonly masterKeyFile?: string | undefined
}

/**
 * Writes everything that lasts into one file: all rows as of one moment (one read-only snapshot, while the system goes on), the stored
 * files those rows name, and the wrapped keys. The master key is left out on purpose.
 */
export async function writeBackup(source: Source, target: string, takenAt: Date): Promise<Manifest> {
  if (existsSync(target)) throw new BackupFault(`${target} exists already: choose another name.`)
  const folder = await mkdtemp(join(dirname(target), '.backup-')).catch(() => {
    throw new BackupFault(`${dirname(target)} cannot be written.`)
  })
  const half = join(folder, 'half.tar')
  const sql = postgres(source.ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const tar = new TarWriter(half)
    const manifest = (await sql.begin('isolation level repeatable read read only', (tx) =>
      copyAll(tx, source, tar, folder, takenAt),
    )) as Manifest
    await tar.addBytes('manifest.json', Buffer.from(JSON.stringify(manifest, null, 1)))
    await tar.end()
    await rename(half, target)
    return manifest
  } finally {
    await sql.end({ timeout: 5 })
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyAll(
  tx: postgres.TransactionSql,
  source: Source,
  tar: TarWriter,
  folder: string,
  takenAt: Date,
): Promise<Manifest> {
  // A policy that hides rows must be an error and not a hole in the backup.
  await tx`set local row_security = off`
  const tables: Manifest['tables'][number][] = []
  for (const [index, table] of (await listTables(tx)).entries()) {
    const member = `tables/${String(index).padStart(4, '0')}.copy.gz`
    const file = join(folder, 'table')
    const { rows, sha256 } = await copyOut(tx, table, file)
    await tar.addFile(member, file)
    tables.push({ name: table.name, columns: table.columns, rows, member, sha256 })
  }
  const sequences = await listSequences(tx)
  const blobs = await tx<{ sha256: string }[]>`select sha256 from platform.blob order by sha256`
  for (const { sha256 } of blobs) {
    const file = blobFile(source.dataDir, sha256)
    if (!existsSync(file)) throw new BackupFault(`The stored file ${file} is missing: the backup would not be whole.`)
    await tar.addFile(`blobs/${sha256}`, file)
  }
  const [server] = await tx<{ version: string }[]>`select current_setting('server_version') as version`
  const migrations = await tx<
    { name: string; checksum: string }[]
  >`select name, checksum from public.lingjiang_migration order by name`
  return {
    format: FORMAT,
    takenAt: takenAt.toISOString(),
    postgres: server?.version ?? '',
    migrations: migrations.map(({ name, checksum }) => ({ name, checksum })),
    tables,
    sequences,
    blobs: blobs.map(({ sha256 }) => sha256),
    keys: readKeys(source.dataDir, source.masterKeyFile),
  }
}

/** Copies a table to a compressed file. @returns its rows, and the digest of the rows before compression */
async function copyOut(
  tx: postgres.TransactionSql,
  table: Table,
  file: string,
): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  let rows = 0
  // In the text format a line is a row: line ends inside values are escaped.
  const count = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part)
      for (const byte of part) if (byte === 0x0a) rows += 1
      done(null, part)
    },
  })
  const source = await tx.unsafe(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`).readable()
  await pipeline(source, count, createGzip({ level: 1 }), createWriteStream(file, { mode: 0o600 }))
  return { rows, sha256: hash.digest('hex') }
}
