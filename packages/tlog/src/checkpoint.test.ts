import { describe, expect, test } from 'vitest'
import { fromBase64 } from './encoding.ts'
import { cities, logKey, logSm2Key, NOON, ORIGIN } from './fixtures/keys.ts'
import {
  checkPolicy,
  formatCheckpoint,
  formatLogProof,
  formatVerifierKey,
  hashLeaf,
  inclusionProof,
  memoryTree,
  type Note,
  openCheckpoint,
  type Policy,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  parsePolicy,
  signCheckpoint,
  signNote,
  verifyLogProof,
} from './index.ts'

const leaves = Array.from({ length: 9 }, (_, i) => hashLeaf(Uint8Array.of(i)))
const tree = memoryTree(leaves)
const checkpoint = { origin: ORIGIN, size: 9, root: tree.root(), extensions: [] }

function cosigned(count: number, note = signCheckpoint(checkpoint, [logKey, logSm2Key])): Note {
  return { ...note, signatures: [...note.signatures, ...signNote(note.text, cities.slice(0, count)).signatures] }
}

const policyText = (quorum: string) => `# The province's log, three cities that watch it.
log ${formatVerifierKey(logKey.verifier)}
log ${formatVerifierKey(logSm2Key.verifier)} https://register.example/
\twitness gz ${formatVerifierKey((cities[0] as (typeof cities)[0]).verifier)}  https://gz.example/
witness sz ${formatVerifierKey((cities[1] as (typeof cities)[0]).verifier)}
witness fs ${formatVerifierKey((cities[2] as (typeof cities)[0]).verifier)}
group any-two 2 gz sz fs
${quorum}
`
function policyOf(quorum: string): Policy {
  const policy = parsePolicy(policyText(quorum))
  if (!policy.ok) throw new Error(policy.detail)
  return policy.value
}

describe('a checkpoint', () => {
  test('of the specification reads as written', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    const root = fromBase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=')

    const read = parseCheckpoint(text)

    expect(read).toEqual({
      ok: true,
      value: { origin: 'example.com/behind-the-sofa', size: 20852163, root, extensions: [] },
    })
    expect(read.ok && formatCheckpoint(read.value)).toBe(text)
  })

  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='
  test.each([
    ['two lines', `a\n1\n`],
    ['an unended line', `a\n1\n${root}`],
    ['an empty origin', `\n1\n${root}\n`],
    ['an empty extension line', `a\n1\n${root}\n\n`],
    ['a leading zero', `a\n01\n${root}\n`],
    ['a negative size', `a\n-1\n${root}\n`],
    ['a size above 2^53 - 1', `a\n9007199254740992\n${root}\n`],
    ['a short root', `a\n1\nAAAA\n`],
  ])('with %s is malformed', (_, text) => {
    expect(parseCheckpoint(text)).toMatchObject({ code: 'checkpoint-malformed' })
  })

  test('carries extension lines, and is not written with lines that would not read back', () => {
    const extended = { ...checkpoint, extensions: ['dictionary 5 abc', 'x'] }

    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual({ ok: true, value: extended })
    for (const extensions of [[''], ['a\nb']])
      expect(() => formatCheckpoint({ ...checkpoint, extensions })).toThrow(RangeError)
    expect(() => formatCheckpoint({ ...checkpoint, origin: 'a\nb' })).toThrow(RangeError)
    expect(() => formatCheckpoint({ ...checkpoint, size: 1.5 })).toThrow(RangeError)
  })

  test('opens under its own origin only', () => {
    const note = signCheckpoint(checkpoint, [logKey])

    expect(openCheckpoint(note, ORIGIN, [logKey.verifier])).toEqual({ ok: true, value: checkpoint })
    expect(openCheckpoint(note, 'other.example', [logKey.verifier])).toMatchObject({ code: 'origin-mismatch' })
    expect(openCheckpoint(note, ORIGIN, [logSm2Key.verifier])).toMatchObject({ code: 'note-unsigned' })
  })
})

