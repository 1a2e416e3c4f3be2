import { ed25519 as nobleEd25519 } from '@noble/curves/ed25519.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { NIST_CURVES, type NistCurve } from './primitives/primitives.ts'

/** Public halves of fresh keys: rare, so the portable arithmetic serves everywhere. */
export const ed25519 = {
  publicKey: (d: Uint8Array): { x: Uint8Array; y?: Uint8Array } => ({ x: nobleEd25519.getPublicKey(d) }),
}

const CURVES = { 'P-256': p256, 'P-384': p384, 'P-521': p521 } as const

export const ecdsa = {
  randomSecret(curve: NistCurve, random: (length: number) => Uint8Array): Uint8Array {
    const { utils, lengths } = CURVES[curve]
    return utils.randomSecretKey(random(lengths.seed as number))
  },
  publicKey(curve: NistCurve, d: Uint8Array): { x: Uint8Array; y?: Uint8Array } {
    const point = CURVES[curve].getPublicKey(d, false)
    const { width } = NIST_CURVES[curve]
    return { x: point.slice(1, 1 + width), y: point.slice(1 + width) }
  },
}
