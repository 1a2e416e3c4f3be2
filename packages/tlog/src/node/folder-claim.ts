import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Claims a folder for this process, so that two witnesses never keep one record; throws when a live process holds it. */
export function claimFolder(folder: string): { release(): void } {
  const path = join(folder, 'in-use-by')
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
  } catch {
    const holder = Number(readFileSync(path, 'utf8'))
    if (isAlive(holder))
      throw new Error(`${folder} is in use by process ${holder}; if that is no witness, remove ${path}`)
    rmSync(path)
    writeFileSync(path, String(process.pid), { flag: 'wx' })
  }
  return { release: () => rmSync(path, { force: true }) }
}

// In a container a restarted witness often gets its old number back: its own number is that of a dead predecessor.
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
