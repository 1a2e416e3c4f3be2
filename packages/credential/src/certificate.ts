import { hmacSm3, sha256Text, utf8 } from '#primitives'
import { fromBase64url, toBase64url } from './base64url.ts'
import { briefBytes } from './brief-bytes.ts'
import { canonicalBytes, canonicalText } from './canonical-json.ts'
import {
  dayShape,
  integerShape,
  objectShape,
  oneOfShape,
  optionalShape,
  patternShape,
  type Shape,
  type Shaped,
  textShape,
  uriShape,
  wrongShape,
} from './shape.ts'

export const CERTIFICATE_TYPE = 'lingjiang-certificate/1'

/** Apprentice, the five levels of the national standards, special-grade and chief technician (人社部发〔2022〕14号). */
export const LEVEL_NAMES = {
  '0': '学徒工',
  '5': '五级/初级工',
  '4': '四级/中级工',
  '3': '三级/高级工',
  '2': '二级/技师',
  '1': '一级/高级技师',
  T: '特级技师',
  C: '首席技师',
} as const
export type CertificateLevel = keyof typeof LEVEL_NAMES
const LEVELS = Object.keys(LEVEL_NAMES) as CertificateLevel[]

const digestShape = patternShape(/^[A-Za-z0-9_-]{43}$/)
const levelShape = oneOfShape(LEVELS)
const occupationCodeShape = patternShape(/^[1-8]-\d{2}-\d{2}-\d{2}$/)

/** A mark of 0 to 100 with at most one decimal. */
const scoreShape: Shape<number> = (value, where) => {
  if (typeof value !== 'number' || Object.is(value, -0) || !(value >= 0 && value <= 100)) throw wrongShape(where)
  if (Math.round(value * 10) / 10 !== value) throw wrongShape(where)
  return value
}

/** The filed scope that gave the organisation the right to assess: what the registry held on the day of issue. */
export const authorityShape = objectShape({
  filing: textShape(40),
  occupation: occupationCodeShape,
  workType: optionalShape(textShape(60)),
  level: levelShape,
  from: dayShape,
  to: optionalShape(dayShape),
})
export type Authority = Shaped<typeof authorityShape>

/**
 * Everything a certificate says (人社鉴发〔2021〕1号), as plain data. `number` is the 22 characters of 人社鉴发〔2019〕2号. `holder.name` may be
 * masked by the issuer. `holder.document.digest` is `documentDigest` of the identity document: the salt stays with the holder.
 */
const plainShape = objectShape({
  type: oneOfShape([CERTIFICATE_TYPE]),
  number: patternShape(/^[A-Z0-9]{16,24}$/),
  issuer: uriShape,
  holder: objectShape({
    name: textShape(60),
    document: optionalShape(objectShape({ kind: patternShape(/^[a-z][a-z-]{0,31}$/), digest: digestShape })),
  }),
  occupation: objectShape({
    code: occupationCodeShape,
    name: textShape(60),
    workType: optionalShape(textShape(60)),
  }),
  level: levelShape,
  organisation: objectShape({
    code: patternShape(/^[A-Z0-9]{1,20}$/),
    name: textShape(120),
    uscc: patternShape(/^[0-9A-HJ-NPQRTUWXY]{18}$/),
  }),
  issuedOn: dayShape,
  examRegion: patternShape(/^\d{6}(\d{3})?$/),
  scores: optionalShape(
    objectShape({
      theory: optionalShape(scoreShape),
      practical: optionalShape(scoreShape),
      review: optionalShape(scoreShape),
      performance: optionalShape(scoreShape),
    }),
  ),
  authority: authorityShape,
  status: objectShape({ list: uriShape, index: integerShape(0, 2 ** 32 - 1) }),
})
export type CertificatePayload = Shaped<typeof plainShape>

/** What follows from a certificate that was read, and frozen by that: what cannot change need not be made twice. */
type Derived = { readonly text: string; digest?: string; scope?: string }
const derived = new WeakMap<CertificatePayload, Derived>()

function freeze(value: object): void {
  for (const member of Object.values(value)) if (member !== null && typeof member === 'object') freeze(member)
  Object.freeze(value)
}

export const certificateShape: Shape<CertificatePayload> = (value, where) => {
  if (derived.has(value as CertificatePayload)) return value as CertificatePayload
  const certificate = plainShape(value, where)
  freeze(certificate)
  // Canonical as it stands: the shape puts members in order, and lets in no text or number that JSON writes in two ways.
  derived.set(certificate, { text: JSON.stringify(certificate) })
  return certificate
}

/** Whether a certificate was read: its members are of the known shape, in canonical order, and can change no more. */
export function wasRead(certificate: CertificatePayload): boolean {
  return derived.has(certificate)
}

/** The canonical text (RFC 8785) of a certificate. */
export function certificateText(certificate: CertificatePayload): string {
  return derived.get(certificate)?.text ?? canonicalText(certificate)
}

/** Reads untrusted data as a certificate, frozen. Throws CredentialFailure `wrong-shape`. */
export function readCertificate(value: unknown): CertificatePayload {
  return certificateShape(value, 'certificate')
}

/** The canonical bytes of a certificate, for this package: brief (`briefBytes`). */
export function payloadBytes(certificate: CertificatePayload): Uint8Array {
  return briefBytes(certificateText(certificate))
}

/** The canonical bytes (RFC 8785) of a certificate: the one thing that every proof and every form is about. */
export function canonicalPayload(certificate: CertificatePayload): Uint8Array {
  return utf8(certificateText(certificate))
}

/** SHA-256 of the canonical bytes, base64url: the certificate's one digest, printed on documents and committed to by the leaf. */
export function certificateDigest(certificate: CertificatePayload): string {
  const made = derived.get(certificate)
  if (made?.digest) return made.digest
  const digest = sha256Text(payloadBytes(certificate))
  if (made) made.digest = digest
  return digest
}

/** Digests of the filed scopes that came last, by their canonical text: a group shares a few. */
const scopeDigests = new Map<string, string>()
const REMEMBERED_SCOPES = 1024

function scopeDigest(text: string): string {
  const known = scopeDigests.get(text)
  if (known) return known
  const digest = sha256Text(briefBytes(text))
  if (scopeDigests.size >= REMEMBERED_SCOPES) scopeDigests.clear()
  scopeDigests.set(text, digest)
  return digest
}

/** SHA-256 of the canonical bytes of a filed scope, base64url. */
export function authorityDigest(authority: Authority): string {
  return scopeDigest(canonicalText(authority))
}

/** The digest of the filed scope that a certificate was issued under. */
export function scopeDigestOf(certificate: CertificatePayload): string {
  const made = derived.get(certificate)
  if (!made) return authorityDigest(certificate.authority)
  made.scope ??= scopeDigest(JSON.stringify(certificate.authority))
  return made.scope
}

/**
 * HMAC-SM3 under the holder's salt over kind and number of an identity document, base64url. With 128 bits of salt nobody who lacks it can
 * try numbers; whoever is shown document and salt can check them.
 */
export function documentDigest(kind: string, number: string, salt: string): string {
  const key = fromBase64url(salt, 'salt')
  if (key.length < 16) throw wrongShape('salt')
  return toBase64url(hmacSm3(key, canonicalBytes([kind, number])))
}

/** Whether a document shown by the holder, with the holder's salt, is the one the certificate was issued to. */
export function matchesDocument(certificate: CertificatePayload, kind: string, number: string, salt: string): boolean {
  const document = certificate.holder.document
  return document?.kind === kind && documentDigest(kind, number, salt) === document.digest
}
