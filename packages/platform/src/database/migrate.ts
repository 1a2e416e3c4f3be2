import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BrokenInvariant } from '@lingjiang/kernel'
import { connect, type Sql } from './sql.ts'

type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

const FILE = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/

/** Reads the plain SQL files of the given folders, in the order of their time stamps. */
export function readMigrations(folders: readonly string[]): readonly Migration[] {
  const found = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.sql'))
      .map((file) => {
        if (!FILE.test(file)) throw new BrokenInvariant(`migration name not YYYYMMDDTHHMM_verb_noun.sql: ${file}`)
        const text = readFileSync(join(folder, file), 'utf8')
        return { name: file, text, checksum: createHash('sha256').update(text).digest('hex') }
      }),
  )
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Brings a database up to date: forward only, each file in a transaction of its own, one process at a time (advisory lock).
 * A file that changed after it ran is a bug and stops everything.
 * @returns the names that ran now
 */
export async function migrate(ownerUrl: string, folders: readonly string[]): Promise<readonly string[]> {
  const db = connect(ownerUrl, { max: 1, name: 'lingjiang-migrate' })
  try {
    await db`select pg_advisory_lock(20210415, 76)`
    await db`create table if not exists public.lingjiang_migration (
      name text primary key, checksum text not null, ran_at timestamptz not null default now())`
    return await runPending(db, readMigrations(folders))
  } finally {
    await db.end({ timeout: 5 })
  }
}

async function runPending(db: Sql, migrations: readonly Migration[]): Promise<readonly string[]> {
  const done = new Map(
    (await db<{ name: string; checksum: string }[]>`select name, checksum from public.lingjiang_migration`).map((r) => [
      r.name,
      r.checksum,
    ]),
  )
  const ran: string[] = []
  for (const migration of migrations) {
    const before = done.get(migration.name)
    if (before === migration.checksum) continue
    if (before !== undefined) throw new BrokenInvariant(`migration ${migration.name} was edited after it ran`)
    await db.begin(async (tx) => {
      await tx.unsafe(migration.text)
      await tx`insert into public.lingjiang_migration (name, checksum) values (${migration.name}, ${migration.checksum})`
    })
    ran.push(migration.name)
  }
  return ran
}
