import { ecdsaSigner, ecdsaVerifier, ed25519Signer, ed25519Verifier, randomBytes, sha256 } from '#primitives'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonicalBytes } from './canonical-json.ts'
import { ecdsa, ed25519 } from './curve-points.ts'
import { CredentialFailure } from './failure.ts'
import { NIST_CURVES, type NistCurve, type Signer, type Verifier } from './primitives/primitives.ts'
import { objectShape, oneOfShape, optionalShape, patternShape, type Shaped, textShape, wrongShape } from './shape.ts'
import { sm2ManySigner, sm2PrivateKey, sm2PublicKey, sm2Signer, sm2Verifier } from './sm2.ts'

/**
 * JWS names; `SM2` is GB/T 32918.2 with SM3 and the default identifier (GM/T 0009), which no JOSE registry names yet. The first three are those
 * of certificates: compact bundles name them by their place, which never changes.
 */
export const CERTIFICATE_ALGORITHMS = ['EdDSA', 'ES256', 'SM2'] as const
/** ES384 and ES512 are for other credentials of the W3C: no trust list holds a key for them. */
export const ALGORITHMS = [...CERTIFICATE_ALGORITHMS, 'ES384', 'ES512'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** Names a key among those of one issuer; short, because it is carried in every QR code. */
const KID_LENGTH = 8
const KEY_TYPES = {
  Ed25519: ['OKP', 'EdDSA', 32],
  'P-256': ['EC', 'ES256', 32],
  'P-384': ['EC', 'ES384', 48],
  'P-521': ['EC', 'ES512', 66],
  SM2: ['EC', 'SM2', 32],
} as const
type Curve = keyof typeof KEY_TYPES
const CURVE_NAMES = Object.keys(KEY_TYPES) as Curve[]
const coordinate = patternShape(/^[A-Za-z0-9_-]{43,88}$/)
const members = {
  kty: oneOfShape(['OKP', 'EC']),
  crv: oneOfShape(CURVE_NAMES),
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
function algorithmOf(jwk: PublicJwk): Algorithm {
  const [kty, alg] = KEY_TYPES[jwk.crv]
  const named = jwk.alg === 'Ed25519' ? 'EdDSA' : jwk.alg
  if (jwk.kty !== kty || (named && named !== alg)) throw new CredentialFailure('wrong-algorithm', 'key')
  if ((kty === 'EC') !== (jwk.y !== undefined)) throw wrongShape('key.y')
  return alg
}

function isNist(curve: Curve): curve is NistCurve {
  return Object.hasOwn(NIST_CURVES, curve)
}

/** One number of a key, of exactly the length that its curve asks for. */
function numberOf(jwk: PublicJwk, text: string, where: string): Uint8Array {
  const bytes = fromBase64url(text, where)
  if (bytes.length !== KEY_TYPES[jwk.crv][2]) throw wrongShape(where)
  return bytes
}

/** RFC 7638 thumbprint (SHA-256, base64url). */
export function thumbprint(jwk: PublicJwk): string {
  const { kty, crv, x, y } = jwk
  return toBase64url(sha256(canonicalBytes(y === undefined ? { kty, crv, x } : { kty, crv, x, y })))
}

/** A fresh private key as JWK. Without `kid` the key is named by the first 8 characters of its thumbprint. */
export function generateKey(alg: Algorithm, kid?: string): PrivateJwk {
  const crv = CURVE_NAMES.find((name) => KEY_TYPES[name][1] === alg) as Curve
  const { d, point } = freshNumbers(crv)
  const shared = {
    kty: KEY_TYPES[crv][0],
    crv,
    x: toBase64url(point.x),
    ...(point.y ? { y: toBase64url(point.y) } : {}),
  }
  return { ...shared, d: toBase64url(d), kid: kid ?? thumbprint(shared).slice(0, KID_LENGTH) }
}

function freshNumbers(curve: Curve): { readonly d: Uint8Array; readonly point: { x: Uint8Array; y?: Uint8Array } } {
  if (isNist(curve)) {
    const d = ecdsa.randomSecret(curve, randomBytes)
    return { d, point: ecdsa.publicKey(curve, d) }
  }
  const d = curve === 'SM2' ? sm2PrivateKey() : randomBytes(32)
  return { d, point: curve === 'SM2' ? sm2PublicKey(d) : ed25519.publicKey(d) }
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
  const d = numberOf(key, key.d, 'key.d')
  const sign = signerOf(publicJwk, d)
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

function signerOf(jwk: PublicJwk, d: Uint8Array): Signer {
  const x = numberOf(jwk, jwk.x, 'key.x')
  if (jwk.crv === 'Ed25519') return ed25519Signer(d, x)
  if (!isNist(jwk.crv)) return sm2Signer(d)
  return ecdsaSigner(jwk.crv, d, x, numberOf(jwk, jwk.y ?? '', 'key.y'))
}

function verifierOf(jwk: PublicJwk): Verifier {
  const x = numberOf(jwk, jwk.x, 'key.x')
  if (jwk.crv === 'Ed25519') return ed25519Verifier(x)
  const y = numberOf(jwk, jwk.y ?? '', 'key.y')
  return isNist(jwk.crv) ? ecdsaVerifier(jwk.crv, x, y) : sm2Verifier(x, y)
}

/** Makes a public JWK ready to verify. Throws CredentialFailure when it is no valid point of a known curve. */
export function loadVerifyingKey(jwk: unknown): VerifyingKey {
  const publicJwk = publicJwkShape(jwk, 'key')
  const alg = algorithmOf(publicJwk)
  const verify = verifierOf(publicJwk)
  return { kid: publicJwk.kid ?? thumbprint(publicJwk).slice(0, KID_LENGTH), alg, publicJwk, verify }
}
