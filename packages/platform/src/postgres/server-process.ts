import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { ClusterPlace } from './cluster-place.ts'
import { serverEnvironment } from './initialise-cluster.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { commandOf, isAlive } from './process-identity.ts'

/** A server process that was launched, and what it wrote since. */
export type ServerProcess = {
  readonly child: ChildProcess
  readonly port: number
  readonly hasEnded: () => boolean
  readonly said: () => string
}

const LOG_LIMIT = 10 * 1024 * 1024

/**
 * The server must not outlive us, however we end. A pipe that only we hold open tells: when it closes, because we ended or were
 * killed, the shell left behind asks the server for a fast shutdown.
 */
const GUARDED = '( ( cat <&3 >/dev/null 2>&1; kill -INT $$ 2>/dev/null ) & ) ; exec "$@" 3<&-'

/** Launches the server on a free port of 127.0.0.1; it does not wait until the server answers. */
export async function launchServer(
  place: ClusterPlace,
  binaries: PostgresBinaries,
  logFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await findFreePort()
  const all = { ...settings, listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  const from = statSync(logFile).size
  // In a process group of its own: Ctrl-C must reach the application first, which then stops the server.
  const child = spawn(
    '/bin/sh',
    ['-c', GUARDED, 'sh', join(binaries.bin, 'postgres'), '-D', place.cluster, ...options],
    {
      ...place.account,
      cwd: '/',
      env: serverEnvironment(),
      detached: true,
      stdio: ['ignore', log, log, 'pipe'],
    },
  )
  closeSync(log)
  child.unref()
  const guard = child.stdio[3] as unknown as { unref(): void; destroy(): void; on(event: 'error', f: () => void): void }
  guard.unref()
  guard.on('error', () => undefined)
  let ended = false
  child.on('error', () => {
    ended = true
  })
  child.on('exit', () => {
    ended = true
    guard.destroy()
  })
  return { child, port, hasEnded: () => ended, said: () => readFileSync(logFile).subarray(from).toString('utf8') }
}

/** Stops fast: sessions are cut, everything committed is on disk. After `patience` milliseconds the server is made to leave at once. */
export async function stopServer(server: ServerProcess, patience = 30_000): Promise<void> {
  if (server.hasEnded()) return
  const gone = new Promise<void>((resolve) => server.child.once('exit', () => resolve()))
  server.child.kill('SIGINT')
  const insist = setTimeout(() => server.child.kill('SIGQUIT'), patience)
  await gone
  clearTimeout(insist)
}

/** The process that serves these database files now, whoever started it. */
export function findPostmaster(cluster: string): number | undefined {
  const pid = readPostmasterPid(cluster)
  return pid !== undefined && isPostmasterOf(pid, cluster) ? pid : undefined
}

/** Stops a server whose starter was killed and that is still there. */
export async function stopOrphan(cluster: string): Promise<boolean> {
  const pid = findPostmaster(cluster)
  if (pid === undefined) return false
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isPostmasterOf(pid, cluster); waited += 20) {
    if (waited === 30_000) process.kill(pid, 'SIGQUIT')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

/**
 * After an unclean end, PostgreSQL refuses to start when the number in postmaster.pid belongs to any process of the same user; numbers
 * are reused soon, in containers always. Only the number is made invalid: the rest of the file still guards against left-over sessions.
 */
export function disarmStalePidFile(cluster: string): void {
  const pid = readPostmasterPid(cluster)
  if (pid === undefined || !isAlive(pid) || isPostmasterOf(pid, cluster)) return
  const file = join(cluster, 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, ['999999999', ...lines.slice(1)].join('\n'))
}

function readPostmasterPid(cluster: string): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (Number.isSafeInteger(pid) && pid > 1) return pid
  // Cut short by a crash: it names nobody.
  rmSync(file, { force: true })
  return undefined
}

const isPostmasterOf = (pid: number, cluster: string) => {
  const command = commandOf(pid)
  return command.includes('postgres') && command.includes(` ${cluster} `)
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
