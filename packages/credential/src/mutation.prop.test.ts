import { describe, expect, test } from 'vitest'
import type { Bundle } from './bundle.ts'
import { canonicalText, type Json } from './canonical-json.ts'
import { decodeCompact, encodeCompact } from './compact-bundle.ts'
import { aCertificate, IssuingOffice } from './testing/issuing-office.ts'
import { createVerifier } from './verify-bundle.ts'

const NOON = '2026-03-03T04:00:00Z'
const office = new IssuingOffice()
const verifier = createVerifier(office.trust())
const certificates = Array.from({ length: 20 }, (_, i) => aCertificate(i))
const bundles = office.issue(certificates, { seal: true, dataIntegrity: true })

/** xorshift32: the same mutations in every run. */
let state = 0x20260302
function below(n: number): number {
  state ^= state << 13
  state ^= state >>> 17
  state ^= state << 5
  return (state >>> 0) % n
}

type Mutation = (bytes: Uint8Array, other: Uint8Array) => Uint8Array
const splice = (bytes: Uint8Array, from: number, to: number, put: Uint8Array) =>
  Uint8Array.from([...bytes.subarray(0, from), ...put, ...bytes.subarray(to)])
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a bit is flipped': (bytes) => {
    const bent = bytes.slice()
    const at = below(bytes.length)
    bent[at] = (bent[at] as number) ^ (1 << below(8))
    return bent
  },
  'a byte is replaced': (bytes) => {
    const at = below(bytes.length)
    return splice(bytes, at, at + 1, Uint8Array.of(below(256)))
  },
  'a piece is cut out': (bytes) => {
    const at = below(bytes.length - 1)
    return splice(bytes, at, at + 1 + below(20), new Uint8Array())
  },
  'a piece is put in': (bytes) => {
    const at = below(bytes.length)
    return splice(
      bytes,
      at,
      at,
      Uint8Array.from({ length: 1 + below(8) }, () => below(256)),
    )
  },
  'it is truncated': (bytes) => bytes.slice(0, below(bytes.length)),
  'a piece is repeated': (bytes) => {
    const at = below(bytes.length - 40)
    return splice(bytes, at, at, bytes.slice(at, at + 1 + below(40)))
  },
  'a piece of another certificate is put in its place': (bytes, other) => {
    const at = below(Math.min(bytes.length, other.length) - 64)
    return splice(bytes, at, at + 64, other.slice(at, at + 64))
  },
}

/**
 * A signed note says nothing more for a line that no known key signed: readers pass over it (C2SP signed-note), so a mutation that only adds
 * such a line beside the whole ones has changed nothing.
 */
function withoutStrangers(text: string, original: string): string {
  const known = new Set(original.split('\\n'))
  return text
    .split('\\n')
    .filter((line) => !/^— \S+ [\w+/]+=*$/.test(line) || known.has(line))
    .join('\\n')
}

function sameContent(mutated: Uint8Array, original: Bundle, compact: boolean): boolean {
  try {
    const read = compact ? decodeCompact(mutated) : JSON.parse(Buffer.from(mutated).toString())
    const text = canonicalText(original)
    return withoutStrangers(canonicalText(read), text) === text
  } catch {
    return false
  }
}

describe('10,000 bundles with mutated bytes', () => {
  const forms = [
    ['JSON', (bundle: Bundle) => new TextEncoder().encode(canonicalText(bundle)), false],
    ['compact', encodeCompact, true],
  ] as const
  test.each(forms)(
    'none in %s form verifies',
    (name, encode, compact) => {
      const files = bundles.map(encode)
      const verdicts: Record<string, number> = {}
      let tried = 0
      while (tried < 5000) {
        const which = below(files.length)
        const kind = Object.values(MUTATIONS)[below(Object.keys(MUTATIONS).length)] as Mutation
        const mutated = kind(files[which] as Uint8Array, files[(which + 1) % files.length] as Uint8Array)
        if (sameContent(mutated, bundles[which] as Bundle, compact)) continue
        const { overall } = verifier.verify(mutated, NOON)
        expect(overall).not.toBe('valid')
        verdicts[overall] = (verdicts[overall] ?? 0) + 1
        tried++
      }
      console.log(`mutated bundles, ${name}: ${tried} tried, 0 valid; ${JSON.stringify(verdicts)}`)
    },
    600_000,
  )

  test('the untouched ones verify', () => {
    for (const whole of bundles) expect(verifier.verify(whole, NOON).overall).toBe('valid')
  })
})

