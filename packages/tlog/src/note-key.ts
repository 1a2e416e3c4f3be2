import { sha256 } from '#sha256'
import { concatBytes, toBase64, toUtf8 } from './encoding.ts'

/** A key that notes are checked with. Name and id together say which signature lines it answers for. */
export type NoteVerifier = {
  readonly name: string
  readonly keyId: number
  /** Signature type and public key, as a verifier key encodes them. */
  readonly encoded: Uint8Array
  /** Whether the signature (without its key id) signs the note text, given as UTF-8. */
  verify(text: Uint8Array, signature: Uint8Array): boolean
}

/** A key that notes are signed with. */
export type NoteSigner = {
  readonly name: string
  readonly keyId: number
  /** The key that verifies what this one signs. */
  readonly verifier: NoteVerifier
  sign(text: Uint8Array): Uint8Array
}

/** Whether the name may stand in a signature line: not empty, no Unicode space, no plus, no control character (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return name !== '' && name.isWellFormed() && !/[\s\u0085+\u0000-\u001f]/u.test(name)
}

/** Key id: the first 4 bytes of SHA-256(name ‖ 0x0A ‖ signature type ‖ public key), big-endian (C2SP signed-note, "Signatures"). */
export function keyIdOf(name: string, encoded: Uint8Array): number {
  const digest = sha256(concatBytes(toUtf8(name), Uint8Array.of(0x0a), encoded))
  return new DataView(digest.buffer, digest.byteOffset, 4).getUint32(0)
}

/** Key id as 8 hex digits, as verifier keys write it. */
export function formatKeyId(keyId: number): string {
  return keyId.toString(16).padStart(8, '0')
}

/** The verifier key as text, `name+keyid+base64` (C2SP signed-note, "Verifier keys"). */
export function formatVerifierKey({ name, keyId, encoded }: NoteVerifier): string {
  return `${name}+${formatKeyId(keyId)}+${toBase64(encoded)}`
}
