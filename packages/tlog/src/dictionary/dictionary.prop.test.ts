import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkDictionaryProof,
  Dictionary,
  type DictionaryEntry,
  type DictionaryProof,
  decodeDictionaryProof,
  EMPTY_ROOT,
  encodeDictionaryProof,
  labelOf,
  listLabel,
  listPrefix,
} from '../index.ts'

// Few distinct bytes, so that labels share long beginnings and prefixes hit and miss.
const label = fc.array(fc.constantFrom(0, 1, 128, 255), { minLength: 2, maxLength: 4 }).map((start) => {
  const bytes = new Uint8Array(32)
  bytes.set(start)
  bytes[31] = start.length
  return bytes
})
const entry = fc.record({ label, value: fc.uint8Array({ minLength: 32, maxLength: 32 }) })
const entries = fc.uniqueArray(entry, { selector: ({ label }) => label.join(), maxLength: 40 })
const prefix = fc.oneof(
  label,
  label.map((full) => full.slice(0, 1)),
  label.map((full) => full.slice(0, 3)),
  fc.constant(new Uint8Array(0)),
)

const compare = (a: DictionaryEntry, b: DictionaryEntry) => Buffer.compare(a.label, b.label)
const begins = (whole: Uint8Array, start: Uint8Array) => Buffer.compare(whole.subarray(0, start.length), start) === 0

function dictionaryOf(list: readonly DictionaryEntry[]): Dictionary {
  const dictionary = new Dictionary()
  for (const { label, value } of list) dictionary.set(label, value)
  return dictionary
}

describe('a dictionary', () => {
  test('proves for every prefix exactly the entries that begin with it, none included', () => {
    fc.assert(
      fc.property(entries, prefix, (list, asked) => {
        const dictionary = dictionaryOf(list)
        const proof = dictionary.prove(asked)
        const expected = list.filter(({ label }) => begins(label, asked)).sort(compare)

        expect(checkDictionaryProof(dictionary.root(), asked, proof)).toEqual({ ok: true, value: expected })
        expect(decodeDictionaryProof(encodeDictionaryProof(proof))).toEqual({ ok: true, value: proof })
        expect(dictionary.list(asked)).toEqual(expected)
        expect(dictionary.size).toBe(list.length)
      }),
      { numRuns: 400 },
    )
  })

  test('has one root for one set of entries, in whatever order they came and were overwritten', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, pick) => {
        const shuffled = [...list].sort((a, b) => ((a.label[1] ?? 0) * pick + compare(a, b)) % 3)
        const dictionary = dictionaryOf(list.map(({ label }) => ({ label, value: EMPTY_ROOT })))
        dictionary.root()
        for (const { label, value } of shuffled) dictionary.set(label, value)

        expect(dictionary.root()).toEqual(dictionaryOf(list).root())
        for (const { label, value } of list) expect(dictionary.get(label)).toEqual(value)
      }),
    )
  })

  test('has another root for any other set of entries', () => {
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const same = JSON.stringify([...a].sort(compare)) === JSON.stringify([...b].sort(compare))
        expect(Buffer.compare(dictionaryOf(a).root(), dictionaryOf(b).root()) === 0).toBe(same)
      }),
    )
  })

  test('never lets an altered proof say anything else', () => {
    fc.assert(
      fc.property(entries, prefix, fc.nat(), fc.nat(255), (list, asked, where, change) => {
        const dictionary = dictionaryOf(list)
        const truth = checkDictionaryProof(dictionary.root(), asked, dictionary.prove(asked))
        const bytes = encodeDictionaryProof(dictionary.prove(asked))
        bytes[where % bytes.length] = change

        const read = decodeDictionaryProof(bytes)
        const verdict = read.ok ? checkDictionaryProof(dictionary.root(), asked, read.value) : read
        if (verdict.ok) expect(verdict).toEqual(truth)
      }),
      { numRuns: 1000 },
    )
  })

  test('never lets the proof for one prefix serve for another, nor one root for another', () => {
    fc.assert(
      fc.property(entries, prefix, prefix, entry, (list, asked, other, added) => {
        const dictionary = dictionaryOf(list)
        const root = dictionary.root()
        const borrowed = checkDictionaryProof(root, other, dictionary.prove(asked))
        const truth = checkDictionaryProof(root, other, dictionary.prove(other))

        if (borrowed.ok) expect(borrowed).toEqual(truth)
        dictionary.set(added.label, added.value)
        if (Buffer.compare(dictionary.root(), root) !== 0) {
          const proof = dictionary.prove(added.label)
          expect(checkDictionaryProof(root, added.label, proof)).toMatchObject({ ok: false })
        }
      }),
      { numRuns: 300 },
    )
  })

  test('hides no entry: leaving one out of a list, adding or doubling one, breaks the proof', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (list, pick) => {
        fc.pre(list.length > 1)
        const dictionary = dictionaryOf(list)
        const all = dictionary.prove(new Uint8Array(0))
        if (all.end.kind !== 'entries') throw new Error('the list of everything is a list')
        const at = pick % list.length
        const shown = all.end.entries
        const lists = [
          shown.toSpliced(at, 1),
          shown.toSpliced(at, 0, shown[at] as DictionaryEntry),
          shown.toReversed(),
          [],
        ]

        for (const entries of lists) {
          const forged: DictionaryProof = { ...all, end: { kind: 'entries', entries } }
          expect(checkDictionaryProof(dictionary.root(), new Uint8Array(0), forged).ok).toBe(false)
        }
      }),
    )
  })

  test('cut or padded proofs are malformed, not an error', () => {
    fc.assert(
      fc.property(entries, prefix, fc.nat(), fc.uint8Array({ maxLength: 80 }), (list, asked, cut, noise) => {
        const bytes = encodeDictionaryProof(dictionaryOf(list).prove(asked))

        expect(decodeDictionaryProof(bytes.subarray(0, cut % bytes.length)).ok).toBe(false)
        expect(decodeDictionaryProof(Uint8Array.of(...bytes, 0)).ok).toBe(false)
        decodeDictionaryProof(noise)
      }),
    )
  })

  test('keeps 20,000 certificates, proves each, proves others absent, and lists what a holder has', () => {
    const key = new Uint8Array(32).fill(5)
    const byNumber = new Dictionary()
    const byHolder = new Dictionary()
    for (let i = 0; i < 20_000; i++) {
      byNumber.set(labelOf(key, `S${i}`), labelOf(key, `value ${i}`))
      byHolder.set(listLabel(key, `holder ${i % 5000}`, `S${i}`), labelOf(key, `value ${i}`))
    }

    for (let i = 0; i < 20_000; i += 97) {
      const [there, absent] = [labelOf(key, `S${i}`), labelOf(key, `S${i + 20_000}`)]
      expect(checkDictionaryProof(byNumber.root(), there, byNumber.prove(there))).toMatchObject({
        value: { length: 1 },
      })
      expect(checkDictionaryProof(byNumber.root(), absent, byNumber.prove(absent))).toEqual({ ok: true, value: [] })
      const holder = listPrefix(key, `holder ${i % 5000}`)
      expect(checkDictionaryProof(byHolder.root(), holder, byHolder.prove(holder))).toMatchObject({
        value: { length: 4 },
      })
    }
  })
})
