import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from './encoding.ts'
import { cities, logKey, logSm2Key, ORIGIN } from './fixtures/keys.ts'
import {
  consistencyProof,
  formatNote,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  nodeReader,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  signCheckpoint,
  signNote,
  TiledTree,
  type TileId,
  tilePath,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

// Debian's golang-golang-x-mod-dev installs sources for the time before Go modules.
const environment = { ...process.env, GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' }
const found = spawnSync('go', ['list', 'golang.org/x/mod/sumdb/tlog'], { env: environment, encoding: 'utf8' })

type Claim = {
  kind: 'inclusion' | 'consistency'
  index: number
  size: number
  newer: number
  hash: string
  root: string
  proof: string[] | null
}
type Verdict = { origin: string; size: number; claims: boolean[]; same: boolean[]; faults: string[] | null }

describe("Go's checksum database packages", () => {
  if (found.status !== 0) {
    test('are not asked here: install golang and golang-golang-x-mod-dev to check agreement with them', () => {
      expect(found.status).not.toBe(0)
    })
    return
  }
  let folder: string
  let program: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'go-agreement-'))
    program = join(folder, 'go-agreement')
    const source = fileURLToPath(new URL('./fixtures/go-agreement/main.go', import.meta.url))
    const built = spawnSync('go', ['build', '-o', program, source], { env: environment, encoding: 'utf8' })
    expect(built.stderr).toBe('')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const ask = (what: string, log: string) => spawnSync(program, [what, log], { encoding: 'utf8', maxBuffer: 1 << 28 })

  test('open our checkpoints, read our tiles and accept our proofs, and no altered one', () => {
    const log = join(folder, 'ours')
    const { claims, forged } = writeOwnLog(log)

    const answer = ask('judge', log)
    const verdict = JSON.parse(answer.stdout) as Verdict

    expect(verdict).toMatchObject({ origin: ORIGIN, size: 70_000, faults: null })
    expect(verdict.claims.slice(0, claims)).toEqual(Array(claims).fill(true))
    expect(verdict.same.slice(0, claims)).toEqual(Array(claims).fill(true))
    expect(verdict.claims.slice(claims)).toEqual(Array(forged).fill(false))
    console.log(`x/mod/sumdb: ${claims} of our proofs accepted, ${forged} forged ones refused`)
  })

  test('refuse our checkpoint with another size in it', () => {
    const log = join(folder, 'altered')
    writeOwnLog(log)
    writeFileSync(join(log, 'checkpoint'), readFileSync(join(log, 'checkpoint'), 'utf8').replace('70000', '70001'))

    expect(ask('judge', log)).toMatchObject({ status: 1, stderr: expect.stringContaining('invalid signature') })
  })

  test('make checkpoints, tiles and proofs that we accept, and none that is altered', () => {
    const log = join(folder, 'theirs')
    expect(ask('make', log).stderr).toBe('')
    const key = parseVerifierKey(readFileSync(join(log, 'vkey'), 'utf8'))
    const note = parseNote(readFileSync(join(log, 'checkpoint')))
    if (!key.ok || !note.ok) throw new Error('what Go wrote cannot be read')

    const checkpoint = openCheckpoint(note.value, 'go.example/log', [key.value])
    const claims = JSON.parse(readFileSync(join(log, 'claims.json'), 'utf8')) as Claim[]
    const readTile = (tile: TileId) => new Uint8Array(readFileSync(join(log, tilePath(tile))))

    expect(checkpoint).toMatchObject({ ok: true, value: { size: 70_000 } })
    expect(checkpoint.ok && TiledTree.load(70_000, readTile).root()).toEqual(checkpoint.ok && checkpoint.value.root)
    for (const claim of claims) {
      expect(holds(claim)).toBe(true)
      expect(proofFromTiles(claim, readTile)).toEqual((claim.proof ?? []).map(bytesOf))
      for (const bad of forgeries(claim)) expect(holds(bad)).toBe(false)
    }
    expect(claims.length).toBeGreaterThan(200)
    const version = spawnSync('go', ['version'], { env: environment, encoding: 'utf8' }).stdout.trim()
    console.log(`${version}, x/mod/sumdb: ${claims.length} of its proofs accepted, its checkpoint and tiles read`)
  })
})

const bytesOf = (text: string) => fromBase64(text) as Uint8Array

function holds({ kind, index, size, newer, hash, root, proof }: Claim): boolean {
  const hashes = (proof ?? []).map(bytesOf)
  return kind === 'inclusion'
    ? verifyInclusion(bytesOf(hash), index, size, hashes, bytesOf(root))
    : verifyConsistency(size, newer, hashes, bytesOf(hash), bytesOf(root))
}

function proofFromTiles({ kind, index, size, newer }: Claim, readTile: (tile: TileId) => Uint8Array): Uint8Array[] {
  return kind === 'inclusion'
    ? inclusionProof(index, size, nodeReader(size, readTile))
    : consistencyProof(size, newer, nodeReader(newer, readTile))
}

function forgeries(claim: Claim): Claim[] {
  const other = toBase64(hashLeaf(Uint8Array.of(9, 9, 9)))
  const proof = claim.proof ?? []
  const spoilt = proof.map((_, at) => ({ ...claim, proof: proof.with(at, other) }))
  return [...spoilt, { ...claim, hash: other }, { ...claim, root: other }, { ...claim, proof: [...proof, other] }]
}

/** A log of 70,000 leaves grown in uneven steps, with good claims first and forged ones after them. */
function writeOwnLog(log: string): { claims: number; forged: number } {
  const leaves = Array.from({ length: 70_000 }, (_, i) => hashLeaf(new TextEncoder().encode(`entry ${i}`)))
  const tiles = new Map<string, Uint8Array>()
  const roots = new Map<number, Uint8Array>()
  let tree = TiledTree.empty()
  for (const size of [1, 2, 255, 256, 257, 1000, 65_536, 65_537, 69_999, 70_000]) {
    const grown = tree.append(leaves.slice(tree.size, size))
    for (const { id, bytes } of grown.tiles) tiles.set(tilePath(id), bytes)
    tree = grown.tree
    roots.set(size, tree.root())
  }
  const read = nodeReader(70_000, (tile) => tiles.get(tilePath(tile)) as Uint8Array)
  const root = toBase64(tree.root())
  const claims: Claim[] = [0, 1, 254, 255, 256, 65_535, 65_536, 69_998, 69_999].map((index) => ({
    kind: 'inclusion',
    index,
    size: 70_000,
    newer: 0,
    hash: toBase64(leaves[index] as Uint8Array),
    root,
    proof: inclusionProof(index, 70_000, read).map(toBase64),
  }))
  for (const [size, older] of roots) {
    const proof = consistencyProof(size, 70_000, read).map(toBase64)
    claims.push({ kind: 'consistency', index: 0, size, newer: 70_000, hash: toBase64(older), root, proof })
  }
  const forged = claims.flatMap(forgeries)
  const note = signCheckpoint({ origin: ORIGIN, size: 70_000, root: tree.root(), extensions: [] }, [logSm2Key, logKey])
  const cosigned = { text: note.text, signatures: [...note.signatures, ...signNote(note.text, cities).signatures] }
  for (const [path, bytes] of tiles) write(join(log, path), bytes)
  write(join(log, 'vkey'), formatVerifierKey(logKey.verifier))
  write(join(log, 'checkpoint'), formatNote(cosigned))
  write(join(log, 'claims.json'), JSON.stringify([...claims, ...forged]))
  return { claims: claims.length, forged: forged.length }
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}
