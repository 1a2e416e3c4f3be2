import { sm2, sm3 } from 'sm-crypto-v2'
import { concatBytes, fromHex, toHex } from './encoding.ts'

/** Length of an uncompressed point of the SM2 curve, 0x04 ‖ x ‖ y. */
export const SM2_PUBLIC_KEY_SIZE = 65

// GB/T 35276-2017 §10: the user identity where parties have agreed on none.
const USER_ID = '1234567812345678'

// Tables for a key cost as much as about ten verifications without them.
const USES_BEFORE_TABLES = 8

const ZERO = '0'.repeat(64)

/** Whether the bytes are an uncompressed point of the SM2 curve (GB/T 32918.5-2017). */
export function isSm2PublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== SM2_PUBLIC_KEY_SIZE || publicKey[0] !== 0x04) return false
  try {
    return sm2.verifyPublicKey(toHex(publicKey))
  } catch {
    return false
  }
}

/** Public key, 65 bytes, of a secret of 32 bytes; throws RangeError for a secret that is none. */
export function sm2PublicKey(secret: Uint8Array): Uint8Array {
  if (secret.length !== 32) throw new RangeError('an SM2 secret has 32 bytes')
  try {
    return fromHex(sm2.getPublicKeyFromPrivateKey(toHex(secret))) as Uint8Array
  } catch {
    throw new RangeError('an SM2 secret lies between 1 and the order of the curve')
  }
}

/** A function that signs with this secret, r ‖ s of 64 bytes: SM2 with SM3, user identity 1234567812345678 (GB/T 32918.2-2016 §6). */
export function sm2Signing(secret: Uint8Array): (message: Uint8Array) => Uint8Array {
  const identity = sm2.getZ(toHex(sm2PublicKey(secret)), USER_ID)
  const secretHex = toHex(secret)
  return (message) => {
    const digest = sm3(concatBytes(identity, message))
    return fromHex(sm2.doSignature(fromHex(digest) as Uint8Array, secretHex, { hash: false, der: false })) as Uint8Array
  }
}

/** A function that verifies r ‖ s with this public key (GB/T 32918.2-2016 §7); it answers false to whatever is malformed. */
export function sm2Verifying(publicKey: Uint8Array): (message: Uint8Array, signature: Uint8Array) => boolean {
  if (!isSm2PublicKey(publicKey)) return () => false
  const hex = toHex(publicKey)
  const identity = sm2.getZ(hex, USER_ID)
  let key: Parameters<typeof sm2.doVerifySignature>[2] = hex
  let uses = 0
  return (message, signature) => {
    const signed = toHex(signature)
    // The library leaves this part of §7.1 to the arithmetic behind it.
    if (signature.length !== 64 || signed.startsWith(ZERO) || signed.endsWith(ZERO)) return false
    if (uses++ === USES_BEFORE_TABLES) key = sm2.precomputePublicKey(hex)
    const digest = fromHex(sm3(concatBytes(identity, message))) as Uint8Array
    try {
      return sm2.doVerifySignature(digest, signed, key, { hash: false, der: false })
    } catch {
      return false
    }
  }
}
