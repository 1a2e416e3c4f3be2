import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that cannot be mistaken for a later one with the same number. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string }

/** Whether any process has this number now. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The identity of a running process, or nothing when it has gone. Numbers are reused, in containers at once: hence the start time. */
export function findIdentity(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined
  try {
    return { pid, startedAt: process.platform === 'linux' ? startTicks(pid) : askPs(pid, 'lstart=') }
  } catch {
    return undefined
  }
}

/** Whether exactly this process still runs. */
export function isStillRunning(identity: ProcessIdentity): boolean {
  return findIdentity(identity.pid)?.startedAt === identity.startedAt
}

/** The command line of a process, words separated by blanks; empty when it has gone. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return askPs(pid, 'command=')
  } catch {
    return ''
  }
}

function startTicks(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie waits for its parent only: it has ended.
  if (fields[0] === 'Z') throw new Error('ended')
  return fields[19] ?? ''
}

const askPs = (pid: number, field: string) =>
  execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
