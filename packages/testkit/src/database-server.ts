import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive, startEmbeddedPostgres } from '@lingjiang/platform/postgres'
import postgres from 'postgres'

/** One PostgreSQL for a whole test run, with a migrated template that test databases are cloned from. */
export type TestDatabaseServer = {
  /** Makes a database: a clone of the template, or an empty one. @returns the URL of its owner */
  readonly create: (kind: 'migrated' | 'empty') => Promise<string>
  readonly drop: (ownerUrl: string) => Promise<void>
  readonly stop: () => Promise<void>
}

const FOLDER = 'lingjiang-test-'

/**
 * Starts the server of a test run in a temporary folder, without waiting for disks; or uses the one of TEST_DATABASE_URL (a superuser's
 * URL), where all databases of the run are dropped at its end.
 * @param migrateTemplate is called once, with the template's owner URL
 */
export async function startTestDatabaseServer(
  external: string | undefined,
  migrateTemplate: (ownerUrl: string) => Promise<void>,
): Promise<TestDatabaseServer> {
  const server = external ? { ownerUrl: external, stop: async () => undefined } : await startTemporary()
  const admin = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined })
  const run = `lingjiang_test_${randomBytes(4).toString('hex')}`
  const urlOf = (name: string) => Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href
  const createEmpty = async (name: string) => {
    await admin.unsafe(`create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`)
    return urlOf(name)
  }
  let template: Promise<string> | undefined
  const makeTemplate = async () => {
    await migrateTemplate(await createEmpty(`${run}_template`))
    return `${run}_template`
  }
  const made = new Set<string>()
  const drop = async (name: string) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await admin.unsafe(`drop database if exists ${name} with (force)`)
        break
      } catch (error) {
        // On a server of one's own an autovacuum worker may be in it, which only a superuser may end: it is done in a moment.
        if ((error as { code?: string }).code !== '42501' || attempt === 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
    made.delete(name)
  }
  return {
    create: async (kind) => {
      const name = `${run}_${randomBytes(5).toString('hex')}`
      made.add(name)
      if (kind === 'empty') return createEmpty(name)
      template ??= makeTemplate()
      await admin.unsafe(`create database ${name} template ${await template}`)
      return urlOf(name)
    },
    drop: (ownerUrl) => drop(new URL(ownerUrl).pathname.slice(1)),
    stop: async () => {
      if (external) for (const name of [...made, `${run}_template`]) await drop(name)
      await admin.end({ timeout: 5 })
      await server.stop()
    },
  }
}

async function startTemporary(): Promise<{ readonly ownerUrl: string; readonly stop: () => Promise<void> }> {
  sweepFolders()
  const dataDir = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`))
  // As root the server runs as another user, who must be able to enter.
  chmodSync(dataDir, 0o755)
  const server = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    durable: false,
    settings: { max_connections: '200', shared_buffers: '128MB', autovacuum: 'off' },
  })
  return {
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A killed run leaves its folder behind; its number says whether it has gone. */
function sweepFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${FOLDER}(\\d+)-`).exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}
