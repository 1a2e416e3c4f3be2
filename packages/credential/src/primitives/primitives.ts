/** Signs bytes; the answer is the raw signature (64 bytes: R‖S for EdDSA, r‖s for ECDSA and SM2). */
export type Signer = (bytes: Uint8Array) => Uint8Array

/** Whether a raw signature over the bytes is good. Never throws for a bad signature. */
export type Verifier = (bytes: Uint8Array, signature: Uint8Array) => boolean
