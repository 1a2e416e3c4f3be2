import { sha256 } from '#primitives'
import { statusEvidenceShape } from './bundle.ts'
import { canonicalBytes } from './canonical-json.ts'
import { CredentialFailure } from './failure.ts'
import { CERTIFICATE_ALGORITHMS, loadVerifyingKey, publicJwkShape, type VerifyingKey } from './keys.ts'
import {
  dayShape,
  integerShape,
  listShape,
  objectShape,
  oneOfShape,
  optionalShape,
  patternShape,
  type Shape,
  type Shaped,
  textShape,
  uriShape,
} from './shape.ts'
import { keyId } from './vc-jwt.ts'

export const TRUST_TYPE = 'lingjiang-trust/1'

const namesShape = objectShape({ zh: textShape(120), en: textShape(240) })
const flagShape: Shape<boolean> = (value, where) => {
  if (typeof value !== 'boolean') throw new CredentialFailure('wrong-shape', where)
  return value
}
/** A verifier key of the signed-note format: `<name>+<hash>+<base64>`. */
const noteKeyShape = patternShape(/^[^\s+]{1,200}\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{20,200}$/)

export const trustShape = objectShape({
  type: oneOfShape([TRUST_TYPE]),
  name: namesShape,
  issuers: listShape(
    objectShape({
      id: uriShape,
      name: namesShape,
      /** Days between which what is signed with the key may be dated. `to` is set when a key is retired. */
      keys: listShape(objectShape({ jwk: publicJwkShape, from: dayShape, to: optionalShape(dayShape) }), 64, 1),
      /** Codes of the organisations that this issuer may name; absent: any. */
      organisations: optionalShape(listShape(patternShape(/^[0-9A-Z]{18}$/), 20_000)),
    }),
    20_000,
  ),
  logs: listShape(objectShape({ origin: textShape(200), name: namesShape, keys: listShape(noteKeyShape, 16, 1) }), 64),
  witnesses: listShape(objectShape({ name: namesShape, key: noteKeyShape }), 256),
  policy: objectShape({
    /** How many of the witnesses must have cosigned. */
    witnesses: integerShape(0, 256),
    /** Whether an SM2 seal must be there beside the signature. */
    seal: flagShape,
    /** How many days an expired status list still answers for; 0: not at all. */
    staleStatusDays: integerShape(0, 36_500),
  }),
  /** Lists that the verifier brings: newer ones than the bundle carries, or any for a QR code, which carries none. */
  statusLists: optionalShape(listShape(statusEvidenceShape, 64)),
})

/** Whom a verifier believes, and how much it asks for: the only input of a verification besides the bundle and the moment. */
export type Trust = Shaped<typeof trustShape>

/** Reads untrusted data as trust anchors. Throws CredentialFailure. */
export function readTrust(value: unknown): Trust {
  return trustShape(value, 'trust')
}

/** SHA-256 of the canonical form of a trust list, in hex by fours: what a person compares with the authority's. */
export function trustFingerprint(trust: Trust): string {
  const digest = [...sha256(canonicalBytes(trust))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return digest.replace(/(.{4})(?=.)/g, '$1 ')
}

export type TrustedKey = { readonly key: VerifyingKey; readonly from: string; readonly to?: string | undefined }
export type TrustedIssuer = {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly keys: ReadonlyMap<string, TrustedKey>
  readonly organisations?: ReadonlySet<string>
}

/** The issuers of a trust file with their keys made ready once. */
export function trustedIssuers(trust: Trust): ReadonlyMap<string, TrustedIssuer> {
  const issuers = new Map<string, TrustedIssuer>()
  for (const { id, name, keys, organisations } of trust.issuers) {
    const ready = new Map<string, TrustedKey>()
    for (const { jwk, from, to } of keys) {
      const key = loadVerifyingKey(jwk)
      if (!CERTIFICATE_ALGORITHMS.includes(key.alg as never)) {
        throw new CredentialFailure('wrong-algorithm', 'trust.issuers.keys')
      }
      ready.set(keyId(id, key.kid), { key, from, to })
    }
    issuers.set(id, { id, name, keys: ready, ...(organisations ? { organisations: new Set(organisations) } : {}) })
  }
  return issuers
}

/** The key of that name if it may sign what is dated that day. Throws CredentialFailure `key-unknown` or `key-out-of-time`. */
export function keyOn(issuer: TrustedIssuer, kid: string, day: string): VerifyingKey {
  const found = issuer.keys.get(keyId(issuer.id, kid))
  if (!found) throw new CredentialFailure('key-unknown', 'kid')
  if (day < found.from || (found.to !== undefined && day > found.to))
    throw new CredentialFailure('key-out-of-time', 'kid')
  return found.key
}
