import { concatBytes, toUtf8 } from './encoding.ts'
import { isKeyName, keyIdOf, type NoteSigner, type NoteVerifier } from './note-key.ts'
import { isSm2PublicKey, sm2PublicKey, sm2Signing, sm2Verifying } from './sm2.ts'

/**
 * Signature type of SM2 notes: 0xff, which C2SP signed-note leaves to types of one's own, and a name that collides with nobody's.
 * The public key behind it has 65 bytes, 0x04 ‖ x ‖ y.
 */
export const SM2_TYPE: Uint8Array = concatBytes(Uint8Array.of(0xff), toUtf8('sm2-with-sm3/GB-T-32918.2-2016/v1\n'))

/**
 * Verifier of SM2 notes: SM2 with SM3 over the note text (GB/T 32918.2-2016), user identity 1234567812345678,
 * signature r ‖ s of 64 bytes; throws RangeError for a bad name or a point that is not on the curve.
 */
export function sm2Verifier(name: string, publicKey: Uint8Array): NoteVerifier {
  if (!isKeyName(name)) throw new RangeError('a key name must not be empty nor hold spaces or plus signs')
  if (!isSm2PublicKey(publicKey)) throw new RangeError('an SM2 public key is 65 bytes: 0x04 and a point of the curve')
  const encoded = concatBytes(SM2_TYPE, publicKey)
  return { name, keyId: keyIdOf(name, encoded), encoded, verify: sm2Verifying(publicKey) }
}

/** Signer of SM2 notes by a secret of 32 bytes (GB/T 32918.2-2016); throws RangeError for a bad name or secret. */
export function sm2Signer(name: string, secret: Uint8Array): NoteSigner {
  const verifier = sm2Verifier(name, sm2PublicKey(secret))
  return { name, keyId: verifier.keyId, verifier, sign: sm2Signing(secret) }
}
