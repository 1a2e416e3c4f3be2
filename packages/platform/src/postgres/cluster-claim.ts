import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresFault, toFileFault } from './postgres-fault.ts'
import { findIdentity, isStillRunning, type ProcessIdentity } from './process-identity.ts'

/** Who controls the server of a data directory, and the port once it listens. */
export type Claim = { readonly controller: ProcessIdentity; readonly port?: number }

const claimOf = (dataDir: string) => join(dataDir, 'postgres-claim.json')

/** The claim of a process that still runs. */
export function findClaim(dataDir: string): Claim | undefined {
  try {
    const claim = JSON.parse(readFileSync(claimOf(dataDir), 'utf8')) as Claim
    return isStillRunning(claim.controller) ? claim : undefined
  } catch {
    return undefined
  }
}

/** Makes this process the only one to control the server of `dataDir`; a claim left by a killed process gives way. */
export function claim(dataDir: string): void {
  if (existsSync(claimOf(dataDir)) && !findClaim(dataDir)) rmSync(claimOf(dataDir), { force: true })
  try {
    writeFileSync(claimOf(dataDir), JSON.stringify({ controller: findIdentity(process.pid) }), {
      flag: 'wx',
      mode: 0o600,
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw toFileFault(error, dataDir)
    throw inUse(dataDir, findClaim(dataDir)?.controller.pid)
  }
}

/** Notes the port, so that tools (backup) can talk to the server while it runs. */
export function publishPort(dataDir: string, port: number): void {
  writeFileSync(claimOf(dataDir), JSON.stringify({ controller: findIdentity(process.pid), port }), { mode: 0o600 })
}

export function releaseClaim(dataDir: string): void {
  rmSync(claimOf(dataDir), { force: true })
}

/** The one sentence for a second start on the same data. */
export function inUse(dataDir: string, pid: number | undefined): PostgresFault {
  const who = pid === undefined ? 'another process' : `process ${pid}`
  return new PostgresFault(
    'data-directory-in-use',
    `The database in ${dataDir} is in use by ${who}: stop that one first, or set DATA_DIR to another folder.`,
  )
}
