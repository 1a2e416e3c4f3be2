import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

// Node takes keys in DER only; these are the fixed headers of RFC 8410 before the 32 bytes.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

function privateKey(seed: Uint8Array) {
  if (seed.length !== 32) throw new RangeError('an Ed25519 seed has 32 bytes')
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
}

/** Public key (32 bytes) of a secret seed (32 bytes), RFC 8032 §5.1.5: the implementation for Node. */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  const spki = createPublicKey(privateKey(seed)).export({ format: 'der', type: 'spki' })
  return new Uint8Array(spki.subarray(SPKI.length))
}

/** A function that signs with this seed, 64 bytes (RFC 8032 §5.1.6). */
export function ed25519Signing(seed: Uint8Array): (message: Uint8Array) => Uint8Array {
  const key = privateKey(seed)
  return (message) => new Uint8Array(sign(null, message, key))
}

/** A function that verifies with this public key (RFC 8032 §5.1.7); it answers false to whatever is malformed. */
export function ed25519Verifying(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean {
  if (publicKey.length !== 32) return () => false
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' })
  return (message, signature) => signature.length === 64 && verify(null, message, key, signature)
}
