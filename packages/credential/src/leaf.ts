import { sha256Text, utf8 } from '#primitives'
import { briefBytes } from './brief-bytes.ts'
import { canonicalBytes } from './canonical-json.ts'
import { type CertificatePayload, certificateDigest, scopeDigestOf } from './certificate.ts'

/**
 * What the register holds about a certificate: digests only. The credential's digest has at least 128 bits of salt in it where the document
 * digest is present; nothing in a leaf names or describes a person.
 */
export type CertificateLeaf = {
  readonly kind: 'certificate'
  readonly credential: string
  /** Digest of the filed scope on the day of issue: the organisation's authority stays provable after it has gone. */
  readonly authority: string
}

export function certificateLeaf(certificate: CertificatePayload): CertificateLeaf {
  return {
    kind: 'certificate',
    credential: certificateDigest(certificate),
    authority: scopeDigestOf(certificate),
  }
}

/** The bytes entered in the register for a certificate: canonical JSON (RFC 8785). Hash them with the register's leaf hash (RFC 6962 §2.1). */
export function leafOf(certificate: CertificatePayload): Uint8Array {
  const { authority, credential } = certificateLeaf(certificate)
  // Canonical as it stands: names in order, and digests hold nothing that JSON escapes.
  return utf8(`{"authority":"${authority}","credential":"${credential}","kind":"certificate"}`)
}

/** The bytes entered in the register for one version of a status list: kind and SHA-256 of the secured credential (its compact JWS). */
export function statusLeafOf(jwt: string): Uint8Array {
  return canonicalBytes({ kind: 'status-list', credential: sha256Text(briefBytes(jwt)) })
}

/** The bytes entered in the register when a scope is filed: the digest that certificates issued under it commit to. */
export function scopeLeafOf(digest: string): Uint8Array {
  return canonicalBytes({ kind: 'scope', authority: digest })
}
