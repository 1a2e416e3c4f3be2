import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'
import { listTables } from './catalogue.ts'
import { BackupFault, blobFile, keyringFile, type Manifest, markOf, masterKeyFile } from './manifest.ts'
import type { Backup } from './read-backup.ts'

/** Where a backup is restored to: an empty database, and a data directory without keys of another system. */
export type Target = {
  readonly ownerUrl: string
  readonly dataDir: string
  readonly masterKeyFile?: string | undefined
  /** Brings the database up to date with the migrations of these folders. */
  readonly migrate: (ownerUrl: string, folders: readonly string[]) => Promise<unknown>
  readonly migrationFiles: readonly string[]
  /** Makes the tables of the job queue, which has its own migrations. */
  readonly prepareJobs: (ownerUrl: string) => Promise<void>
}

/**
 * Restores into an empty database: makes the tables as they were at the time of the backup, loads all rows with every foreign key in
 * force in one transaction, counts them, and only then brings the tables up to date. A refusal changes nothing.
 */
export async function restoreBackup(backup: Backup, target: Target): Promise<void> {
  const { manifest } = backup
  const files = selectMigrations(manifest, target.migrationFiles)
  assertMasterKey(manifest, target)
  const schemasBefore = await assertEmpty(target.ownerUrl)
  try {
    await migrateTo(files, target)
    if (manifest.tables.some(({ name }) => name.startsWith('jobs.'))) await target.prepareJobs(target.ownerUrl)
    await loadRows(backup, target.ownerUrl)
    await restoreFiles(backup, target)
  } catch (error) {
    await emptyAgain(target.ownerUrl, schemasBefore)
    throw error
  }
  await target.migrate(target.ownerUrl, [...new Set(target.migrationFiles.map((file) => dirname(file)))])
}

/** The migration files that the backup's database had seen. */
function selectMigrations(manifest: Manifest, files: readonly string[]): readonly string[] {
  const here = new Map(files.map((file) => [basename(file), file]))
  return manifest.migrations.map(({ name }) => {
    const file = here.get(name)
    if (!file)
      throw new BackupFault(`The backup was taken by a newer version (it knows ${name}): restore it with that version.`)
    return file
  })
}

function assertMasterKey(manifest: Manifest, target: Target): void {
  if (!manifest.keys) return
  const file = masterKeyFile(target.dataDir, target.masterKeyFile)
  if (!existsSync(file))
    throw new BackupFault(
      `Put the master key of the backed-up system at ${file} first, or set MASTER_KEY_FILE: it is not part of a backup.`,
    )
  if (markOf(readFileSync(file, 'utf8')) !== manifest.keys.masterKeyMark)
    throw new BackupFault(`The master key ${file} is not the one of the backed-up system.`)
  const keyring = keyringFile(target.dataDir)
  if (existsSync(keyring) && readFileSync(keyring, 'utf8') !== manifest.keys.keyring)
    throw new BackupFault(`${keyring} belongs to another system: restore into an empty DATA_DIR.`)
}

/** @returns the schemas that stand there all the same */
async function assertEmpty(ownerUrl: string): Promise<readonly string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const tables = await listTables(sql)
    if (tables.length > 0)
      throw new BackupFault(`The database is not empty (${tables.length} tables): restore into a new one.`)
    return await listSchemas(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** A restore that failed half-way leaves the database as empty as it was, so that it can be tried again. */
async function emptyAgain(ownerUrl: string, before: readonly string[]): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    const added = (await listSchemas(sql)).filter((schema) => !before.includes(schema))
    for (const schema of added) await sql.unsafe(`drop schema ${schema} cascade`)
    await sql`drop table if exists public.lingjiang_migration`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function listSchemas(sql: postgres.Sql): Promise<readonly string[]> {
  return (await sql<{ name: string }[]>`select quote_ident(nspname) as name from pg_namespace`).map(({ name }) => name)
}

async function migrateTo(files: readonly string[], target: Target): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lingjiang-restore-'))
  try {
    for (const file of files) copyFileSync(file, join(folder, basename(file)))
    await target.migrate(target.ownerUrl, [folder])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function loadRows(backup: Backup, ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql.begin(async (tx) => {
      const tables = await listTables(tx)
      assertSameTables(backup.manifest, tables)
      for (const { name } of tables) await tx.unsafe(`alter table ${name} disable trigger user`)
      await tx.unsafe(`truncate ${tables.map(({ name }) => name).join(', ')}`)
      for (const { name } of tables) await loadTable(tx, backup, name)
      for (const { name } of tables) await tx.unsafe(`alter table ${name} enable trigger user`)
      for (const { name, value, isCalled } of backup.manifest.sequences)
        await tx`select setval(${name}::regclass, ${value}::bigint, ${isCalled})`
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function assertSameTables(
  manifest: Manifest,
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
): void {
  const shape = (list: Iterable<{ readonly name: string; readonly columns: readonly string[] }>) =>
    new Set([...list].map(({ name, columns }) => `${name} (${[...columns].sort().join(', ')})`))
  const [here, there] = [shape(tables), shape(manifest.tables)]
  const differing = [...here]
    .filter((table) => !there.has(table))
    .concat([...there].filter((table) => !here.has(table)))
  if (differing.length > 0)
    throw new BackupFault(`The tables of the backup are not those of this version: ${differing.join('; ')}.`)
}

async function loadTable(tx: postgres.TransactionSql, backup: Backup, name: string): Promise<void> {
  const table = backup.manifest.tables.find((known) => known.name === name)
  if (!table) throw new BackupFault(`The backup has no table ${name}.`)
  const sink = await tx.unsafe(`copy ${name} (${table.columns.join(', ')}) from stdin`).writable()
  await pipeline(backup.rows(table.member), sink)
  const [counted] = await tx.unsafe<{ rows: number }[]>(`select count(*)::int8 as rows from ${name}`)
  if (Number(counted?.rows) !== table.rows)
    throw new BackupFault(`${name} has ${counted?.rows} rows after loading and had ${table.rows}.`)
}

async function restoreFiles(backup: Backup, target: Target): Promise<void> {
  for (const digest of backup.manifest.blobs) {
    const file = blobFile(target.dataDir, digest)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    await pipeline(backup.blob(digest), createWriteStream(file, { mode: 0o600, flush: true }))
  }
  if (!backup.manifest.keys) return
  mkdirSync(dirname(keyringFile(target.dataDir)), { recursive: true, mode: 0o700 })
  writeFileSync(keyringFile(target.dataDir), backup.manifest.keys.keyring, { mode: 0o600, flush: true })
}
