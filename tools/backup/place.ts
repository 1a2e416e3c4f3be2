import { globSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Jobs, migrate } from '@lingjiang/platform'
import { hasEmbeddedPostgres, joinEmbeddedPostgres, PostgresFault } from '@lingjiang/platform/postgres'
import { BackupFault } from './manifest.ts'
import type { Target } from './restore-backup.ts'

const ROOT = join(import.meta.dirname, '../..')

export type Place = {
  readonly ownerUrl: string
  readonly dataDir: string
  readonly masterKeyFile: string | undefined
}

/** Runs a command line tool: what the place or the file does not allow is said in one sentence, and the exit code is 1. */
export async function runTool(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const isExpected = error instanceof BackupFault || error instanceof PostgresFault
    console.error(error instanceof Error && !isExpected ? error.stack : (error as Error).message)
    process.exitCode = 1
  }
}

/**
 * The database and folder of the system that DATABASE_URL, DATA_DIR and MASTER_KEY_FILE name, as for `npm start`.
 * @param mustExist refuses to make a database where there is none
 */
export async function withPlace(mustExist: boolean, work: (place: Place) => Promise<void>): Promise<void> {
  const dataDir = resolve(process.env.DATA_DIR || '.data')
  const masterKeyFile = process.env.MASTER_KEY_FILE || undefined
  if (process.env.DATABASE_URL) return work({ ownerUrl: process.env.DATABASE_URL, dataDir, masterKeyFile })
  if (mustExist && !hasEmbeddedPostgres(dataDir)) throw new BackupFault(`There is no database in ${dataDir}.`)
  const server = await joinEmbeddedPostgres({ dataDir, log: console.log })
  try {
    await work({ ownerUrl: server.ownerUrl, dataDir, masterKeyFile })
  } finally {
    await server.stop()
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
