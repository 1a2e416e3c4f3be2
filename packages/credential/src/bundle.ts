import { toBase64url } from './base64url.ts'
import { type CertificatePayload, certificateShape } from './certificate.ts'
import { groupSealShape, sealShape } from './seal.ts'
import {
  blockShape,
  integerShape,
  listShape,
  objectShape,
  oneOfShape,
  optionalShape,
  patternShape,
  type Shape,
  type Shaped,
  textShape,
  wrongShape,
} from './shape.ts'

export const BUNDLE_TYPE = 'lingjiang-bundle/1'
/** A bundle is a few kilobytes; a status list of 2^23 entries, all different, is the largest thing in it. */
export const MAXIMUM_BUNDLE_BYTES = 4 * 1024 * 1024

const hashShape = patternShape(/^[A-Za-z0-9_-]{43}$/)

/** The certificate as vc+jwt. The compact form leaves `jwt` out but for its signature: the rest follows from the payload. */
const vcJwtProofShape = objectShape({ type: oneOfShape(['vc+jwt']), jwt: blockShape(16_384) })

/** An eddsa-jcs-2022 proof over the credential that the payload leads to. */
export const dataIntegrityShape = objectShape({
  type: oneOfShape(['data-integrity']),
  created: textShape(40),
  verificationMethod: textShape(600),
  proofValue: patternShape(/^z[1-9A-HJ-NP-Za-km-z]{40,100}$/),
})
export type DataIntegrityProof = Shaped<typeof dataIntegrityShape>

const PROOF_SHAPES = {
  'vc+jwt': vcJwtProofShape,
  'data-integrity': dataIntegrityShape,
  'sm2-seal': sealShape,
  'sm2-group-seal': groupSealShape,
} as const
export type Proof = { [K in keyof typeof PROOF_SHAPES]: Shaped<(typeof PROOF_SHAPES)[K]> }[keyof typeof PROOF_SHAPES]
export type ProofType = Proof['type']

const proofShape: Shape<Proof> = (value, where) => {
  const type =
    value !== null && typeof value === 'object' && Object.hasOwn(value, 'type')
      ? (value as { type: unknown }).type
      : undefined
  if (typeof type !== 'string' || !Object.hasOwn(PROOF_SHAPES, type)) throw wrongShape(`${where}.type`)
  return PROOF_SHAPES[type as ProofType](value, where)
}

/** Where a leaf stands in the register, and the signed note (C2SP tlog-checkpoint, cosignatures included) of a tree that holds it. */
export const registerProofShape = objectShape({
  index: integerShape(0, Number.MAX_SAFE_INTEGER),
  path: listShape(hashShape, 53),
  checkpoint: blockShape(16_384),
})
export type RegisterProof = Shaped<typeof registerProofShape>

/** One signed version of a status list, with its place in the register. */
export const statusEvidenceShape = objectShape({
  list: blockShape(3 * 1024 * 1024),
  register: optionalShape(registerProofShape),
})
export type StatusEvidence = Shaped<typeof statusEvidenceShape>

export const bundleShape = objectShape({
  type: oneOfShape([BUNDLE_TYPE]),
  certificate: certificateShape,
  proofs: listShape(proofShape, 8, 1),
  register: optionalShape(registerProofShape),
  scope: optionalShape(registerProofShape),
  status: optionalShape(listShape(statusEvidenceShape, 8)),
})

/**
 * Everything needed to judge one certificate with every server down: what it says, who signed it, where it stands in the register, that the
 * scope it was issued under had been filed, and what the status lists said. Parts that are absent are reported as not proved.
 */
export type Bundle = Shaped<typeof bundleShape>

/** Reads untrusted data as a bundle. Throws CredentialFailure. */
export function readBundle(value: unknown): Bundle {
  return bundleShape(value, 'bundle')
}

/** A place in the register, in bytes, as the register's own functions answer it. */
export type RegisterPlace = {
  readonly index: number
  readonly path: readonly Uint8Array[]
  readonly checkpoint: string
}

function registerProof(place: RegisterPlace): RegisterProof {
  return { index: place.index, path: place.path.map(toBase64url), checkpoint: place.checkpoint }
}

/** Staples a bundle together. Nothing is checked here: `verifyBundle` does that. */
export function bundle(parts: {
  readonly certificate: CertificatePayload
  readonly proofs: readonly (Proof | string)[]
  readonly register?: RegisterPlace
  readonly scope?: RegisterPlace
  readonly status?: readonly { readonly list: string; readonly register?: RegisterPlace }[]
}): Bundle {
  const { certificate, register, scope, status } = parts
  return {
    type: BUNDLE_TYPE,
    certificate,
    proofs: parts.proofs.map((proof) => (typeof proof === 'string' ? { type: 'vc+jwt', jwt: proof } : proof)),
    ...(register ? { register: registerProof(register) } : {}),
    ...(scope ? { scope: registerProof(scope) } : {}),
    ...(status
      ? {
          status: status.map(({ list, register: place }) => ({
            list,
            ...(place ? { register: registerProof(place) } : {}),
          })),
        }
      : {}),
  }
}
