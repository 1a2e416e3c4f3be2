import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as browserEd25519 from './ed25519.ts'
import * as nodeEd25519 from './node/ed25519.ts'
import { sha256 as nodeSha256 } from './node/sha256.ts'
import { sha256 as browserSha256 } from './sha256.ts'

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
const bytes = fc.uint8Array({ maxLength: 300 })
const flip = (data: Uint8Array, bit: number) => data.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))

describe('Node and the browser', () => {
  test('hash alike', () => {
    fc.assert(
      fc.property(bytes, (message) => {
        expect(nodeSha256(message)).toEqual(browserSha256(message))
      }),
    )
  })

  test('sign alike, accept what the other signed, and refuse it with any bit changed', () => {
    fc.assert(
      fc.property(seed, bytes, fc.integer({ min: 0, max: 511 }), (secret, message, bit) => {
        const publicKey = nodeEd25519.ed25519PublicKey(secret)
        const signature = nodeEd25519.ed25519Signing(secret)(message)
        const verifies = [nodeEd25519.ed25519Verifying(publicKey), browserEd25519.ed25519Verifying(publicKey)]

        expect(browserEd25519.ed25519PublicKey(secret)).toEqual(publicKey)
        expect(browserEd25519.ed25519Signing(secret)(message)).toEqual(signature)
        expect(verifies.map((verify) => verify(message, signature))).toEqual([true, true])
        expect(verifies.map((verify) => verify(message, flip(signature, bit)))).toEqual([false, false])
        expect(verifies.map((verify) => verify(Uint8Array.of(...message, 0), signature))).toEqual([false, false])
        expect(verifies.map((verify) => verify(message, signature.subarray(1)))).toEqual([false, false])
      }),
      { numRuns: 60 },
    )
  })
})