/** Every place in a document where a text or a number stands. */
function places(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, member]) => places(member as Json, [...path, key]))
}

function changed(value: Json, path: readonly (string | number)[], change: (leaf: Json) => Json): Json {
  if (path.length === 0) return change(value)
  const [key, ...rest] = path as [string, ...(string | number)[]]
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, Json>
  copy[key] = changed(copy[key] as Json, rest, change)
  return copy as unknown as Json
}

const CLOSE: Readonly<Record<string, (leaf: string) => string>> = {
  digit: (leaf) => leaf.replace(/\d(?!.*\d)/, (d) => String((Number(d) + 1) % 10)),
  letter: (leaf) => leaf.replace(/[a-y](?!.*[a-y])/, (c) => String.fromCharCode(c.charCodeAt(0) + 1)),
  character: (leaf) => leaf.replace(/[一-龟]/, (c) => String.fromCharCode(c.charCodeAt(0) + 1)),
}

test('whatever single statement of a certificate is changed, in a way that can still be read, the verdict is altered', () => {
  const whole = bundles[3] as Bundle
  const seen = new Set<string>()
  for (const path of places(whole.certificate as unknown as Json)) {
    for (const close of Object.values(CLOSE)) {
      const change = (leaf: Json) => (typeof leaf === 'number' ? leaf - 1 : close(String(leaf)))
      const certificate = changed(whole.certificate as unknown as Json, path, change)
      if (canonicalText(certificate) === canonicalText(whole.certificate)) continue
      const { overall } = verifier.verify({ ...whole, certificate } as unknown as Bundle, NOON)
      expect(['altered', 'unreadable'], path.join('.')).toContain(overall)
      if (overall === 'altered') seen.add(path.join('.'))
    }
  }
  console.log(
    `single statements changed and found altered: ${seen.size} of ${places(whole.certificate as unknown as Json).length}`,
  )
  expect(seen.size).toBeGreaterThan(15)
})

type Change = (bundle: Json, other: Json) => Json
type Path = readonly (string | number)[]
type JsonObject = { readonly [key: string]: Json }

const isObject = (value: Json): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T

/** Every part of a document, itself included. */
function parts(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  return [path, ...Object.entries(value).flatMap(([key, member]) => parts(member as Json, [...path, key]))]
}

function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((part, key) => (part as JsonObject | undefined)?.[key as string], value)
}

const OTHER_TEXTS: readonly ((text: string) => string)[] = [
  ...Object.values(CLOSE),
  (text) => `${text} `,
  (text) => text.slice(1),
  () => '',
  (text) => text.toUpperCase(),
  (text) => [...text].reverse().join(''),
  (text) => text.replace(/[A-Za-z0-9+/_-]{8}/, 'AAAAAAAA'),
]
const OTHER_TYPES: readonly Json[] = [null, true, false, 0, 1, -1, 2 ** 31, '', 'x', [], {}, [[]]]

/** Whether all that a changed bundle does is to leave out, repeat or reorder proofs, lists or the filing's leaf that hold: that states nothing false. */
function statesNothingElse(mutated: Json, whole: Bundle): boolean {
  if (!isObject(mutated)) return false
  const { proofs, status, scope, ...rest } = mutated
  const { proofs: ourProofs, status: ourStatus, scope: ourScope, ...ours } = whole as unknown as JsonObject
  const from = (some: Json | undefined, all: Json | undefined) => {
    const known = new Set((all as readonly Json[]).map(canonicalText))
    return some === undefined || (Array.isArray(some) && some.every((one) => known.has(canonicalText(one))))
  }
  const sameScope = scope === undefined || canonicalText(scope) === canonicalText(ourScope)
  return canonicalText(rest) === canonicalText(ours) && from(proofs, ourProofs) && from(status, ourStatus) && sameScope
}

