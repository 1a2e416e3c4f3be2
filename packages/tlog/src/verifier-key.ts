import { COSIGNATURE_TYPE, cosignatureVerifier } from './cosignature.ts'
import { ED25519_TYPE, ed25519Signer, ed25519Verifier } from './ed25519-key.ts'
import { fromBase64, toBase64 } from './encoding.ts'
import { formatKeyId, isKeyName, keyIdOf, type NoteSigner, type NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'
import { SM2_PUBLIC_KEY_SIZE, SM2_TYPE, sm2Verifier } from './sm2-key.ts'
import { equalBytes } from './tree-hash.ts'

export type VerifierKeyFault = 'verifier-key-malformed' | 'verifier-key-type-unknown' | 'verifier-key-id-mismatch'

/** Reads a verifier key, `name+keyid+base64`, of type Ed25519, Ed25519 cosignature or SM2 (C2SP signed-note, "Verifier keys"). */
export function parseVerifierKey(text: string): Outcome<NoteVerifier, VerifierKeyFault> {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text)
  const encoded = match === null ? undefined : fromBase64(match[3] as string)
  if (match === null || encoded === undefined || !isKeyName(match[1] as string)) return fault('verifier-key-malformed')
  const name = match[1] as string
  const verifier = verifierOf(name, encoded)
  if (!verifier.ok) return verifier
  if (formatKeyId(verifier.value.keyId) !== match[2]) return fault('verifier-key-id-mismatch', name)
  return verifier
}

function verifierOf(name: string, encoded: Uint8Array): Outcome<NoteVerifier, VerifierKeyFault> {
  const key = encoded.subarray(1)
  const [type] = encoded
  if (type === ED25519_TYPE) {
    return key.length === 32 ? accepted(ed25519Verifier(name, key)) : fault('verifier-key-malformed', name)
  }
  if (type === COSIGNATURE_TYPE) {
    return key.length === 32 ? accepted(cosignatureVerifier(name, key)) : fault('verifier-key-malformed', name)
  }
  if (!equalBytes(encoded.subarray(0, SM2_TYPE.length), SM2_TYPE)) return fault('verifier-key-type-unknown', name)
  const point = encoded.subarray(SM2_TYPE.length)
  if (point.length !== SM2_PUBLIC_KEY_SIZE) return fault('verifier-key-malformed', name)
  try {
    return accepted(sm2Verifier(name, point))
  } catch {
    return fault('verifier-key-malformed', name)
  }
}

/** An Ed25519 signer's secret as Go's `note` package writes it, `PRIVATE+KEY+name+keyid+base64`: to be kept secret. */
export function formatSignerKey(name: string, seed: Uint8Array): string {
  const { keyId } = ed25519Signer(name, seed)
  return `PRIVATE+KEY+${name}+${formatKeyId(keyId)}+${toBase64(Uint8Array.of(ED25519_TYPE, ...seed))}`
}

/** Reads `formatSignerKey`: name and seed; undefined for anything else. */
export function parseSignerKey(
  text: string,
): { readonly name: string; readonly seed: Uint8Array; readonly signer: NoteSigner } | undefined {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text)
  const encoded = match === null ? undefined : fromBase64(match[3] as string)
  if (match === null || encoded === undefined || encoded[0] !== ED25519_TYPE || encoded.length !== 33) return undefined
  const name = match[1] as string
  if (!isKeyName(name)) return undefined
  const seed = encoded.slice(1)
  const signer = ed25519Signer(name, seed)
  return formatKeyId(keyIdOf(name, signer.verifier.encoded)) === match[2] ? { name, seed, signer } : undefined
}
