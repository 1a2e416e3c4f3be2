import { resolve } from 'node:path'
import { runTool, thisVersion, withPlace } from './backup/place.ts'
import { readBackup } from './backup/read-backup.ts'
import { restoreBackup } from './backup/restore-backup.ts'

// npm run restore -- <file>: into an empty DATA_DIR (holding the master key), or an empty database of DATABASE_URL.
const [file] = process.argv.slice(2)
if (!file) {
  console.error('Name the backup: npm run restore -- <file>')
  process.exit(1)
}
await runTool(async () => {
  const backup = await readBackup(resolve(file))
  await withPlace(false, (place) => restoreBackup(backup, { ...place, ...thisVersion() }))
  const { takenAt, tables, blobs } = backup.manifest
  console.log(`The state of ${takenAt} is restored: ${tables.length} tables, ${blobs.length} files.`)
})
