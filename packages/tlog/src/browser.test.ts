import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cities, logKey, logSm2Key, ORIGIN } from './fixtures/keys.ts'
import * as inNode from './index.ts'

type Library = typeof inNode
const root = fileURLToPath(new URL('..', import.meta.url))
let folder: string
let code = ''
let inBrowser: Library

beforeAll(async () => {
  const bundled = await build({
    root,
    logLevel: 'silent',
    configFile: false,
    build: { write: false, minify: true, lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'tlog' } },
  })
  const files = (Array.isArray(bundled) ? bundled : []).flatMap(({ output }) => output)
  folder = await mkdtemp(join(tmpdir(), 'tlog-bundle-'))
  for (const file of files) {
    const content = file.type === 'chunk' ? file.code : file.source
    code += content
    await writeFile(join(folder, file.fileName), content)
  }
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  inBrowser = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'tlog.js')).href)) as Library
})
afterAll(() => rm(folder, { recursive: true }))

describe('the bundle for browsers', () => {
  test('asks nothing of Node', () => {
    expect(code.length).toBeGreaterThan(1000)
    expect(code).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\b/)
  })

  test('verifies with both signatures, and a quorum, what Node made', () => {
    const leaves = Array.from({ length: 300 }, (_, i) => inNode.hashLeaf(Uint8Array.of(i & 255, i >> 8)))
    const tree = inNode.memoryTree(leaves)
    const signed = inNode.signCheckpoint({ origin: ORIGIN, size: 300, root: tree.root(), extensions: [] }, [
      logKey,
      logSm2Key,
    ])
    const checkpoint = {
      ...signed,
      signatures: [...signed.signatures, ...inNode.signNote(signed.text, cities).signatures],
    }
    const receipt = inNode.formatLogProof({
      index: 299,
      inclusion: inNode.inclusionProof(299, 300, tree.read),
      checkpoint,
    })
    const keys = [logKey, logSm2Key].map(({ verifier }) => `log ${inNode.formatVerifierKey(verifier)}`)
    const watching = cities.map(({ verifier }, i) => `witness w${i} ${inNode.formatVerifierKey(verifier)}`)
    const policyText = [...keys, ...watching, 'group two 2 w0 w1 w2', 'quorum two', ''].join('\n')

    const policy = inBrowser.parsePolicy(policyText)
    const proof = inBrowser.parseLogProof(receipt)
    if (!policy.ok || !proof.ok) throw new Error('what Node wrote cannot be read')
    const leaf = inBrowser.hashLeaf(Uint8Array.of(299 & 255, 1))

    expect(inBrowser.verifyLogProof(leaf, proof.value, policy.value)).toMatchObject({
      ok: true,
      value: { cosigned: { length: 3 } },
    })
    expect(inBrowser.verifyLogProof(leaves[0] as Uint8Array, proof.value, policy.value)).toMatchObject({
      code: 'leaf-not-included',
    })
  })
})