/** Changes that know the structure: what comes out is JSON that a reader may take for a bundle. */
const STRUCTURES: Readonly<Record<string, Change>> = {
  'a value is changed': (bundle) => {
    const path = oneOf(places(bundle))
    return changed(bundle, path, (leaf) =>
      typeof leaf === 'number' ? leaf + oneOf([1, -1, 0.5, 2 ** 32]) : oneOf(OTHER_TEXTS)(String(leaf)),
    )
  },
  'a value changes its type': (bundle) => changed(bundle, oneOf(parts(bundle)), () => oneOf(OTHER_TYPES)),
  'a part is taken from another certificate': (bundle, other) => {
    const path = oneOf(parts(bundle).slice(1))
    const theirs = at(other, path)
    return theirs === undefined ? bundle : changed(bundle, path, () => theirs)
  },
  'a part is taken from elsewhere in the bundle': (bundle) => {
    const [from, to] = [oneOf(parts(bundle).slice(1)), oneOf(parts(bundle).slice(1))]
    return changed(bundle, to, () => at(bundle, from) as Json)
  },
  'a member is added': (bundle) => {
    const path = oneOf(parts(bundle).filter((one) => isObject(at(bundle, one) as Json)))
    return changed(bundle, path, (part) => ({
      ...(part as JsonObject),
      [oneOf(['overall', 'toJSON', 'x', '0'])]: 'valid',
    }))
  },
  'a member is left out': (bundle) => {
    const path = oneOf(parts(bundle).filter((one) => isObject(at(bundle, one) as Json)))
    const part = at(bundle, path) as JsonObject
    const gone = oneOf(Object.keys(part))
    return changed(bundle, path, () => Object.fromEntries(Object.entries(part).filter(([key]) => key !== gone)))
  },
  'two entries of a list change places, or one stands twice': (bundle) => {
    const lists = parts(bundle).filter((one) => (at(bundle, one) as { length?: number }).length !== undefined)
    const path = oneOf(lists.filter((one) => typeof at(bundle, one) !== 'string'))
    const list = [...(at(bundle, path) as readonly Json[])]
    const [a, b] = [below(list.length), below(list.length)]
    const [first, second] = [list[a] as Json, list[b] as Json]
    if (below(2)) list.splice(a, 0, second)
    else [list[a], list[b]] = [second, first]
    return changed(bundle, path, () => list)
  },
}

test('5,000 bundles changed by their structure: none verifies, as data, as text, or as text in which the change hides behind a double name', () => {
  const verdicts: Record<string, number> = {}
  const kinds = Object.entries(STRUCTURES)
  for (let tried = 0; tried < 5000; ) {
    const which = below(bundles.length)
    const [whole, other] = [bundles[which], bundles[(which + 1 + below(19)) % bundles.length]] as [Bundle, Bundle]
    const [name, change] = oneOf(kinds)
    const mutated = change(whole as unknown as Json, other as unknown as Json)
    const text = canonicalText(mutated)
    if (text === canonicalText(whole) || statesNothingElse(mutated, whole)) continue
    const hidden = `{"certificate":${canonicalText(other.certificate)},${canonicalText(whole).slice(1)}`
    const presented = oneOf([mutated as unknown as Bundle, text, hidden])
    const { overall } = verifier.verify(presented, NOON)
    expect(overall, `${name}: ${text.slice(0, 2000)}`).not.toBe('valid')
    verdicts[overall] = (verdicts[overall] ?? 0) + 1
    tried++
  }
  console.log(`bundles changed by their structure: 5000 tried, 0 valid; ${JSON.stringify(verdicts)}`)
}, 600_000)

test('a line in a note that no known key signed adds nothing, and takes nothing away', () => {
  const [whole] = bundles as [Bundle]
  const text = canonicalText(whole)
  const [, line = ''] = /\\n(— witness-1[.]example [\w+/]+=*)\\n/.exec(text) ?? []
  const added = text.replace(line, `— witness-1.example l4t6WgQ=\\n${line}`)
  expect(added).not.toBe(text)
  expect(verifier.verify(added, NOON).overall).toBe('valid')
  expect(verifier.verify(text.replace(line, '— witness-1.example l4t6WgQ='), NOON).overall).not.toBe('valid')
})
