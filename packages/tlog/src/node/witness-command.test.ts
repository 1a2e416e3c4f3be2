import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { logKey, ORIGIN } from '../fixtures/keys.ts'
import {
  consistencyProof,
  formatVerifierKey,
  hashLeaf,
  memoryTree,
  parseVerifierKey,
  rootOf,
  signCheckpoint,
} from '../index.ts'
import { originHash, requestCosignature } from './index.ts'

const command = fileURLToPath(new URL('./witness-command.ts', import.meta.url))
let folder: string
const children: ChildProcess[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-command-'))
  await writeFile(join(folder, 'logs'), `log ${formatVerifierKey(logKey.verifier)}\nquorum none\n`)
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})
afterAll(() => rm(folder, { recursive: true }))

function run(...args: string[]) {
  return spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })
}

async function launch(name = 'key') {
  const args = [
    'run',
    '--key',
    join(folder, name),
    '--logs',
    join(folder, 'logs'),
    '--state',
    join(folder, `state-${name}`),
    '--listen',
    '127.0.0.1:0',
  ]
  const child = spawn(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
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

  test('killed at any moment, it remembers everything it ever answered for', async () => {
    run('keygen', '--name', 'hasty.example/witness', '--key', join(folder, 'hasty'))
    const tree = memoryTree(Array.from({ length: 400 }, (_, i) => hashLeaf(Uint8Array.of(i & 255, i >> 8))))
    let answered = 0
    for (const patience of [5, 20, 60]) {
      const { child, listening, verifierKey } = await launch('hasty')
      const remembered = await fetch(`${listening}/${originHash(ORIGIN)}/checkpoint`)
      expect(Number((await remembered.text()).split('\n')[1] ?? 0)).toBeGreaterThanOrEqual(answered)
      const key = parseVerifierKey(verifierKey)
      if (!key.ok) throw new Error(key.code)
      const exited = new Promise((resolve) => child.once('exit', resolve))
      const ask = (size: number) => {
        const note = signCheckpoint({ origin: ORIGIN, size, root: tree.root(size), extensions: [] }, [logKey])
        const proofFrom = (from: number) => consistencyProof(from, size, tree.read)
        return requestCosignature({ url: listening, key: key.value, note, size, knownSize: size - 1, proofFrom })
      }
      let size = answered + 1
      let doomed = false
      while (size <= 400 && child.exitCode === null) {
        const answer = await ask(size)
        if (answer.ok) answered = size
        if (!doomed && answer.ok) setTimeout(() => child.kill('SIGKILL'), patience)
        doomed ||= answer.ok
        if (!answer.ok && answer.code !== 'witness-ahead') break
        size++
      }
      expect(doomed).toBe(true)
      await exited
    }

    expect(answered).toBeGreaterThanOrEqual(3)
  })

  test('says what is wrong with its arguments and exits above 0', () => {
    const missing = join(folder, 'missing')

    expect(run().status).toBe(2)
    expect(run('run', '--key', missing, '--logs', missing, '--state', missing)).toMatchObject({ status: 1, stdout: '' })
    expect(run('keygen', '--name', 'two words', '--key', missing).status).toBe(1)
    expect(run('--nonsense').status).toBe(1)
  })
})
