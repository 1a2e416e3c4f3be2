import { ed25519 as nobleEd25519 } from '@noble/curves/ed25519.js'
import { p256 as nobleP256 } from '@noble/curves/nist.js'

/** Public halves of fresh keys: rare, so the portable arithmetic serves everywhere. */
export const ed25519 = {
  publicKey: (d: Uint8Array): { x: Uint8Array; y?: Uint8Array } => ({ x: nobleEd25519.getPublicKey(d) }),
}

export const p256 = {
  randomSecret: (random: (length: number) => Uint8Array): Uint8Array => nobleP256.utils.randomSecretKey(random(48)),
  publicKey: (d: Uint8Array): { x: Uint8Array; y?: Uint8Array } => {
    const point = nobleP256.getPublicKey(d, false)
    return { x: point.slice(1, 33), y: point.slice(33) }
  },
}
