import { equalBytes } from '@lingjiang/tlog'
import { fromBase58, toBase58 } from './base58.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { BUNDLE_TYPE, type Bundle, MAXIMUM_BUNDLE_BYTES, type Proof, type RegisterProof, readBundle } from './bundle.ts'
import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts'
import type { CertificatePayload } from './certificate.ts'
import {
  bytesOf,
  certificateFromCbor,
  certificateToCbor,
  lengthen,
  listOf,
  shorten,
  textOf,
} from './compact-certificate.ts'
import { CredentialFailure } from './failure.ts'
import { CERTIFICATE_ALGORITHMS } from './keys.ts'
import { wrongShape } from './shape.ts'
import { certificateInput, parseJws } from './vc-jwt.ts'

/** First item of every compact bundle: `LJ` and the version, so that a foreign QR code is recognised as foreign. */
const MARK = 'LJ1'

/** A vc+jwt that follows from the payload shrinks to algorithm, key name and signature; any other stays whole. */
function jwtToCbor(jwt: string, certificate: CertificatePayload): Cbor {
  const { header, input, signature } = parseJws(jwt, 'vc+jwt')
  const kid = header.kid ?? ''
  const place = CERTIFICATE_ALGORITHMS.indexOf(header.alg as never)
  if (place < 0 || certificateInput(certificate, header.alg, kid) !== input) return [0, jwt]
  return [0, place, shorten(kid, `${certificate.issuer}#`), signature]
}

function proofToCbor(proof: Proof, certificate: CertificatePayload): Cbor {
  switch (proof.type) {
    case 'vc+jwt':
      return jwtToCbor(proof.jwt, certificate)
    case 'sm2-seal':
      return [1, proof.kid, fromBase64url(proof.signature)]
    case 'sm2-group-seal':
      return [
        2,
        proof.kid,
        proof.size,
        proof.index,
        proof.path.map((hash) => fromBase64url(hash)),
        fromBase64url(proof.signature),
      ]
    case 'data-integrity':
      return [
        3,
        proof.created,
        shorten(proof.verificationMethod, `${certificate.issuer}#`),
        fromBase58(proof.proofValue.slice(1)),
      ]
  }
}

function jwtFromCbor(parts: readonly Cbor[], certificate: CertificatePayload): string {
  if (parts.length === 2) return textOf(parts[1], 'proofs.jwt')
  const [, alg, kid, signature] = listOf(parts as Cbor, 4, 4, 'proofs.jwt')
  const name = typeof alg === 'number' ? CERTIFICATE_ALGORITHMS[alg] : undefined
  if (!name) throw new CredentialFailure('wrong-algorithm', 'proofs.jwt')
  const input = certificateInput(certificate, name, lengthen(kid, `${certificate.issuer}#`, 'proofs.kid'))
  return `${input}.${toBase64url(bytesOf(signature, 'proofs.signature'))}`
}

const base64Of = (value: Cbor | undefined) => toBase64url(bytesOf(value, 'bytes'))

function proofFromCbor(value: Cbor, certificate: CertificatePayload): unknown {
  const parts = listOf(value, 2, 6, 'proofs')
  const [kind, a, b, c, d, e] = parts
  switch (kind) {
    case 0:
      return { type: 'vc+jwt', jwt: jwtFromCbor(parts, certificate) }
    case 1:
      return { type: 'sm2-seal', kid: a, signature: base64Of(b) }
    case 2:
      return {
        type: 'sm2-group-seal',
        kid: a,
        size: b,
        index: c,
        path: listOf(d, 0, 20, 'path').map(base64Of),
        signature: base64Of(e),
      }
    case 3:
      return {
        type: 'data-integrity',
        created: a,
        verificationMethod: lengthen(b, `${certificate.issuer}#`, 'proofs.verificationMethod'),
        proofValue: `z${toBase58(bytesOf(c, 'proofs.proofValue'))}`,
      }
    default:
      throw wrongShape('proofs.type')
  }
}

function placeToCbor(place: RegisterProof | undefined): Cbor {
  return place ? [place.index, place.path.map((hash) => fromBase64url(hash)), place.checkpoint] : null
}

function placeFromCbor(name: string, value: Cbor | undefined) {
  if (value === null) return {}
  const [index, path, checkpoint] = listOf(value, 3, 3, name)
  return { [name]: { index, path: listOf(path, 0, 53, name).map(base64Of), checkpoint } }
}

/** The bundle as deterministic CBOR: all of it, in about a third of the JSON. */
export function encodeCompact(bundle: Bundle): Uint8Array {
  const { certificate } = bundle
  return encodeCbor([
    MARK,
    certificateToCbor(certificate),
    bundle.proofs.map((proof) => proofToCbor(proof, certificate)),
    placeToCbor(bundle.register),
    placeToCbor(bundle.scope),
    bundle.status ? bundle.status.map(({ list, register }) => [list, placeToCbor(register)]) : null,
  ])
}

/**
 * What goes into a QR code: the whole certificate and its signatures, without register and status, which the verifier brings or leaves
 * unproved. `keep` names the proofs to carry: one signature and a typical certificate stay under 412 bytes (version 15, level M).
 */
export function encodeForQr(bundle: Bundle, keep: readonly Proof['type'][] = ['vc+jwt']): Uint8Array {
  const { type, certificate, proofs } = bundle
  return encodeCompact({ type, certificate, proofs: proofs.filter((proof) => keep.includes(proof.type)) })
}

/** Hostile input: reads a compact bundle. Every bundle has one spelling; another spelling of the same is refused. Throws CredentialFailure. */
export function decodeCompact(bytes: Uint8Array): Bundle {
  if (bytes.length > MAXIMUM_BUNDLE_BYTES) throw new CredentialFailure('too-large')
  const [mark, first, proofs, register, scope, status] = listOf(decodeCbor(bytes), 6, 6, 'bundle')
  if (mark !== MARK) throw wrongShape('bundle.type')
  const certificate = certificateFromCbor(first)
  const read = readBundle({
    type: BUNDLE_TYPE,
    certificate,
    proofs: listOf(proofs, 1, 8, 'proofs').map((proof) => proofFromCbor(proof, certificate)),
    ...placeFromCbor('register', register),
    ...placeFromCbor('scope', scope),
    ...(status === null ? {} : { status: listOf(status, 0, 8, 'status').map(statusFromCbor) }),
  })
  if (!equalBytes(encodeCompact(read), bytes)) throw wrongShape('bundle')
  return read
}

function statusFromCbor(value: Cbor): unknown {
  const [list, place] = listOf(value, 2, 2, 'status')
  return { list, ...placeFromCbor('register', place) }
}
