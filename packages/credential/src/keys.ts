import { ed25519Signer, ed25519Verifier, p256Signer, p256Verifier, randomBytes, sha256 } from '#primitives'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonicalBytes } from './canonical-json.ts'
import { ed25519, p256 } from './curve-points.ts'
import { CredentialFailure } from './failure.ts'
import type { Signer, Verifier } from './primitives/primitives.ts'
import { objectShape, oneOfShape, optionalShape, patternShape, type Shaped, textShape, wrongShape } from './shape.ts'
import { sm2ManySigner, sm2PrivateKey, sm2PublicKey, sm2Signer, sm2Verifier } from './sm2.ts'

/** JWS names; `SM2` is GB/T 32918.2 with SM3 and the default identifier (GM/T 0009), which no JOSE registry names yet. */
export const ALGORITHMS = ['EdDSA', 'ES256', 'SM2'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** Names a key among those of one issuer; short, because it is carried in every QR code. */
const KID_LENGTH = 8
const coordinate = patternShape(/^[A-Za-z0-9_-]{43}$/)
const KEY_TYPES = { Ed25519: ['OKP', 'EdDSA'], 'P-256': ['EC', 'ES256'], SM2: ['EC', 'SM2'] } as const
const members = {
  kty: oneOfShape(['OKP', 'EC']),
  crv: oneOfShape(['Ed25519', 'P-256', 'SM2']),
  x: coordinate,
  y: optionalShape(coordinate),
  kid: optionalShape(textShape(300)),
  alg: optionalShape(oneOfShape([...ALGORITHMS, 'Ed25519'])),
  use: optionalShape(oneOfShape(['sig'])),
}
export const publicJwkShape = objectShape(members)
export const privateJwkShape = objectShape({ ...members, d: coordinate })
export type PublicJwk = Shaped<typeof publicJwkShape>
export type PrivateJwk = Shaped<typeof privateJwkShape>

/** A private key ready to sign. `kid` names it in headers, as `<issuer>#<kid>` where an issuer is known. */
export type SigningKey = {
  readonly kid: string
  readonly alg: Algorithm
  readonly publicJwk: PublicJwk
  readonly sign: Signer
  /** Where signing many together is cheaper: SM2. */
  readonly signMany?: (messages: readonly Uint8Array[]) => Uint8Array[]
}

/** A public key ready to verify. The algorithm belongs to the key: no header can choose another. */
export type VerifyingKey = {
  readonly kid: string
  readonly alg: Algorithm
  readonly publicJwk: PublicJwk
  readonly verify: Verifier
}

/** The algorithm a JWK is for. Throws CredentialFailure `wrong-algorithm` when its members contradict one another. */
export function algorithmOf(jwk: PublicJwk): Algorithm {
  const [kty, alg] = KEY_TYPES[jwk.crv]
  const named = jwk.alg === 'Ed25519' ? 'EdDSA' : jwk.alg
  if (jwk.kty !== kty || (named && named !== alg)) throw new CredentialFailure('wrong-algorithm', 'key')
  if ((kty === 'EC') !== (jwk.y !== undefined)) throw wrongShape('key.y')
  return alg
}

/** RFC 7638 thumbprint (SHA-256, base64url). */
export function thumbprint(jwk: PublicJwk): string {
  const { kty, crv, x, y } = jwk
  return toBase64url(sha256(canonicalBytes(y === undefined ? { kty, crv, x } : { kty, crv, x, y })))
}

/** A fresh private key as JWK. Without `kid` the key is named by the first 8 characters of its thumbprint. */
export function generateKey(alg: Algorithm, kid?: string): PrivateJwk {
  const crv = alg === 'EdDSA' ? ('Ed25519' as const) : alg === 'ES256' ? ('P-256' as const) : ('SM2' as const)
  const d = alg === 'SM2' ? sm2PrivateKey() : alg === 'ES256' ? p256.randomSecret(randomBytes) : randomBytes(32)
  const point = alg === 'SM2' ? sm2PublicKey(d) : alg === 'ES256' ? p256.publicKey(d) : ed25519.publicKey(d)
  const shared = {
    kty: KEY_TYPES[crv][0],
    crv,
    x: toBase64url(point.x),
    ...(point.y ? { y: toBase64url(point.y) } : {}),
  }
  return { ...shared, d: toBase64url(d), kid: kid ?? thumbprint(shared).slice(0, KID_LENGTH) }
}

/** The public half of a private JWK. */
export function publicJwkOf(jwk: PrivateJwk): PublicJwk {
  const { d: _, ...open } = jwk
  return open
}

/** Makes a private JWK ready to sign. Throws CredentialFailure when it is no key of a known kind, or its halves do not belong together. */
export function loadSigningKey(jwk: unknown): SigningKey {
  const key = privateJwkShape(jwk, 'key')
  const publicJwk = publicJwkOf(key)
  const alg = algorithmOf(publicJwk)
  const d = fromBase64url(key.d, 'key.d')
  const x = fromBase64url(key.x, 'key.x')
  const y = fromBase64url(key.y ?? '', 'key.y')
  const sign = alg === 'SM2' ? sm2Signer(d) : alg === 'ES256' ? p256Signer(d, x, y) : ed25519Signer(d, x)
  const { verify } = loadVerifyingKey(publicJwk)
  const trial = new Uint8Array(1)
  if (!verify(trial, sign(trial))) throw wrongShape('key')
  return {
    kid: key.kid ?? thumbprint(publicJwk).slice(0, KID_LENGTH),
    alg,
    publicJwk,
    sign,
    ...(alg === 'SM2' ? { signMany: sm2ManySigner(d) } : {}),
  }
}

/** Makes a public JWK ready to verify. Throws CredentialFailure when it is no valid point of a known curve. */
export function loadVerifyingKey(jwk: unknown): VerifyingKey {
  const publicJwk = publicJwkShape(jwk, 'key')
  const alg = algorithmOf(publicJwk)
  const x = fromBase64url(publicJwk.x, 'key.x')
  const y = fromBase64url(publicJwk.y ?? '', 'key.y')
  const verify = alg === 'SM2' ? sm2Verifier(x, y) : alg === 'ES256' ? p256Verifier(x, y) : ed25519Verifier(x)
  return { kid: publicJwk.kid ?? thumbprint(publicJwk).slice(0, KID_LENGTH), alg, publicJwk, verify }
}
