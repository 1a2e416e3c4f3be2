import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SDJwtInstance } from '@sd-jwt/core'
import { decode, Encoder } from 'cbor-x'
import { compactVerify, importJWK, SignJWT } from 'jose'
import { afterAll, describe, expect, test } from 'vitest'
import { fromBase64url } from './base64url.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import { canonicalPayload } from './certificate.ts'
import { signatureFromDer, signatureToDer } from './der-signature.ts'
import { generateKey, loadSigningKey, loadVerifyingKey, publicJwkOf } from './keys.ts'
import * as node from './primitives/node.ts'
import * as portable from './primitives/portable.ts'
import { presentSdJwt, verifySdJwt } from './sd-jwt.ts'
import { issueSdJwt } from './sd-jwt-certificate.ts'
import { sealSm2 } from './seal.ts'
import { aCertificate, IssuingOffice } from './testing/issuing-office.ts'
import { signJws, signVcJwt, verifyJws } from './vc-jwt.ts'
import { createVerifier } from './verify-bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'credential-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('agreement with other implementations', () => {
  test.each(['EdDSA', 'ES256'] as const)(
    'jose verifies our vc+jwt with %s, and we verify what jose signs',
    async (alg) => {
      const jwk = generateKey(alg)
      const key = loadSigningKey(jwk)
      const theirs = await importJWK({ ...publicJwkOf(jwk) }, alg)

      const { protectedHeader } = await compactVerify(signVcJwt(aCertificate(), key), theirs)
      expect(protectedHeader).toEqual({ alg, kid: `https://credentials.example/gd#${key.kid}`, typ: 'vc+jwt' })

      const signed = await new SignJWT({ a: 1 })
        .setProtectedHeader({ alg, typ: 'vc+jwt' })
        .sign(await importJWK({ ...jwk }, alg))
      expect(verifyJws(signed, 'vc+jwt', () => loadVerifyingKey(publicJwkOf(jwk))).claims).toMatchObject({ a: 1 })
    },
  )

  test.each(['ES384', 'ES512'] as const)(
    'jose verifies what we sign with %s, and we verify what jose signs; no certificate is signed or trusted so',
    async (alg) => {
      const jwk = generateKey(alg)
      const key = loadSigningKey(jwk)
      await compactVerify(signJws({ a: 1 }, key, 'vc+jwt', 'k'), await importJWK({ ...publicJwkOf(jwk) }, alg))
      const signed = await new SignJWT({ a: 1 })
        .setProtectedHeader({ alg, typ: 'vc+jwt' })
        .sign(await importJWK({ ...jwk }, alg))
      expect(verifyJws(signed, 'vc+jwt', () => loadVerifyingKey(publicJwkOf(jwk))).claims).toMatchObject({ a: 1 })

      expect(() => signVcJwt(aCertificate(), key)).toThrow('wrong-algorithm')
      const trust = new IssuingOffice().trust()
      const issuers = trust.issuers.map((one) => ({ ...one, keys: [{ jwk: publicJwkOf(jwk), from: '2025-01-01' }] }))
      expect(() => createVerifier({ ...trust, issuers })).toThrow('wrong-algorithm')
    },
  )

  test.each([
    ['P-256', 'ES256'],
    ['P-384', 'ES384'],
    ['P-521', 'ES512'],
  ] as const)('node and portable primitives sign and verify alike on %s', (curve, alg) => {
    const bytes = canonicalPayload(aCertificate())
    const { d, x, y } = generateKey(alg)
    const secret = fromBase64url(d)
    const point = [fromBase64url(x), fromBase64url(y as string)] as const
    expect(node.ecdsaVerifier(curve, ...point)(bytes, portable.ecdsaSigner(curve, secret, ...point)(bytes))).toBe(true)
    expect(portable.ecdsaVerifier(curve, ...point)(bytes, node.ecdsaSigner(curve, secret, ...point)(bytes))).toBe(true)
    for (const side of [node, portable]) {
      const verify = side.ecdsaVerifier(curve, ...point)
      const signature = side.ecdsaSigner(curve, secret, ...point)(bytes)
      expect(verify(bytes.slice(1), signature)).toBe(false)
      expect(verify(bytes, signature.slice(1))).toBe(false)
      const beside = Uint8Array.from(point[1], (byte, i) => byte ^ (i === 40 % point[1].length ? 1 : 0))
      expect(() => side.ecdsaVerifier(curve, point[0], beside)).toThrow('wrong-shape')
    }
  })

  test('node and portable primitives sign and hash alike', () => {
    const bytes = canonicalPayload(aCertificate())
    const ed = generateKey('EdDSA')
    const [d, x] = [fromBase64url(ed.d), fromBase64url(ed.x)]
    expect(Buffer.from(portable.ed25519Signer(d, x)(bytes))).toEqual(Buffer.from(node.ed25519Signer(d, x)(bytes)))
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const part = new Uint8Array(length).fill(length)
      expect(Buffer.from(portable.sm3(part))).toEqual(Buffer.from(node.sm3(part)))
      expect(Buffer.from(portable.sha256(part))).toEqual(Buffer.from(node.sha256(part)))
    }
  })

  test('cbor-x reads our CBOR and writes the same bytes', () => {
    const value = [
      'LJ1',
      0,
      23,
      24,
      255,
      256,
      65_535,
      65_536,
      -1,
      -500,
      null,
      true,
      false,
      '证书',
      new Uint8Array(40),
      [[]],
    ]
    const bytes = encodeCbor(value)
    expect(decode(bytes)).toEqual(value)
    expect(decodeCbor(Uint8Array.from(new Encoder({ tagUint8Array: false }).encode(['证书', 1, null, -7])))).toEqual([
      '证书',
      1,
      null,
      -7,
    ])
  })

  test('@sd-jwt/core reads our SD-JWT VC, with all disclosures and with one', async () => {
    const key = loadSigningKey(generateKey('EdDSA'))
    const other = new SDJwtInstance({
      hasher: (data: string | ArrayBuffer) =>
        node.sha256(typeof data === 'string' ? Buffer.from(data) : new Uint8Array(data)),
      verifier: (data: string, signature: string) =>
        loadVerifyingKey(key.publicJwk).verify(Buffer.from(data), fromBase64url(signature)),
    })
    const certificate = aCertificate(3)
    const whole = issueSdJwt(certificate, key)
    const some = presentSdJwt(whole, ['holder'])

    const { payload } = await other.verify(whole)
    expect(payload).toMatchObject({ holder: certificate.holder, scores: certificate.scores, level: certificate.level })
    const shown = (await other.verify(some)).payload as Record<string, unknown>
    expect(shown.holder).toEqual(certificate.holder)
    expect(shown.scores).toBeUndefined()
    expect(verifySdJwt(some, { keyOf: () => loadVerifyingKey(key.publicJwk) })).toMatchObject({
      holder: certificate.holder,
    })
  })

  test('openssl agrees with our SM2 both ways, with the default identifier', () => {
    const version = execFileSync('openssl', ['version'], { encoding: 'utf8' }).trim()
    const key = loadSigningKey(generateKey('SM2'))
    const certificate = aCertificate()
    const [message, pem, signature] = ['message', 'key.pem', 'signature'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const { x, y } = key.publicJwk
    const spki = Buffer.concat([
      Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'),
      Buffer.from([4]),
      fromBase64url(x),
      fromBase64url(y as string),
    ])
    writeFileSync(
      pem,
      createPublicKey({ key: spki, format: 'der', type: 'spki' }).export({ type: 'spki', format: 'pem' }),
    )
    writeFileSync(message, canonicalPayload(certificate))
    writeFileSync(signature, signatureToDer(fromBase64url(sealSm2(certificate, key).signature)))
    const id = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    const verify = ['pkeyutl', '-verify', '-in', message, '-pubin', '-inkey', pem, '-sigfile', signature, ...id]
    expect(execFileSync('openssl', verify, { encoding: 'utf8' })).toContain('Signature Verified Successfully')

    const own = join(folder, 'own.pem')
    execFileSync('openssl', ['genpkey', '-algorithm', 'SM2', '-out', own])
    const theirs = execFileSync('openssl', ['pkeyutl', '-sign', '-in', message, '-inkey', own, ...id])
    const der = execFileSync('openssl', ['pkey', '-in', own, '-pubout', '-outform', 'DER'])
    const jwk = {
      kty: 'EC',
      crv: 'SM2',
      x: der.subarray(-64, -32).toString('base64url'),
      y: der.subarray(-32).toString('base64url'),
    }
    expect(loadVerifyingKey(jwk).verify(canonicalPayload(certificate), signatureFromDer(theirs))).toBe(true)
    console.log(`SM2 agreement with ${version}: signs and verifies alike`)
  })
})
