import { ed25519PublicKey, ed25519Signing, ed25519Verifying } from '#ed25519'
import { assertKey } from './ed25519-key.ts'
import { concatBytes, toUtf8 } from './encoding.ts'
import { keyIdOf, type NoteSigner, type NoteVerifier } from './note-key.ts'
import { isCount } from './tree-size.ts'

/** Signature type of timestamped Ed25519 cosignatures (C2SP tlog-cosignature). */
export const COSIGNATURE_TYPE = 0x04

const SIZE = 8 + 64

/** Verifier of a witness's cosignatures by its 32-byte Ed25519 public key; throws RangeError for a bad name or length. */
export function cosignatureVerifier(name: string, publicKey: Uint8Array): NoteVerifier {
  assertKey(name, publicKey)
  const encoded = concatBytes(Uint8Array.of(COSIGNATURE_TYPE), publicKey)
  const verify = ed25519Verifying(publicKey)
  return {
    name,
    keyId: keyIdOf(name, encoded),
    encoded,
    verify(text, signature) {
      const seconds = cosignatureTime(signature)
      return seconds !== undefined && verify(cosignedMessage(seconds, text), signature.subarray(8))
    },
  }
}

/** Signer of cosignatures by a secret seed of 32 bytes; `now` gives the time in seconds since 1970 that each one states. */
export function cosignatureSigner(name: string, seed: Uint8Array, now: () => number): NoteSigner {
  assertKey(name, seed)
  const verifier = cosignatureVerifier(name, ed25519PublicKey(seed))
  const sign = ed25519Signing(seed)
  return {
    name,
    keyId: verifier.keyId,
    verifier,
    sign(text) {
      const seconds = Math.floor(now())
      if (!isCount(seconds) || seconds === 0) throw new RangeError('a cosignature states a time after 1970')
      const signature = new Uint8Array(SIZE)
      new DataView(signature.buffer).setBigUint64(0, BigInt(seconds))
      signature.set(sign(cosignedMessage(seconds, text)), 8)
      return signature
    },
  }
}

/** The time a cosignature states, in seconds since 1970; undefined when it is malformed or states none. */
export function cosignatureTime(signature: Uint8Array): number | undefined {
  if (signature.length !== SIZE) return undefined
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0))
  return isCount(seconds) && seconds > 0 ? seconds : undefined
}

function cosignedMessage(seconds: number, text: Uint8Array): Uint8Array {
  return concatBytes(toUtf8(`cosignature/v1\ntime ${seconds}\n`), text)
}
