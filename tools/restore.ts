import { resolve } from 'node:path'
import { thisVersion, withPlace } from './backup/place.ts'
import { readBackup } from './backup/read-backup.ts'
import { restoreBackup } from './backup/restore-backup.ts'

// npm run restore -- <file>: into an empty DATA_DIR (holding the master key), or an empty database of DATABASE_URL.
const [file] = process.argv.slice(2)
if (!file) {
  console.error('Name the backup: npm run restore -- <file>')
  process.exit(1)
}
await withPlace(async (place) => {
  const backup = await readBackup(resolve(file))
  await restoreBackup(backup, { ...place, ...thisVersion() })
  console.log(
    `The state of ${backup.manifest.takenAt} is restored: ${backup.manifest.tables.length} tables, ${backup.manifest.blobs.length} files.`,
  )
})
