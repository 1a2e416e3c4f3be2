import { globSync } from 'node:fs'
import { join } from 'node:path'
import { Jobs, migrate } from '@lingjiang/platform'

const ROOT = join(import.meta.dirname, '../../..')

/**
 * Brings the template of all test databases up to date, once per run: tables, and those of the job queue, stand in every test database
 * from its birth.
 * @param ownerUrl an empty database, as its owner
 */
export async function migrateTemplate(ownerUrl: string): Promise<void> {
  const folders = globSync(['packages/*/migrations', 'contexts/*/migrations'], { cwd: ROOT }).sort()
  await migrate(
    ownerUrl,
    folders.map((folder) => join(ROOT, folder)),
  )
  const asApp = new URL(ownerUrl)
  asApp.searchParams.set('options', '-c role=lingjiang_app')
  const faults: Error[] = []
  const jobs = new Jobs(asApp.href, [], (error) => faults.push(error))
  await jobs.prepare()
  await jobs.stop()
  if (faults[0]) throw faults[0]
}
