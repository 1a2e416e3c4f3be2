import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toBase64url } from './base64url.ts'
import { signatureFromDer } from './der-signature.ts'
import * as node from './primitives/node.ts'
import * as portable from './primitives/portable.ts'
import { foreignFolder, readJson, readText } from './testing/foreign-files.ts'

type Case = { tcId: number; comment: string; msg: string; sig: string; key: string; tag: string; result: string }
type Group = { publicKey: { pk: string; uncompressed: string }; tagSize: number; tests: Case[] }
type File = { numberOfTests: number; testGroups: Group[] }

const folder = foreignFolder('vectors/wycheproof/testvectors_v1')
const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
const SIDES = [
  ['on Node', node],
  ['elsewhere', portable],
] as const

/** Runs every case of a file; answers how many were accepted, how many refused. */
function run(file: string, good: (group: Group, item: Case) => boolean) {
  const vectors = readJson(folder as string, file) as File
  const count = { accepted: 0, refused: 0 }
  for (const group of vectors.testGroups) {
    for (const item of group.tests) {
      const found = good(group, item)
      expect(found, `${file} ${item.tcId}: ${item.comment}`).toBe(item.result === 'valid')
      count[found ? 'accepted' : 'refused']++
    }
  }
  expect(count.accepted + count.refused).toBe(vectors.numberOfTests)
  return count
}

/** One line of what was run: how many cases of which file, whose digest names its version. */
function tell(
  file: string,
  side: string,
  { accepted, refused }: { readonly accepted: number; readonly refused: number },
) {
  const version = createHash('sha256')
    .update(readText(folder as string, file))
    .digest('hex')
    .slice(0, 12)
  console.log(
    `Wycheproof ${file} (sha-256 ${version}) ${side}: ${accepted} accepted, ${refused} refused, all as they should`,
  )
}

function point(group: Group): [Uint8Array, Uint8Array] {
  const bytes = hex(group.publicKey.uncompressed)
  return [bytes.slice(1, 33), bytes.slice(33, 65)]
}

const answer = (question: () => boolean) => {
  try {
    return question()
  } catch {
    return false
  }
}

if (folder)
  describe('Wycheproof, through the functions that verify certificates', () => {
    test.each(SIDES)('Ed25519 %s', (side, primitives) => {
      const count = run('ed25519_test.json', (group, item) =>
        primitives.ed25519Verifier(hex(group.publicKey.pk))(hex(item.msg), hex(item.sig)),
      )
      tell('ed25519_test.json', side, count)
    })

    test.each(SIDES)('ECDSA P-256 in the form of JWS %s', (side, primitives) => {
      const count = run('ecdsa_secp256r1_sha256_p1363_test.json', (group, item) =>
        primitives.ecdsaVerifier('P-256', ...point(group))(hex(item.msg), hex(item.sig)),
      )
      tell('ecdsa_secp256r1_sha256_p1363_test.json', side, count)
    })

    test.each(SIDES)('ECDSA P-256 in DER %s', (side, primitives) => {
      const count = run('ecdsa_secp256r1_sha256_test.json', (group, item) =>
        answer(() =>
          primitives.ecdsaVerifier('P-256', ...point(group))(hex(item.msg), signatureFromDer(hex(item.sig))),
        ),
      )
      tell('ecdsa_secp256r1_sha256_test.json', side, count)
    })

    test.each(SIDES)('HMAC-SM3 %s', (side, primitives) => {
      const count = run('hmac_sm3_test.json', (group, item) => {
        const tag = primitives.hmacSm3(hex(item.key), hex(item.msg)).slice(0, group.tagSize / 8)
        return toBase64url(tag) === toBase64url(hex(item.tag))
      })
      tell('hmac_sm3_test.json', side, count)
    })
  })

if (!folder)
  test('the Wycheproof vectors are not beside the project (vectors/wycheproof): nothing was run', () => {
    expect(folder).toBeUndefined()
  })
