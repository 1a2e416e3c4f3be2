import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { logKey, ORIGIN } from '../fixtures/keys.ts'
import {
  checkPolicy,
  consistencyProof,
  EMPTY_ROOT,
  ed25519Signer,
  formatAddCheckpoint,
  formatNote,
  formatVerifierKey,
  hashLeaf,
  memoryTree,
  type Note,
  type NoteSigner,
  parseNote,
  parsePolicy,
  parseVerifierKey,
  signCheckpoint,
} from '../index.ts'
import { originHash, type RunningWitness, requestCosignature, runWitness } from './index.ts'

const tree = memoryTree(Array.from({ length: 40 }, (_, i) => hashLeaf(Uint8Array.of(i))))
const key = { name: 'city.example/witness', kind: 'cosignature', seed: new Uint8Array(32).fill(7) } as const
let folder: string
let witness: RunningWitness

const start = () => runWitness({ key, keys: [logKey.verifier], folder, host: '127.0.0.1', port: 0 })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'witness-'))
  witness = await start()
})
afterEach(async () => {
  await witness.close()
  await rm(folder, { recursive: true })
})

function checkpointOf(size: number, root = tree.root(size), signer: NoteSigner = logKey, origin = ORIGIN): Note {
  return signCheckpoint({ origin, size, root, extensions: [] }, [signer])
}
async function add(oldSize: number, size: number, change: { note?: Note; proof?: Uint8Array[]; body?: string } = {}) {
  const proof = change.proof ?? (oldSize > 0 && oldSize <= size ? consistencyProof(oldSize, size, tree.read) : [])
  const body = change.body ?? formatAddCheckpoint({ oldSize, proof, note: change.note ?? checkpointOf(size) })
  const response = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body })
  return { status: response.status, body: await response.text(), type: response.headers.get('content-type') }
}

