import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { CredentialFailure } from '../failure.ts'
import { deflateStored, inflateGzip } from '../gzip.ts'
import type { Signer, Verifier } from './primitives.ts'

export { hmacSm3, sm3 } from '../sm3.ts'

/** The primitives where there is no node:crypto: audited JavaScript, synchronous. Same names and same answers as `node.ts`. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return nobleSha256(bytes)
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

export function p256Signer(d: Uint8Array, _x: Uint8Array, _y: Uint8Array): Signer {
  return (bytes) => p256.sign(bytes, d, { lowS: false })
}

export function p256Verifier(x: Uint8Array, y: Uint8Array): Verifier {
  const key = new Uint8Array(65)
  key[0] = 4
  key.set(x, 1)
  key.set(y, 33)
  if (x.length !== 32 || y.length !== 32 || !answered(() => Boolean(p256.Point.fromBytes(key)))) {
    throw new CredentialFailure('wrong-shape', 'key')
  }
  return (bytes, signature) =>
    signature.length === 64 && answered(() => p256.verify(signature, bytes, key, { lowS: false }))
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
