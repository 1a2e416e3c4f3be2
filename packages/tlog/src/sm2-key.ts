import { sm2 } from 'sm-crypto-v2'
import { concatBytes, fromHex, toHex, toUtf8 } from './encoding.ts'
import { isKeyName, keyIdOf, type NoteSigner, type NoteVerifier } from './note-key.ts'

/**
 * Signature type of SM2 notes: 0xff, which C2SP signed-note leaves to types of one's own, and a name that collides with nobody's.
 * The public key behind it has 65 bytes, 0x04 ‖ x ‖ y.
 */
export const SM2_TYPE: Uint8Array = concatBytes(Uint8Array.of(0xff), toUtf8('sm2-with-sm3/GB-T-32918.2-2016/v1\n'))

/** Length of an uncompressed point of the SM2 curve. */
export const SM2_PUBLIC_KEY_SIZE = 65

// GB/T 35276-2017 §10: the user identity where parties have agreed on none.
const USER_ID = '1234567812345678'

/**
 * Verifier of SM2 notes: SM2 with SM3 over the note text (GB/T 32918.2-2016), user identity 1234567812345678,
 * signature r ‖ s of 64 bytes; throws RangeError for a bad name or a point that is not on the curve.
 */
export function sm2Verifier(name: string, publicKey: Uint8Array): NoteVerifier {
  const key = toHex(publicKey)
  if (!isKeyName(name)) throw new RangeError('a key name must not be empty nor hold spaces or plus signs')
  if (!isPoint(key)) throw new RangeError('an SM2 public key is 65 bytes: 0x04 and a point of the curve')
  const encoded = concatBytes(SM2_TYPE, publicKey)
  return {
    name,
    keyId: keyIdOf(name, encoded),
    encoded,
    verify(text, signature) {
      if (signature.length !== 64) return false
      try {
        return sm2.doVerifySignature(text, toHex(signature), key, { hash: true, der: false, userId: USER_ID })
      } catch {
        return false
      }
    },
  }
}

/** Signer of SM2 notes by a secret of 32 bytes (GB/T 32918.2-2016); throws RangeError for a bad name or secret. */
export function sm2Signer(name: string, secret: Uint8Array): NoteSigner {
  const secretHex = toHex(secret)
  if (secret.length !== 32) throw new RangeError('an SM2 secret has 32 bytes')
  const publicKey = sm2.getPublicKeyFromPrivateKey(secretHex)
  const verifier = sm2Verifier(name, fromHex(publicKey) ?? new Uint8Array(0))
  return {
    name,
    keyId: verifier.keyId,
    verifier,
    sign(text) {
      const options = { hash: true, der: false, publicKey, userId: USER_ID }
      return fromHex(sm2.doSignature(text, secretHex, options)) as Uint8Array
    },
  }
}

function isPoint(hex: string): boolean {
  if (hex.length !== 2 * SM2_PUBLIC_KEY_SIZE || !hex.startsWith('04')) return false
  try {
    return sm2.verifyPublicKey(hex)
  } catch {
    return false
  }
}
