import { describe, expect, test } from 'vitest'
import { fromBase58 } from './base58.ts'
import { addEddsaJcsProof, eddsaJcsInput, verifyEddsaJcsProof } from './data-integrity.ts'
import { generateKey, loadSigningKey, loadVerifyingKey } from './keys.ts'
import { jwkOfDidKey, multikeyOf } from './multikey.ts'
import { foreignFolder, readJson, readText } from './testing/foreign-files.ts'

const folder = foreignFolder('vectors/eddsa-jcs-2022/TestVectors/eddsa-jcs-2022')
const keyOf = (method: string) => {
  const jwk = jwkOfDidKey(method)
  return jwk && loadVerifyingKey(jwk)
}

if (folder)
  describe('eddsa-jcs-2022, step by step as the W3C publishes it', () => {
    const signed = readJson(folder as string, 'signedJCS.json') as { proof: { proofValue: string } }

    test('canonical forms, hashes and signature are the published ones, and the document verifies', () => {
      const { proof, ...document } = signed
      const config = readJson(folder as string, 'proofConfigJCS.json') as never
      const hash = Buffer.from(eddsaJcsInput(document, config)).toString('hex')
      expect(hash).toBe(readText(folder as string, 'combinedHashJCS.txt').trim())
      expect(hash).toBe(
        readText(folder as string, 'proofHashJCS.txt').trim() + readText(folder as string, 'docHashJCS.txt').trim(),
      )
      expect(proof.proofValue).toBe(readText(folder as string, 'sigBTC58JCS.txt').trim())
      expect(Buffer.from(fromBase58(proof.proofValue.slice(1))).toString('hex')).toBe(
        readText(folder as string, 'sigHexJCS.txt').trim(),
      )
      expect(verifyEddsaJcsProof(signed, keyOf)).toEqual(document)
      console.log('eddsa-jcs-2022: 5 published steps and the signed document agree')
    })

    test('any changed member of the document or of the proof does not verify', () => {
      const text = JSON.stringify(signed)
      for (const [from, to] of [
        ['Alumni Credential"', 'Alumnus Credential"'],
        ['2023-02-24T23:36:38Z', '2023-02-24T23:36:39Z'],
        ['did:example:abcdefgh', 'did:example:abcdefgi'],
        ['"z2HnF', '"z2HnG'],
        ['assertionMethod', 'authentication'],
        ['eddsa-jcs-2022', 'eddsa-rdfc-2022'],
      ] as const) {
        expect(text).toContain(from)
        expect(() => verifyEddsaJcsProof(JSON.parse(text.replaceAll(from, to)), keyOf), from).toThrow()
      }
    })
  })

if (!folder)
  test('the eddsa-jcs-2022 vectors are not beside the project: nothing was run', () => {
    expect(folder).toBeUndefined()
  })

test('what is signed here verifies here, and its key can be read from its did:key', () => {
  const key = loadSigningKey(generateKey('EdDSA'))
  const did = `did:key:${multikeyOf(key.publicJwk)}`
  const secured = addEddsaJcsProof(
    { a: [1, '二'] },
    { created: '2026-03-02T00:00:00Z', verificationMethod: `${did}#${did.slice(8)}` },
    key,
  )
  expect(verifyEddsaJcsProof(secured, keyOf)).toEqual({ a: [1, '二'] })
})
