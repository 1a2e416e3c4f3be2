import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

let writes = 0

/** Replaces a file whole and waits until the disk has it: after a crash the file is the old one or the new one, never a mixture. Only its owner may read it unless `mode` says otherwise. */
export async function writeDurably(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  const draft = `${path}.${process.pid}.${writes++}.part`
  const file = await open(draft, 'w', mode)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  await syncDirectory(dirname(path))
}

// The new name itself is part of the directory; systems that cannot sync one (Windows) keep it by other means.
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r').catch(() => undefined)
  if (directory === undefined) return
  try {
    await directory.sync()
  } catch (error) {
    if (!isUnsupported(error)) throw error
  } finally {
    await directory.close()
  }
}

function isUnsupported(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['EPERM', 'EINVAL', 'EISDIR', 'EBADF'].includes(String(error.code))
  )
}
