/** Signs bytes, lent for as long as the call takes; the answer is the raw signature (R‖S for EdDSA, r‖s for ECDSA and SM2). */
export type Signer = (bytes: Uint8Array) => Uint8Array

/** Whether a raw signature over the bytes is good. Never throws for a bad signature. */
export type Verifier = (bytes: Uint8Array, signature: Uint8Array) => boolean

/** The NIST curves of RFC 7518 §3.4, with the bytes of a coordinate and the hash that goes with each. */
export const NIST_CURVES = {
  'P-256': { width: 32, hash: 'sha256' },
  'P-384': { width: 48, hash: 'sha384' },
  'P-521': { width: 66, hash: 'sha512' },
} as const
export type NistCurve = keyof typeof NIST_CURVES
