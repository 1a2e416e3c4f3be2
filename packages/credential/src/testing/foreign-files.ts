import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where other people's vectors and suites lie: beside the project, never in it; or where FOREIGN_FOLDER says. */
export const FOREIGN = process.env.FOREIGN_FOLDER ?? fileURLToPath(new URL('../../../../../shared', import.meta.url))

/** The folder of one collection, or undefined, in which case the reader says by name what was not run. */
export function foreignFolder(name: string): string | undefined {
  const folder = join(FOREIGN, name)
  return existsSync(folder) ? folder : undefined
}

export function readJson(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(...path), 'utf8'))
}

export function readText(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8')
}