describe('a policy', () => {
  test.each([
    ['quorum none', 0],
    ['quorum gz', 1],
    ['quorum any-two', 2],
    ['group all-three all any-two\nquorum all-three', 2],
  ])('%s is met by the first %i cities and not by fewer', (quorum, needed) => {
    const policy = policyOf(quorum)

    expect(checkPolicy(cosigned(needed), policy)).toMatchObject({
      ok: true,
      value: { checkpoint, cosigned: { length: needed } },
    })
    if (needed > 0) expect(checkPolicy(cosigned(needed - 1), policy)).toMatchObject({ code: 'quorum-missed' })
  })

  test('counts one city once, however often it signs', () => {
    const note = cosigned(1)
    const twice = { ...note, signatures: [...note.signatures, ...note.signatures] }

    expect(checkPolicy(twice, policyOf('quorum any-two'))).toMatchObject({ code: 'quorum-missed' })
  })

  test('tells when each city signed, and refuses times that have not come', () => {
    const policy = policyOf('quorum any-two')

    expect(checkPolicy(cosigned(2), policy, NOON)).toMatchObject({
      value: {
        cosigned: [
          { witness: 'gz', at: NOON },
          { witness: 'sz', at: NOON },
        ],
      },
    })
    expect(checkPolicy(cosigned(2), policy, NOON - 1)).toMatchObject({ code: 'cosignature-from-future' })
  })

  test('takes no cosignature for the signature of the log, nor a stranger for either', () => {
    const onlyCities = signNote(formatCheckpoint(checkpoint), cities)
    const foreign = signCheckpoint({ ...checkpoint, origin: 'foreign.example/log' }, [logKey])

    expect(checkPolicy(onlyCities, policyOf('quorum any-two'))).toMatchObject({ code: 'note-unsigned' })
    expect(checkPolicy(foreign, policyOf('quorum none'))).toMatchObject({ code: 'log-unknown' })
  })

  test.each([
    ['no quorum', ''],
    ['two quorums', 'quorum gz\nquorum gz'],
    ['an undefined member', 'group g any nobody\nquorum g'],
    ['a city in two groups', 'group g any gz\nquorum g'],
    ['a threshold above the members', 'group g 2 any-two\nquorum g'],
    ['a threshold of nought', 'group g 0 any-two\nquorum g'],
    ['a taken name', 'group gz any any-two\nquorum gz'],
    ['a member named none', 'group g any none\nquorum g'],
    ['a word of its own', 'quorum gz\nplease'],
    ['a log key for a witness', `witness x ${formatVerifierKey(logKey.verifier)}\nquorum gz`],
    ['a witness key for a log', `log ${formatVerifierKey((cities[0] as (typeof cities)[0]).verifier)}\nquorum gz`],
    ['the same log twice', `log ${formatVerifierKey(logKey.verifier)}\nquorum gz`],
    ['a carriage return', 'quorum gz\r'],
  ])('with %s is malformed', (_, quorum) => {
    expect(parsePolicy(policyText(quorum))).toMatchObject({ code: 'policy-malformed' })
  })
})

describe('a receipt', () => {
  const proof = {
    index: 4,
    inclusion: inclusionProof(4, 9, tree.read),
    checkpoint: cosigned(2),
    extra: Uint8Array.of(1, 2),
  }
  const policy = policyOf('quorum any-two')
  const leaf = leaves[4] as Uint8Array

  test('reads back from its text and verifies against the policy alone', () => {
    const read = parseLogProof(formatLogProof(proof))

    expect(read).toEqual({ ok: true, value: proof })
    expect(read.ok && verifyLogProof(leaf, read.value, policy)).toMatchObject({ ok: true })
  })

  test('fails for another leaf, another place, another policy', () => {
    expect(verifyLogProof(leaves[5] as Uint8Array, proof, policy)).toMatchObject({ code: 'leaf-not-included' })
    expect(verifyLogProof(leaf, { ...proof, index: 5 }, policy)).toMatchObject({ code: 'leaf-not-included' })
    expect(verifyLogProof(leaf, { ...proof, checkpoint: cosigned(1) }, policy)).toMatchObject({ code: 'quorum-missed' })
  })

  test('never verifies with one character changed', () => {
    const text = formatLogProof(proof)
    const start = text.indexOf('index')
    const tampered: string[] = []
    for (let at = 0; at < text.length; at++) {
      // The extra line is signed by nobody, and a line by a key the policy does not know may say anything.
      if (at >= text.indexOf('extra') && at < start) continue
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
      const read = parseLogProof(changed)
      if (read.ok && verifyLogProof(leaf, read.value, policy).ok) tampered.push(changed)
    }

    // A changed name or key id of one of the two log signatures leaves the other one.
    const ofLog = tampered.filter((changed) => isLineOfOther(changed))
    expect(ofLog).toHaveLength(tampered.length)
  })

  function isLineOfOther(text: string): boolean {
    const note = parseNote(text.slice(text.indexOf('\n\n') + 2))
    if (!note.ok) return false
    const known = [logKey, logSm2Key].filter((key) =>
      note.value.signatures.some((line) => line.name === key.name && line.keyId === key.keyId),
    )
    return known.length === 1
  }
})
