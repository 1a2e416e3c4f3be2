import { COSIGNATURE_TYPE, cosignatureSigner, cosignatureVerifier } from './cosignature.ts'
import { ED25519_TYPE, ed25519Signer, ed25519Verifier } from './ed25519-key.ts'
import { fromBase64, toBase64 } from './encoding.ts'
import { formatKeyId, isKeyName, type NoteVerifier } from './note-key.ts'
import { accepted, fault, type Outcome } from './outcome.ts'
import { SM2_PUBLIC_KEY_SIZE } from './sm2.ts'
import { SM2_TYPE, sm2Verifier } from './sm2-key.ts'
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

/** What a secret key file holds: the key name, what the key signs, and its secret seed of 32 bytes. */
export type SignerKey = { readonly name: string; readonly kind: 'note' | 'cosignature'; readonly seed: Uint8Array }

/** A secret key as Go's `note` package writes it, `PRIVATE+KEY+name+keyid+base64(type ‖ seed)`: to be kept secret. */
export function formatSignerKey({ name, kind, seed }: SignerKey): string {
  const type = kind === 'note' ? ED25519_TYPE : COSIGNATURE_TYPE
  return `PRIVATE+KEY+${name}+${signerKeyId(name, kind, seed)}+${toBase64(Uint8Array.of(type, ...seed))}`
}

/** Reads `formatSignerKey`; undefined for anything else. */
export function parseSignerKey(text: string): SignerKey | undefined {
  const match = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text)
  const encoded = match === null ? undefined : fromBase64(match[3] as string)
  if (match === null || encoded?.length !== 33 || !isKeyName(match[1] as string)) return undefined
  if (encoded[0] !== ED25519_TYPE && encoded[0] !== COSIGNATURE_TYPE) return undefined
  const kind = encoded[0] === ED25519_TYPE ? 'note' : 'cosignature'
  const key = { name: match[1] as string, kind, seed: encoded.slice(1) } as const
  return signerKeyId(key.name, kind, key.seed) === match[2] ? key : undefined
}

function signerKeyId(name: string, kind: SignerKey['kind'], seed: Uint8Array): string {
  const signer = kind === 'note' ? ed25519Signer(name, seed) : cosignatureSigner(name, seed, () => 0)
  return formatKeyId(signer.keyId)
}
