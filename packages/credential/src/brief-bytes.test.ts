import fc from 'fast-check'
import { expect, test } from 'vitest'
import { briefBytes } from './brief-bytes.ts'
import { generateKey, loadSigningKey, loadVerifyingKey, publicJwkOf } from './keys.ts'
import { aCertificate } from './testing/issuing-office.ts'
import { signVcJwt, vcJwtFrom, vcJwtSignature, verifyVcJwtOf } from './vc-jwt.ts'

test('parts are encoded one after the other as each by itself, whatever was there before', () => {
  const part = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 9000 }), fc.uint8Array({ maxLength: 9000 }))
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(Buffer.from(briefBytes(...parts))).toEqual(Buffer.concat(parts.map((one) => Buffer.from(one as string))))
    }),
  )
})

test('certificates signed in turn, by keys of two kinds, keep each its own signature', () => {
  const jwks = [generateKey('EdDSA'), generateKey('ES256')]
  const issued = [1, 2, 3, 4].map((serial) => {
    const certificate = aCertificate(serial)
    const jwk = jwks[serial % 2] as (typeof jwks)[0]
    const key = loadSigningKey(jwk)
    return {
      certificate,
      jwk,
      jwts: [signVcJwt(certificate, key), vcJwtFrom(certificate, key, vcJwtSignature(certificate, key))],
    }
  })
  for (const { certificate, jwk, jwts } of issued)
    for (const jwt of jwts) verifyVcJwtOf(certificate, jwt, loadVerifyingKey(publicJwkOf(jwk)))
})
