import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClusterPlace } from './cluster-place.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { diskFull, PostgresFault, toFileFault } from './postgres-fault.ts'

/** The superuser of the cluster, who owns and migrates everything in it. */
export const OWNER = 'lingjiang'

const passwordOf = (dataDir: string) => join(dataDir, 'postgres-password')

/** Makes the database files. They appear under their name only when complete, so that an interrupted start leaves nothing half-made. */
export function initialiseCluster(
  dataDir: string,
  place: ClusterPlace,
  binaries: PostgresBinaries,
  durable: boolean,
): void {
  const password = randomBytes(24).toString('hex')
  const half = `${place.cluster}.half-made`
  const passwordFile = `${place.cluster}.password`
  try {
    for (const left of [half, passwordFile]) rmSync(left, { recursive: true, force: true })
    mkdirSync(half, { mode: 0o700 })
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    if (place.account) for (const path of [half, passwordFile]) chownSync(path, place.account.uid, place.account.gid)
    runInitdb(half, passwordFile, place, binaries, durable)
    writeFileSync(passwordOf(dataDir), `${password}\n`, { mode: 0o600 })
    chmodSync(passwordOf(dataDir), 0o600)
    renameSync(half, place.cluster)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw toFileFault(error, dataDir)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function runInitdb(
  half: string,
  passwordFile: string,
  place: ClusterPlace,
  binaries: PostgresBinaries,
  durable: boolean,
): void {
  const made = spawnSync(
    join(binaries.bin, 'initdb'),
    [
      `--pgdata=${half}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      ...localeOptions(),
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...place.account, cwd: '/', env: serverEnvironment(), encoding: 'utf8' },
  )
  if (made.status === 0) return
  const said = `${made.stderr ?? ''}${made.stdout ?? ''}`
  if (said.includes('No space left')) throw diskFull(place.cluster)
  const reason =
    made.error?.message ?? /(?:initdb: error: |FATAL: +)(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1)
  throw new PostgresFault('not-started', `The database files could not be made in ${place.cluster}: ${reason}.`)
}

/** The type of letters decides whether Chinese can be searched; C.UTF-8 knows them and sorts by code point. macOS has no C.UTF-8. */
const localeOptions = () =>
  process.platform === 'darwin' ? ['--locale=en_US.UTF-8', '--lc-collate=C'] : ['--locale=C.UTF-8']

/** The server must not depend on the language, time zone or PG* variables of whoever starts it. */
export const serverEnvironment = (): NodeJS.ProcessEnv => ({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  TZ: 'UTC',
})

/** Refuses files made by another version of PostgreSQL before the server does it in its own words. */
export function assertSameVersion(cluster: string, binaries: PostgresBinaries): void {
  const file = join(cluster, 'PG_VERSION')
  const made = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  if (made === String(binaries.major)) return
  throw new PostgresFault(
    'data-directory-version',
    made === ''
      ? `${cluster} holds something that is no PostgreSQL database: move it away, or set DATA_DIR to another folder.`
      : `${cluster} was made by PostgreSQL ${made}, and this one is ${binaries.version}: restore a backup into an empty DATA_DIR, or run that version and set DATABASE_URL.`,
  )
}

/** The owner's password, in a file that only this user can read. */
export function readPassword(dataDir: string): string {
  try {
    return readFileSync(passwordOf(dataDir), 'utf8').trim()
  } catch (error) {
    throw new PostgresFault(
      'data-directory-incomplete',
      `${passwordOf(dataDir)} cannot be read, and without it the database cannot be opened: restore the file, or move ${dataDir} away to begin anew.`,
      { cause: error },
    )
  }
}
