import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Jobs, migrate } from '@lingjiang/platform'
import { joinEmbeddedPostgres, PostgresFault } from '@lingjiang/platform/postgres'
import { BackupFault } from './manifest.ts'
import type { Target } from './restore-backup.ts'

const ROOT = join(import.meta.dirname, '../..')

/** The database and folder of the system that DATABASE_URL, DATA_DIR and MASTER_KEY_FILE name, as for `npm start`. */
export async function withPlace(
  work: (place: { ownerUrl: string; dataDir: string; masterKeyFile: string | undefined }) => Promise<void>,
): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || '.data')
  const masterKeyFile = process.env.MASTER_KEY_FILE || undefined
  try {
    const server = process.env.DATABASE_URL
      ? { ownerUrl: process.env.DATABASE_URL, stop: async () => undefined }
      : await joinEmbeddedPostgres({ dataDir, log: console.log })
    try {
      await work({ ownerUrl: server.ownerUrl, dataDir, masterKeyFile })
    } finally {
      await server.stop()
    }
  } catch (error) {
    const isExpected = error instanceof BackupFault || error instanceof PostgresFault
    console.error(isExpected || !(error instanceof Error) ? String((error as Error).message ?? error) : error.stack)
    process.exitCode = 1
  }
}

/** How this version makes its tables. */
export const thisVersion = (): Pick<Target, 'migrate' | 'migrationFiles' | 'prepareJobs'> => ({
  migrate,
  migrationFiles: globSync(['packages/*/migrations/*.sql', 'contexts/*/migrations/*.sql'], { cwd: ROOT })
    .sort()
    .map((file) => join(ROOT, file)),
  prepareJobs: async (ownerUrl) => {
    const address = new URL(ownerUrl)
    address.searchParams.set('options', '-c role=lingjiang_app')
    const jobs = new Jobs(address.href, [], (error) => console.error(error.message))
    await jobs.prepare()
    await jobs.stop()
  },
})
