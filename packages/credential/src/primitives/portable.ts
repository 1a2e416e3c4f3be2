import { ed25519 } from '@noble/curves/ed25519.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { toBase64url } from '../base64url.ts'
import { CredentialFailure } from '../failure.ts'
import { deflateStored, inflateGzip } from '../gzip.ts'
import { NIST_CURVES, type NistCurve, type Signer, type Verifier } from './primitives.ts'

export { hmacSm3, sm3 } from '../sm3.ts'

/** The primitives where there is no node:crypto: audited JavaScript, synchronous. Same names and same answers as `node.ts`. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
}

const ENCODER = new TextEncoder()

/** UTF-8 bytes of a well-formed text: to be read only, as on Node. */
export function utf8(text: string): Uint8Array {
  return ENCODER.encode(text)
}

/** SHA-256 in base64url without padding. */
export function sha256Text(bytes: Uint8Array): string {
  return toBase64url(nobleSha256(bytes))
}

type Random = { getRandomValues<B extends Uint8Array>(bytes: B): B }

export function randomBytes(length: number): Uint8Array {
  return (globalThis as unknown as { crypto: Random }).crypto.getRandomValues(new Uint8Array(length))
}

export function ed25519Signer(d: Uint8Array, _x: Uint8Array): Signer {
  return (bytes) => ed25519.sign(bytes, d)
}

/** RFC 8032 strictness: `zip215` would accept encodings that OpenSSL and the RFC refuse. */
export function ed25519Verifier(x: Uint8Array): Verifier {
  return (bytes, signature) =>
    signature.length === 64 && answered(() => ed25519.verify(signature, bytes, x, { zip215: false }))
}

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const

export function ecdsaSigner(curve: NistCurve, d: Uint8Array, _x: Uint8Array, _y: Uint8Array): Signer {
  return (bytes) => CURVES[curve].sign(bytes, d, { lowS: false })
}

export function ecdsaVerifier(curve: NistCurve, x: Uint8Array, y: Uint8Array): Verifier {
  const { width } = NIST_CURVES[curve]
  const noble = CURVES[curve]
  const key = new Uint8Array(1 + 2 * width)
  key[0] = 4
  key.set(x.subarray(0, width), 1)
  key.set(y.subarray(0, width), 1 + width)
  if (x.length !== width || y.length !== width || !answered(() => Boolean(noble.Point.fromBytes(key)))) {
    throw new CredentialFailure('wrong-shape', 'key')
  }
  return (bytes, signature) =>
    signature.length === 2 * width && answered(() => noble.verify(signature, bytes, key, { lowS: false }))
}

/** The library throws for malformed points and numbers: for a verifier that is a no. */
function answered(question: () => boolean): boolean {
  try {
    return question()
  } catch {
    return false
  }
}

export function gzip(bytes: Uint8Array): Uint8Array {
  return deflateStored(bytes)
}

/** Hostile input: never writes more than `limit` bytes. */
export function gunzip(bytes: Uint8Array, limit: number): Uint8Array {
  return inflateGzip(bytes, limit)
}
