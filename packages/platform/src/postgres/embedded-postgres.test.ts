import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findCluster } from './cluster-place.ts'
import { joinEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { findIdentity } from './process-identity.ts'
import { findPostmaster } from './server-process.ts'

// Whole servers are started here, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 180_000 })

let dataDir: string
const sentences: string[] = []
const options = () => ({ dataDir, log: (sentence: string) => sentences.push(sentence), durable: false })

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'lingjiang-embedded-'))
  chmodSync(dataDir, 0o755)
  sentences.length = 0
})
afterEach(() => {
  const cluster = findCluster(dataDir)
  if (cluster && !cluster.startsWith(dataDir)) rmSync(dirname(cluster), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the embedded database server', () => {
  test('keeps its data from one start to the next', async () => {
    const first = await startEmbeddedPostgres(options())
    await query(first.ownerUrl, (sql) => sql`create table kept as select '技能' as word`)
    await first.stop()

    const second = await startEmbeddedPostgres(options())

    expect(await query(second.ownerUrl, (sql) => sql`select word from kept`)).toEqual([{ word: '技能' }])
    await second.stop()
  })

  test('answers a second start with one sentence, and lets a tool join', async () => {
    const server = await startEmbeddedPostgres(options())

    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'data-directory-in-use' })
    const joined = await joinEmbeddedPostgres(options())
    await joined.stop()

    expect(joined.ownerUrl).toBe(server.ownerUrl)
    expect(await query(server.ownerUrl, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
    await server.stop()
  })

  test('works where only this user may enter', async () => {
    chmodSync(dataDir, 0o700)

    const server = await startEmbeddedPostgres(options())

    expect(await query(server.ownerUrl, (sql) => sql`select 1 as one`)).toEqual([{ one: 1 }])
    await server.stop()
    await (await startEmbeddedPostgres(options())).stop()
  })

  test('ends when its starter is killed, and starts again with what was committed', async () => {
    const starter = await startElsewhere()
    const postmaster = postmasterOf(dataDir)
    starter.kill('SIGKILL')
    await until(() => starter.signalCode !== null && !findIdentity(postmaster))

    const server = await startEmbeddedPostgres(options())

    expect(await query(server.ownerUrl, (sql) => sql`select word from committed`)).toEqual([{ word: '证书' }])
    await server.stop()
  })

  test('is stopped at the next start when it outlived its starter all the same', async () => {
    const starter = await startElsewhere()
    const left = postmasterOf(dataDir)
    process.kill(left, 'SIGSTOP')
    starter.kill('SIGKILL')
    await until(() => starter.signalCode !== null)
    setTimeout(() => process.kill(left, 'SIGCONT'), 300)

    const server = await startEmbeddedPostgres(options())

    expect(await query(server.ownerUrl, (sql) => sql`select word from committed`)).toEqual([{ word: '证书' }])
    expect(findIdentity(left)).toBeUndefined()
    await server.stop()
  })

  test('starts after a crash although the number in postmaster.pid now belongs to another program', async () => {
    const starter = await startElsewhere()
    const postmaster = postmasterOf(dataDir)
    process.kill(postmaster, 'SIGKILL')
    await until(() => !findIdentity(postmaster))
    starter.kill('SIGKILL')
    await until(() => starter.signalCode !== null)
    const pidFile = join(findCluster(dataDir) ?? '', 'postmaster.pid')
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(String(postmaster), String(process.pid)))

    const server = await startEmbeddedPostgres(options())

    expect(await query(server.ownerUrl, (sql) => sql`select word from committed`)).toEqual([{ word: '证书' }])
    await server.stop()
  })

  test('refuses files of another version, a lost password and files of something else, each with its sentence', async () => {
    await (await startEmbeddedPostgres(options())).stop()
    const cluster = findCluster(dataDir) ?? ''
    const password = readFileSync(join(dataDir, 'postgres-password'))

    rmSync(join(dataDir, 'postgres-password'))
    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'data-directory-incomplete' })
    writeFileSync(join(dataDir, 'postgres-password'), 'another')
    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'data-directory-incomplete' })
    writeFileSync(join(dataDir, 'postgres-password'), password)
    writeFileSync(join(cluster, 'PG_VERSION'), '15\n')
    await expect(startEmbeddedPostgres(options())).rejects.toThrow(/made by PostgreSQL 15/)
    rmSync(join(cluster, 'PG_VERSION'))
    await expect(startEmbeddedPostgres(options())).rejects.toMatchObject({ code: 'data-directory-version' })

    expect(existsSync(join(dataDir, 'postgres-claim.json'))).toBe(false)
    expect(findPostmaster(cluster)).toBeUndefined()
  })
})

async function query<T>(url: string, ask: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}

/** Starts the server in another process, which commits one row and then waits. */
function startElsewhere(): Promise<ChildProcess> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)}
    import postgres from ${JSON.stringify(import.meta.resolve('postgres'))}
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, durable: false, settings: { synchronous_commit: 'on' } })
    const sql = postgres(server.ownerUrl, { max: 1 })
    await sql\`create table committed as select '证书' as word\`
    process.stdout.write('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`ended with ${code}`)))
  })
}

function postmasterOf(folder: string): number {
  const pid = findPostmaster(findCluster(folder) ?? '')
  if (pid === undefined) throw new Error('no server runs')
  return pid
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}
