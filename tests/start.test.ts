import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

// Whole servers are started here, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 180_000 })

const ROOT = join(import.meta.dirname, '..')

/** One run of the start command. */
type Run = { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly said: () => string }

let dataDir: string
let port: number

beforeAll(async () => {
  // A folder that only this user may enter: as root, the server's user cannot.
  dataDir = mkdtempSync(join(tmpdir(), 'lingjiang-start-'))
  port = await findFreePort()
})
afterAll(() => {
  for (const folder of [dataDir, join(dataDir, 'other')]) {
    const pointer = join(folder, 'postgres-lies-in.txt')
    const cluster = existsSync(pointer) ? readFileSync(pointer, 'utf8').split('\n')[0] : undefined
    if (cluster) rmSync(dirname(cluster), { recursive: true, force: true })
  }
  rmSync(dataDir, { recursive: true, force: true })
})

describe('npm start', () => {
  test('serves without any locale, stops when asked, and leaves nothing running', async () => {
    const run = start({})
    await until(() => answers('/readyz'), run)

    run.child.kill('SIGTERM')

    expect(await run.ended).toBe(0)
    expect(await answers('/healthz')).toBe(false)
  })

  test('starts again on the same data after being killed without warning', async () => {
    const killed = start({})
    await until(() => answers('/readyz'), killed)
    killed.child.kill('SIGKILL')
    await killed.ended
    await until(async () => !(await answers('/healthz')))

    const run = start({})
    await until(() => answers('/readyz'), run)
    run.child.kill('SIGTERM')

    expect(await run.ended).toBe(0)
  })

  test('says in one sentence that the port is taken, or the data in use', async () => {
    const run = start({})
    await until(() => answers('/readyz'), run)

    const samePort = start({ DATA_DIR: join(dataDir, 'other') })
    const sameData = start({ PORT: String(await findFreePort()) })

    expect([await samePort.ended, lastLine(samePort)]).toEqual([1, expect.stringContaining(`Port ${port} is taken`)])
    expect([await sameData.ended, lastLine(sameData)]).toEqual([1, expect.stringContaining('is in use by process')])
    run.child.kill('SIGTERM')
    await run.ended
  })

  test('says in one sentence that a setting is wrong or no database answers', async () => {
    const noServer = start({ DATABASE_URL: `postgres://nobody:x@127.0.0.1:${await findFreePort()}/none` })
    const noPort = start({ PORT: 'eighty' })

    expect([await noServer.ended, lastLine(noServer)]).toEqual([1, expect.stringContaining('No PostgreSQL answers')])
    expect([await noPort.ended, lastLine(noPort)]).toEqual([1, expect.stringContaining('PORT')])
  })
})

/** Runs the start command with nothing of this process's environment but the way to programs. */
function start(settings: Record<string, string>): Run {
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), ...settings }
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-demo'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => {
      said += part
    })
  return { child, ended: once(child, 'close').then(([code]) => code as number | null), said: () => said }
}

const lastLine = (run: Run) => run.said().trim().split('\n').at(-1)

async function answers(path: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}${path}`).then(
    (reply) => reply.ok,
    () => false,
  )
}

async function until(condition: () => Promise<boolean>, run?: Run): Promise<void> {
  while (!(await condition())) {
    if (run && run.child.exitCode !== null) throw new Error(`it ended: ${run.said()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port: free } = probe.address() as { port: number }
  probe.close()
  return free
}
