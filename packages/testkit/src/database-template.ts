import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')

/**
 * Brings the template of all test databases up to date, once per run: what stands here is in every test database from its birth.
 * @param ownerUrl an empty database, as its owner
 */
export async function migrateTemplate(ownerUrl: string): Promise<void> {
  const migrations = join(ROOT, 'packages/platform/src/database/migrate.ts')
  if (!existsSync(migrations)) return
  const { migrate } = (await import(migrations)) as {
    migrate: (url: string, folders: readonly string[]) => Promise<unknown>
  }
  await migrate(ownerUrl, migrationFolders())
}

/** All folders of migrations in the tree. */
export function migrationFolders(): readonly string[] {
  return globSync(['packages/*/migrations', 'contexts/*/migrations'], { cwd: ROOT })
    .sort()
    .map((folder) => join(ROOT, folder))
}