describe('a witness', () => {
  test('cosigns each checkpoint that continues the last one, and a policy counts it', async () => {
    const policy = parsePolicy(
      `log ${formatVerifierKey(logKey.verifier)}\nwitness city ${witness.verifierKey}\nquorum city\n`,
    )
    const first = await add(0, 5)
    const second = await add(5, 40)

    const note = parseNote(formatNote(checkpointOf(40)) + second.body)

    expect([first.status, second.status]).toEqual([200, 200])
    expect(note.ok && policy.ok && checkPolicy(note.value, policy.value)).toMatchObject({
      value: { checkpoint: { size: 40 } },
    })
  })

  test('serves the last checkpoint it cosigned, with both signatures', async () => {
    const address = `${witness.url}/${originHash(ORIGIN)}/checkpoint`
    const before = await fetch(address)
    await add(0, 5)
    const after = await fetch(address)

    expect([before.status, after.status]).toEqual([404, 200])
    expect(await after.text()).toMatch(
      /^register\.example\/log\n5\n[\s\S]+\n\n— register\.example\/log [\s\S]+— city\.example\/witness /,
    )
  })

  test.each([
    ['an unknown log', 404, () => add(0, 5, { note: checkpointOf(5, tree.root(5), logKey, 'other.example') })],
    [
      'a stranger signing for the log',
      403,
      () => add(0, 5, { note: checkpointOf(5, tree.root(5), ed25519Signer(ORIGIN, new Uint8Array(32))) }),
    ],
    ['a bad signature of the log', 403, () => add(0, 5, { note: { ...checkpointOf(5), text: checkpointOf(6).text } })],
    ['an old size above the new one', 400, () => add(6, 5)],
    ['a size with a leading zero', 400, () => add(0, 5, { body: 'old 00\n\n' })],
    ['64 hashes', 400, () => add(0, 5, { proof: Array.from({ length: 64 }, () => EMPTY_ROOT) })],
    ['no body', 400, () => add(0, 5, { body: '' })],
    ['a body without end', 413, () => add(0, 5, { body: 'old 0\n'.repeat(20_000) })],
    ['a proof from nothing', 422, () => add(0, 5, { proof: [EMPTY_ROOT] })],
    ['leaves in the empty tree', 422, () => add(0, 0, { note: checkpointOf(0, tree.root(1)) })],
  ])('refuses %s with %i', async (_, status, request) => {
    expect((await request()).status).toBe(status)
    expect((await readdir(folder)).filter((name) => name.length === 64)).toEqual([])
  })

  test('answers with the size it remembers when the old size is another', async () => {
    await add(0, 5)

    expect(await add(4, 9)).toEqual({ status: 409, body: '5\n', type: 'text/x.tlog.size' })
    expect(await add(0, 9)).toMatchObject({ status: 409, body: '5\n' })
  })

  test('never cosigns a second history', async () => {
    const other = memoryTree(Array.from({ length: 40 }, (_, i) => hashLeaf(Uint8Array.of(i, 1))))
    await add(0, 5)

    expect(await add(5, 5, { note: checkpointOf(5, other.root(5)) })).toMatchObject({ status: 422 })
    const forged = { note: checkpointOf(9, other.root(9)), proof: consistencyProof(5, 9, other.read) }
    expect(await add(5, 9, forged)).toMatchObject({ status: 422 })
    expect(await add(5, 5)).toMatchObject({ status: 200 })
  })

  test('lets exactly one of many simultaneous requests from one size win, and its record never runs backwards', async () => {
    await add(0, 5)

    const answers = await Promise.all([6, 20, 7, 30, 8, 9, 10, 40].map((size) => add(5, size)))

    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status === 409)
    expect([won.length, lost.length]).toEqual([1, 7])
    expect(new Set(lost.map(({ body }) => body)).size).toBe(1)
  })

  test('remembers after a restart what it cosigned before', async () => {
    await add(0, 5)
    await witness.close()
    witness = await start()

    expect(await add(0, 9)).toMatchObject({ status: 409, body: '5\n' })
    expect(await add(5, 9)).toMatchObject({ status: 200 })
  })

  test('does not start on a record that it did not cosign, nor beside another witness', async () => {
    await add(0, 5)
    await witness.close()
    const file = join(folder, originHash(ORIGIN))
    const kept = await readFile(file, 'utf8')

    await writeFile(file, kept.replace('\n5\n', '\n4\n'))
    await expect(start()).rejects.toThrow('is not a checkpoint that city.example/witness cosigned')
    await writeFile(file, '')
    await expect(start()).rejects.toThrow('is not a checkpoint')
    await writeFile(file, kept)
    await writeFile(join(folder, 'in-use-by'), String(process.ppid))
    await expect(start()).rejects.toThrow('is in use by process')
    await rm(join(folder, 'in-use-by'))
    witness = await start()
  })

  test('answers nothing but its two addresses', async () => {
    const statuses = await Promise.all(
      ['/', '/add-checkpoint', '//', '/%', '/x/checkpoint', `/${'a'.repeat(64)}/checkpoint`].map(
        async (path) => (await fetch(witness.url + path)).status,
      ),
    )
    expect(statuses).toEqual([404, 405, 404, 404, 404, 404])
  })
})

describe('a log that asks a witness', () => {
  const ask = (size: number, knownSize: number, change: object = {}) => {
    const parsed = parseVerifierKey(witness.verifierKey)
    if (!parsed.ok) throw new Error(parsed.code)
    const proofFrom = (from: number) => consistencyProof(from, size, tree.read)
    return requestCosignature({
      url: witness.url,
      key: parsed.value,
      note: checkpointOf(size),
      size,
      knownSize,
      proofFrom,
      ...change,
    })
  }

  test('gets a cosignature, also when it has lost count', async () => {
    expect(await ask(5, 0)).toMatchObject({ ok: true, value: { name: key.name } })
    expect(await ask(9, 0)).toMatchObject({ ok: true })
    expect(await ask(9, 9)).toMatchObject({ ok: true })
    expect(await ask(12, 3)).toMatchObject({ ok: true })
  })

  test('learns that the witness is ahead, refuses, or is away, and takes no cosignature by another key', async () => {
    await ask(9, 0)

    expect(await ask(5, 0)).toMatchObject({ code: 'witness-ahead', detail: '9' })
    expect(await ask(12, 9, { proofFrom: () => [] })).toMatchObject({
      code: 'witness-refused',
      detail: '422 consistency-unproved',
    })
    expect(await ask(12, 9, { key: logKey.verifier })).toMatchObject({ code: 'cosignature-invalid' })
    expect(await ask(13, 12, { url: 'http://127.0.0.1:1' })).toMatchObject({ code: 'witness-unreachable' })
  })
})
