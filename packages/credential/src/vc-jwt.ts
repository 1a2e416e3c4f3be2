import { fromBase64url, toBase64url } from './base64url.ts'
import { briefBytes } from './brief-bytes.ts'
import { canonicalBytes, canonicalText, type Json } from './canonical-json.ts'
import type { CertificatePayload } from './certificate.ts'
import { CredentialFailure } from './failure.ts'
import { ALGORITHMS, CERTIFICATE_ALGORITHMS, type SigningKey, type VerifyingKey } from './keys.ts'
import { objectShape, oneOfShape, optionalShape, textShape } from './shape.ts'
import { parseStrictJson, strictText } from './strict-json.ts'
import { credentialBytes } from './verifiable-credential.ts'

/** The media type words of VC-JOSE-COSE §3.1.1 that this package writes and reads. */
export type SecuredType = 'vc+jwt' | 'vp+jwt' | 'dc+sd-jwt' | 'kb+jwt'

const headerShape = objectShape({
  alg: oneOfShape(ALGORITHMS),
  typ: oneOfShape(['vc+jwt', 'vp+jwt', 'dc+sd-jwt', 'kb+jwt']),
  kid: optionalShape(textShape(600)),
  cty: optionalShape(oneOfShape(['vc', 'vp'])),
  iss: optionalShape(textShape(600)),
})
export type JwsHeader = { readonly alg: string; readonly typ: string; readonly kid?: string }

/** How a key of an issuer is named in headers and looked up by verifiers. */
export function keyId(issuer: string, kid: string): string {
  return kid.includes('#') ? kid : `${issuer}#${kid}`
}

/** The signing input of a canonical JWS: everything but the signature, so that a verifier can rebuild it from the payload alone. */
function signingInput(alg: string, kid: string, typ: SecuredType, claims: unknown): string {
  return inputOf(alg, kid, typ, canonicalBytes(claims))
}

/** The signing input of a certificate's vc+jwt. */
export function certificateInput(certificate: CertificatePayload, alg: string, kid: string): string {
  return inputOf(alg, kid, 'vc+jwt', credentialBytes(certificate))
}

function inputOf(alg: string, kid: string, typ: SecuredType, claims: Uint8Array): string {
  return `${headOf(alg, kid, typ)}.${toBase64url(claims)}`
}

/** Headers as they were written last: one key signs thousands. */
const heads = new Map<string, string>()
const REMEMBERED_HEADS = 256
/** 4,096 bytes in base64url. */
const LONGEST_HEAD = 5462

function headOf(alg: string, kid: string, typ: SecuredType): string {
  const name = `${alg} ${typ} ${kid}`
  const known = heads.get(name)
  if (known !== undefined) return known
  const head = toBase64url(canonicalBytes({ alg, kid, typ }))
  if (heads.size >= REMEMBERED_HEADS) heads.clear()
  heads.set(name, head)
  return head
}

/** Signs claims as a compact JWS (RFC 7515) with typ; header and claims are canonical (RFC 8785). */
export function signJws(claims: unknown, key: SigningKey, typ: SecuredType, kid: string): string {
  const input = signingInput(key.alg, kid, typ, claims)
  return `${input}.${toBase64url(key.sign(briefBytes(input)))}`
}

/** The certificate as vc+jwt (W3C VC-JOSE-COSE). The key is named `<issuer>#<kid>`. */
export function signVcJwt(certificate: CertificatePayload, key: SigningKey): string {
  const { head, claims } = vcJwtParts(certificate, key)
  return `${head}.${claims}.${toBase64url(key.sign(briefBytes(head, '.', claims)))}`
}

/** Only the signature of the certificate's vc+jwt (64 bytes): header and claims follow from payload and key. */
export function vcJwtSignature(certificate: CertificatePayload, key: SigningKey): Uint8Array {
  const { head, claims } = vcJwtParts(certificate, key)
  return key.sign(briefBytes(head, '.', claims))
}

/** The whole vc+jwt from the payload and a stored signature, byte for byte what `signVcJwt` gives. */
export function vcJwtFrom(
  certificate: CertificatePayload,
  key: { readonly alg: string; readonly kid: string },
  signature: Uint8Array,
): string {
  const { head, claims } = vcJwtParts(certificate, key)
  return `${head}.${claims}.${toBase64url(signature)}`
}

