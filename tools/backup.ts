import { resolve } from 'node:path'
import { masterKeyFile } from './backup/manifest.ts'
import { runTool, withPlace } from './backup/place.ts'
import { writeBackup } from './backup/write-backup.ts'

// npm run backup -- <file>: everything that lasts, in one file, while the system runs or when it does not.
const [target] = process.argv.slice(2)
if (!target) {
  console.error('Name the file to write: npm run backup -- <file>')
  process.exit(1)
}
await runTool(() =>
  withPlace(true, async (place) => {
    const { tables, blobs, keys } = await writeBackup(place, resolve(target), new Date())
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${rows} rows of ${tables.length} tables and ${blobs.length} files are in ${target}.`)
    if (keys)
      console.log(
        `Keep ${masterKeyFile(place.dataDir, place.masterKeyFile)} in another place: the backup does not hold it and cannot be read without it.`,
      )
  }),
)
