import { ed25519PublicKey, ed25519Signing, ed25519Verifying } from '#ed25519'
import { concatBytes } from './encoding.ts'
import { isKeyName, keyIdOf, type NoteSigner, type NoteVerifier } from './note-key.ts'

/** Signature type of plain Ed25519 notes (C2SP signed-note, "Signature types"). */
export const ED25519_TYPE = 0x01

/** Verifier of Ed25519 notes by a 32-byte public key; throws RangeError for a bad name or length. */
export function ed25519Verifier(name: string, publicKey: Uint8Array): NoteVerifier {
  assertKey(name, publicKey)
  const encoded = concatBytes(Uint8Array.of(ED25519_TYPE), publicKey)
  return { name, keyId: keyIdOf(name, encoded), encoded, verify: ed25519Verifying(publicKey) }
}

/** Signer of Ed25519 notes by a secret seed of 32 bytes; throws RangeError for a bad name or length. */
export function ed25519Signer(name: string, seed: Uint8Array): NoteSigner {
  assertKey(name, seed)
  const verifier = ed25519Verifier(name, ed25519PublicKey(seed))
  return { name, keyId: verifier.keyId, verifier, sign: ed25519Signing(seed) }
}

/** Throws RangeError unless the name may stand in a note and the key has 32 bytes. */
export function assertKey(name: string, key: Uint8Array): void {
  if (!isKeyName(name)) throw new RangeError('a key name must not be empty nor hold spaces or plus signs')
  if (key.length !== 32) throw new RangeError('an Ed25519 key has 32 bytes')
}