/** Header and claims as they stand in the certificate's vc+jwt, apart: what is only signed or compared is not joined. */
function vcJwtParts(certificate: CertificatePayload, { alg, kid }: { readonly alg: string; readonly kid: string }) {
  if (!CERTIFICATE_ALGORITHMS.includes(alg as never)) throw new CredentialFailure('wrong-algorithm', 'vc+jwt')
  const head = headOf(alg, keyId(certificate.issuer, kid), 'vc+jwt')
  return { head, claims: toBase64url(credentialBytes(certificate)) }
}

export type ParsedJws = {
  readonly header: JwsHeader
  readonly claims: Json
  readonly input: string
  readonly signature: Uint8Array
}

/**
 * Hostile input: splits a compact JWS. `alg` must be one of those of this package (never `none`, never HMAC), `typ` the one expected;
 * `crit`, `jwk`, `jku`, `x5c` and every other header that could bring its own key or rule are refused. Verifies nothing.
 */
export function parseJws(jws: string, typ: SecuredType): ParsedJws {
  const parts = jws.split('.')
  if (parts.length !== 3) throw new CredentialFailure('wrong-shape', 'jws')
  const [head, body, seal] = parts as [string, string, string]
  const header = readHeader(head)
  if (header.typ !== typ) throw new CredentialFailure('wrong-type', 'jws.typ')
  const claims = parseStrictJson(strictText(fromBase64url(body, 'jws.payload')))
  return { header, claims, input: `${head}.${body}`, signature: fromBase64url(seal, 'jws.signature') }
}

/** Hostile input: the header of a compact JWS alone, of the type expected. */
export function readJwsHeader(jws: string, typ: SecuredType): JwsHeader {
  const header = readHeader(jws.slice(0, Math.max(0, jws.indexOf('.'))))
  if (header.typ !== typ) throw new CredentialFailure('wrong-type', 'jws.typ')
  return header
}

/** Headers as they were read last, by their exact letters: those of the keys in use come thousands of times. */
const headers = new Map<string, JwsHeader>()

function readHeader(head: string): JwsHeader {
  const known = headers.get(head)
  if (known) return known
  const header = parseHeader(head)
  if (headers.size >= REMEMBERED_HEADS) headers.clear()
  headers.set(head, header)
  return header
}

function parseHeader(head: string): JwsHeader {
  if (head.length > LONGEST_HEAD) throw new CredentialFailure('too-large', 'jws.header')
  const header = parseStrictJson(strictText(fromBase64url(head, 'jws.header'), 4096))
  const alg = header !== null && typeof header === 'object' && 'alg' in header ? header.alg : undefined
  if (!ALGORITHMS.includes(alg as never)) throw new CredentialFailure('wrong-algorithm', 'jws.alg')
  return headerShape(header, 'jws.header')
}

/** Verifies a compact JWS with the key of `keyOf`; the algorithm is the key's, a header that names another is refused. Answers the claims. */
export function verifyJws(
  jws: string,
  typ: SecuredType,
  keyOf: (kid: string | undefined, claims: Json) => VerifyingKey | undefined,
): { readonly header: JwsHeader; readonly claims: Json } {
  const { header, claims, input, signature } = parseJws(jws, typ)
  const key = keyOf(header.kid, claims)
  if (!key) throw new CredentialFailure('key-unknown', 'jws.kid')
  if (key.alg !== header.alg) throw new CredentialFailure('wrong-algorithm', 'jws.alg')
  if (!key.verify(briefBytes(input), signature)) throw new CredentialFailure('signature-mismatch', 'jws')
  return { header, claims }
}

/** Verifies the vc+jwt of a known certificate: it must be, byte for byte, what the payload leads to. Answers nothing; throws CredentialFailure. */
export function verifyVcJwtOf(certificate: CertificatePayload, jwt: string, key: VerifyingKey): void {
  const { head, claims } = vcJwtParts(certificate, key)
  const end = head.length + 1 + claims.length
  if (!jwt.startsWith(`${head}.`) || jwt.slice(head.length + 1, end) !== claims || jwt[end] !== '.') {
    throw new CredentialFailure('content-mismatch', 'vc+jwt')
  }
  const signature = fromBase64url(jwt.slice(end + 1), 'vc+jwt.signature')
  if (!key.verify(briefBytes(jwt.slice(0, end)), signature)) throw new CredentialFailure('signature-mismatch', 'vc+jwt')
}

/** Whether two JSON values are the same, by canonical form. */
export function sameJson(a: unknown, b: unknown): boolean {
  return canonicalText(a) === canonicalText(b)
}
