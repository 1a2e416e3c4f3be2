import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logKey, ORIGIN } from '../fixtures/keys.ts'
import { formatVerifierKey, hashLeaf, parseVerifierKey, rootOf, signCheckpoint } from '../index.ts'
import { requestCosignature } from './index.ts'

const command = fileURLToPath(new URL('./witness-command.ts', import.meta.url))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-command-'))
  await writeFile(join(folder, 'logs'), `log ${formatVerifierKey(logKey.verifier)}\nquorum none\n`)
})
afterAll(() => rm(folder, { recursive: true }))

function run(...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
}

async function launch() {
  const args = [
    'run',
    '--key',
    join(folder, 'key'),
    '--logs',
    join(folder, 'logs'),
    '--state',
    join(folder, 'state'),
    '--listen',
    '127.0.0.1:0',
  ]
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface(child.stdout)
  const first = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve)
    child.once('exit', () => reject(new Error('the witness did not start')))
  })
  return { child, ...(JSON.parse(first) as { listening: string; verifierKey: string }) }
}

describe('the command lingjiang-witness', () => {
  test('makes a key, cosigns, survives a kill and stops when told', async () => {
    const made = run('keygen', '--name', 'city.example/witness', '--key', join(folder, 'key'))
    const again = run('keygen', '--name', 'city.example/witness', '--key', join(folder, 'key'))
    const root = rootOf([hashLeaf(Uint8Array.of(1))])
    const note = signCheckpoint({ origin: ORIGIN, size: 1, root, extensions: [] }, [logKey])
    const key = parseVerifierKey(made.stdout.trim())
    if (!key.ok) throw new Error(made.stderr)

    const killed = await launch()
    const cosigned = await requestCosignature({
      url: killed.listening,
      key: key.value,
      note,
      size: 1,
      knownSize: 0,
      proofFrom: () => [],
    })
    killed.child.kill('SIGKILL')
    await new Promise((resolve) => killed.child.once('exit', resolve))
    const restarted = await launch()
    const ahead = await requestCosignature({
      url: restarted.listening,
      key: key.value,
      note,
      size: 0,
      knownSize: 0,
      proofFrom: () => [],
    })
    restarted.child.kill('SIGTERM')
    const code = await new Promise((resolve) => restarted.child.once('exit', resolve))

    expect(killed.verifierKey).toBe(made.stdout.trim())
    expect(cosigned).toMatchObject({ ok: true })
    expect(ahead).toMatchObject({ code: 'witness-ahead', detail: '1' })
    expect(code).toBe(0)
    expect(again.status).toBe(1)
    expect((await readFile(join(folder, 'key'), 'utf8')).startsWith('PRIVATE+KEY+city.example/witness+')).toBe(true)
  })

  test('says what is wrong with its arguments and exits above 0', () => {
    const missing = join(folder, 'missing')

    expect(run().status).toBe(2)
    expect(run('run', '--key', missing, '--logs', missing, '--state', missing)).toMatchObject({ status: 1, stdout: '' })
    expect(run('keygen', '--name', 'two words', '--key', missing).status).toBe(1)
    expect(run('--nonsense').status).toBe(1)
  })
})
