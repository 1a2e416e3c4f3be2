import { chmodSync, mkdirSync } from 'node:fs'

/**
 * As root the server runs as another user, who cannot reach files in a folder that only root may enter. What that user must
 * reach then lies here: the server's programs and the cluster.
 */
export const SHARED_ROOT = '/var/lib/lingjiang'

/** Makes a folder that everybody may enter, whatever the umask of this process. */
export function makeOpenFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
}
