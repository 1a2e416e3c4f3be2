import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Longer than any upload or import takes. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000

/** Where files lie while they are received or read: nothing in it outlives what it is for, unless the server is killed. */
export async function incomingFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

/**
 * Removes what killed servers left there. By the clock of the file system, not of the system: another server may share the folder.
 * @returns how many files
 */
export async function sweepIncoming(dataDir: string, now: number = Date.now()): Promise<number> {
  const folder = await incomingFolder(dataDir)
  let removed = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (!found || now - found.mtimeMs < ABANDONED_AFTER_MS) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
