import {
  createPrivateKey,
  createPublicKey,
  hash,
  type JsonWebKeyInput,
  randomBytes as nodeRandomBytes,
  sign,
  verify,
} from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { toBase64url } from '../base64url.ts'
import { CredentialFailure } from '../failure.ts'
import { NIST_CURVES, type NistCurve, type Signer, type Verifier } from './primitives.ts'

/** The primitives on Node: OpenSSL by node:crypto. Same names and same answers as `portable.ts`. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer')
}

/** The same in base64url without padding. */
export function sha256Text(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url')
}

export function sm3(bytes: Uint8Array): Uint8Array {
  return hash('sm3', bytes, 'buffer')
}

const SM3_BLOCK = 64

/** HMAC (RFC 2104) by two plain hashes: for a key that is used once, `createHmac` costs three times as much. */
export function hmacSm3(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const inner = new Uint8Array(SM3_BLOCK + bytes.length).fill(0x36, 0, SM3_BLOCK)
  const outer = new Uint8Array(SM3_BLOCK + 32).fill(0x5c, 0, SM3_BLOCK)
  const short = key.length > SM3_BLOCK ? sm3(key) : key
  for (let i = 0; i < short.length; i++) {
    inner[i] = 0x36 ^ (short[i] as number)
    outer[i] = 0x5c ^ (short[i] as number)
  }
  inner.set(bytes, SM3_BLOCK)
  outer.set(sm3(inner), SM3_BLOCK)
  return sm3(outer)
}

/** UTF-8 bytes of a well-formed text: a view that may share its memory, to be read only. */
export function utf8(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text)
  return new Uint8Array(buffer, byteOffset, byteLength)
}

export function randomBytes(length: number): Uint8Array {
  return new Uint8Array(nodeRandomBytes(length))
}

function jwk(key: Record<string, string>): JsonWebKeyInput {
  return { key, format: 'jwk' }
}

export function ed25519Signer(d: Uint8Array, x: Uint8Array): Signer {
  const key = createPrivateKey(jwk({ kty: 'OKP', crv: 'Ed25519', d: toBase64url(d), x: toBase64url(x) }))
  return (bytes) => sign(null, bytes, key)
}

export function ed25519Verifier(x: Uint8Array): Verifier {
  const key = publicKey({ kty: 'OKP', crv: 'Ed25519', x: toBase64url(x) })
  return (bytes, signature) => signature.length === 64 && verify(null, bytes, key, signature)
}

export function ecdsaSigner(curve: NistCurve, d: Uint8Array, x: Uint8Array, y: Uint8Array): Signer {
  const point = { x: toBase64url(x), y: toBase64url(y) }
  const key = createPrivateKey(jwk({ kty: 'EC', crv: curve, d: toBase64url(d), ...point }))
  return (bytes) => sign(NIST_CURVES[curve].hash, bytes, { key, dsaEncoding: 'ieee-p1363' })
}

export function ecdsaVerifier(curve: NistCurve, x: Uint8Array, y: Uint8Array): Verifier {
  const { hash: digest, width } = NIST_CURVES[curve]
  const key = publicKey({ kty: 'EC', crv: curve, x: toBase64url(x), y: toBase64url(y) })
  return (bytes, signature) =>
    signature.length === 2 * width && verify(digest, bytes, { key, dsaEncoding: 'ieee-p1363' }, signature)
}

function publicKey(key: Record<string, string>) {
  try {
    return createPublicKey(jwk(key))
  } catch {
    throw new CredentialFailure('wrong-shape', 'key')
  }
}

export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes)
}

/** Hostile input: never writes more than `limit` bytes. */
export function gunzip(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: limit })
  } catch {
    throw new CredentialFailure('status-unreadable', 'gzip')
  }
}
