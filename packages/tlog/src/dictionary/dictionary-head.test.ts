import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cities, logKey, ORIGIN } from '../fixtures/keys.ts'
import {
  Dictionary,
  formatDictionaryHead,
  hashLeaf,
  inclusionProof,
  labelOf,
  memoryTree,
  type Policy,
  parseDictionaryHead,
  signCheckpoint,
  signNote,
  verifyDictionaryReceipt,
} from '../index.ts'
import { hmacSha256 } from './label.ts'

const key = new Uint8Array(32).fill(3)
const dictionary = new Dictionary()
for (let i = 0; i < 100; i++) dictionary.set(labelOf(key, `S${i}`), labelOf(key, `value ${i}`))
const head = { name: 'certificates by number', size: 100, root: dictionary.root() }
const leaves = [hashLeaf(Uint8Array.of(1)), hashLeaf(formatDictionaryHead(head)), hashLeaf(Uint8Array.of(2))]
const tree = memoryTree(leaves)
const signed = signCheckpoint({ origin: ORIGIN, size: 3, root: tree.root(), extensions: [] }, [logKey])
const checkpoint = {
  text: signed.text,
  signatures: [...signed.signatures, ...signNote(signed.text, cities).signatures],
}
const logged = { index: 1, inclusion: inclusionProof(1, 3, tree.read), checkpoint }
const policy: Policy = {
  logs: [{ key: logKey.verifier }],
  witnesses: cities.map(({ name, verifier }) => ({ name, key: verifier })),
  quorum: { kind: 'group', threshold: 2, members: cities.map(({ name }) => ({ kind: 'witness', name })) },
}
const ask = (subject: string, change: object = {}, name = head.name) => {
  const label = labelOf(key, subject)
  return verifyDictionaryReceipt(name, label, { head, logged, proof: dictionary.prove(label), ...change }, policy)
}

describe('the head of a dictionary in the log', () => {
  test('proves what is there and what is not, against the policy alone', () => {
    expect(ask('S7')).toMatchObject({
      ok: true,
      value: { entries: [{ value: labelOf(key, 'value 7') }], trusted: { checkpoint: { size: 3 } } },
    })
    expect(ask('S100')).toMatchObject({ ok: true, value: { entries: [] } })
  })

  test('proves nothing under another name, root, size or place', () => {
    expect(ask('S7', {}, 'certificates by holder')).toMatchObject({ code: 'dictionary-name-mismatch' })
    expect(ask('S7', { head: { ...head, root: labelOf(key, 'root') } })).toMatchObject({ code: 'leaf-not-included' })
    expect(ask('S7', { head: { ...head, size: 99 } })).toMatchObject({ code: 'leaf-not-included' })
    expect(ask('S7', { logged: { ...logged, index: 2 } })).toMatchObject({ code: 'leaf-not-included' })
    expect(ask('S7', { proof: dictionary.prove(labelOf(key, 'S8')) })).toMatchObject({
      code: 'dictionary-proof-invalid',
    })
  })

  test('is a leaf of four lines that reads back, and no other leaf reads as one', () => {
    const leaf = formatDictionaryHead(head)

    expect(parseDictionaryHead(leaf)).toEqual(head)
    expect(parseDictionaryHead(leaf.subarray(1))).toBeUndefined()
    expect(parseDictionaryHead(Uint8Array.of(...leaf, 0x0a))).toBeUndefined()
    expect(() => formatDictionaryHead({ ...head, name: 'two\nlines' })).toThrow(RangeError)
    expect(() => formatDictionaryHead({ ...head, name: '' })).toThrow(RangeError)
  })

  test('labels are HMAC-SHA-256 as Node computes it, for keys of any length', () => {
    for (const length of [0, 1, 32, 63, 64, 65, 200]) {
      const secret = new Uint8Array(length).fill(length)
      const expected = createHmac('sha256', secret).update('证书 S000044011234123456789').digest('hex')
      expect(
        Buffer.from(hmacSha256(secret, new TextEncoder().encode('证书 S000044011234123456789'))).toString('hex'),
      ).toBe(expected)
    }
  })
})
