import { ed25519 } from '@noble/curves/ed25519.js'

/** Public key (32 bytes) of a secret seed (32 bytes), RFC 8032 §5.1.5: the implementation for browsers. */
export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed)
}

/** A function that signs with this seed, 64 bytes (RFC 8032 §5.1.6). */
export function ed25519Signing(seed: Uint8Array): (message: Uint8Array) => Uint8Array {
  return (message) => ed25519.sign(message, seed)
}

/** A function that verifies with this public key (RFC 8032 §5.1.7); it answers false to whatever is malformed. */
export function ed25519Verifying(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean {
  return (message, signature) => {
    if (signature.length !== 64) return false
    try {
      // noble's default follows ZIP 215, which takes signatures that RFC 8032 refuses.
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false
    }
  }
}
