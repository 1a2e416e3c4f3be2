import { hashChildren, hashLeaf, rootFromInclusion } from '@lingjiang/tlog'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonicalBytes } from './canonical-json.ts'
import { type CertificatePayload, canonicalPayload, payloadBytes } from './certificate.ts'
import { CredentialFailure } from './failure.ts'
import type { SigningKey, VerifyingKey } from './keys.ts'
import { integerShape, listShape, objectShape, oneOfShape, patternShape, type Shaped, textShape } from './shape.ts'

const signatureShape = patternShape(/^[A-Za-z0-9_-]{86}$/)
const hashShape = patternShape(/^[A-Za-z0-9_-]{43}$/)

/** An SM2 signature (r‖s, base64url) over the canonical bytes of one certificate: GB/T 32918.2 with SM3 and the default identifier of GM/T 0009. */
export const sealShape = objectShape({ type: oneOfShape(['sm2-seal']), kid: textShape(300), signature: signatureShape })
export type Sm2Seal = Shaped<typeof sealShape>

/** One SM2 signature for a group: over the root of an RFC 6962 tree of the canonical bytes, with the path of this certificate. */
export const groupSealShape = objectShape({
  type: oneOfShape(['sm2-group-seal']),
  kid: textShape(300),
  size: integerShape(1, 2 ** 20),
  index: integerShape(0, 2 ** 20 - 1),
  path: listShape(hashShape, 20),
  signature: signatureShape,
})
export type Sm2GroupSeal = Shaped<typeof groupSealShape>

function assertSm2(key: { readonly alg: string }): void {
  if (key.alg !== 'SM2') throw new CredentialFailure('wrong-algorithm', 'seal')
}

/** Seals one certificate with an SM2 key. */
export function sealSm2(certificate: CertificatePayload, key: SigningKey): Sm2Seal {
  assertSm2(key)
  return { type: 'sm2-seal', kid: key.kid, signature: toBase64url(key.sign(payloadBytes(certificate))) }
}

/** Seals each of many certificates, in the order given: about four times faster than one by one. */
export function sealSm2Many(certificates: readonly CertificatePayload[], key: SigningKey): Sm2Seal[] {
  assertSm2(key)
  const messages = certificates.map(canonicalPayload)
  const signatures = key.signMany ? key.signMany(messages) : messages.map(key.sign)
  return signatures.map((signature) => ({ type: 'sm2-seal', kid: key.kid, signature: toBase64url(signature) }))
}

export function verifySm2Seal(certificate: CertificatePayload, seal: Sm2Seal, key: VerifyingKey): void {
  assertSm2(key)
  if (!key.verify(payloadBytes(certificate), fromBase64url(seal.signature, 'seal.signature'))) {
    throw new CredentialFailure('signature-mismatch', 'sm2-seal')
  }
}

function statement(root: Uint8Array, size: number): Uint8Array {
  return canonicalBytes({ kind: 'lingjiang-group-seal/1', root: toBase64url(root), size })
}

/** Levels of an RFC 6962 tree, leaves first: an odd node at the end rises unchanged. */
function levelsOf(leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [[...leaves]]
  for (let row = leaves; row.length > 1; row = levels.at(-1) as Uint8Array[]) {
    const above: Uint8Array[] = []
    for (let i = 0; i < row.length; i += 2) {
      const [left, right] = [row[i] as Uint8Array, row[i + 1]]
      above.push(right ? hashChildren(left, right) : left)
    }
    levels.push(above)
  }
  return levels
}

/** Seals many certificates with one SM2 signature: seals in the order given. Throws RangeError for an empty group or more than 2^20. */
export function sealSm2Group(certificates: readonly CertificatePayload[], key: SigningKey): Sm2GroupSeal[] {
  assertSm2(key)
  const size = certificates.length
  if (size < 1 || size > 2 ** 20) throw new RangeError('a group has 1 to 2^20 certificates')
  const levels = levelsOf(certificates.map((certificate) => hashLeaf(payloadBytes(certificate))))
  const root = (levels.at(-1) as Uint8Array[])[0] as Uint8Array
  const signature = toBase64url(key.sign(statement(root, size)))
  return certificates.map((_, index) => {
    const path: string[] = []
    levels.forEach((row, height) => {
      const sibling = row[(index >> height) ^ 1]
      if (row.length > 1 && sibling) path.push(toBase64url(sibling))
    })
    return { type: 'sm2-group-seal', kid: key.kid, size, index, path, signature }
  })
}

/** Verifies a group seal of a certificate. Throws CredentialFailure `signature-mismatch`. */
export function verifySm2GroupSeal(certificate: CertificatePayload, seal: Sm2GroupSeal, key: VerifyingKey): void {
  assertSm2(key)
  const path = seal.path.map((hash) => fromBase64url(hash, 'seal.path'))
  const root = rootFromInclusion(hashLeaf(payloadBytes(certificate)), seal.index, seal.size, path)
  if (!root || !key.verify(statement(root, seal.size), fromBase64url(seal.signature, 'seal.signature'))) {
    throw new CredentialFailure('signature-mismatch', 'sm2-group-seal')
  }
}
