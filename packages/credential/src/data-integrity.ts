import { sha256 } from '#primitives'
import { fromBase58, toBase58 } from './base58.ts'
import { canonicalBytes, type Json } from './canonical-json.ts'
import { CredentialFailure } from './failure.ts'
import { instantMs } from './instant.ts'
import type { SigningKey, VerifyingKey } from './keys.ts'
import { wrongShape } from './shape.ts'
import { sameJson } from './vc-jwt.ts'

type JsonObject = { readonly [key: string]: Json }

export type ProofOptions = {
  /** RFC 3339. */
  readonly created: string
  readonly verificationMethod: string
  readonly proofPurpose?: 'assertionMethod' | 'authentication'
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** VC Data Integrity EdDSA §3.3.4: the bytes that are signed, hash of the canonical proof options before hash of the canonical document. */
export function eddsaJcsInput(document: JsonObject, options: JsonObject): Uint8Array {
  const input = new Uint8Array(64)
  input.set(sha256(canonicalBytes(options)))
  input.set(sha256(canonicalBytes(document)), 32)
  return input
}

/** Adds an eddsa-jcs-2022 proof (VC Data Integrity EdDSA Cryptosuites v1.0 §3.3.1) to any JSON document. */
export function addEddsaJcsProof<D extends object>(document: D, options: ProofOptions, key: SigningKey) {
  if (key.alg !== 'EdDSA') throw new CredentialFailure('wrong-algorithm', 'proof')
  const plain = document as unknown as JsonObject
  const config: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: options.created,
    verificationMethod: options.verificationMethod,
    proofPurpose: options.proofPurpose ?? 'assertionMethod',
    ...(plain['@context'] === undefined ? {} : { '@context': plain['@context'] }),
  }
  const proofValue = `z${toBase58(key.sign(eddsaJcsInput(plain, config)))}`
  return { ...document, proof: { ...config, proofValue } }
}

/**
 * Hostile input: verifies the eddsa-jcs-2022 proof of a document (§3.3.2). `keyOf` answers the key of a verification method, or nothing.
 * Answers the document without its proof; throws CredentialFailure.
 */
export function verifyEddsaJcsProof(
  secured: unknown,
  keyOf: (verificationMethod: string) => VerifyingKey | undefined,
  purpose = 'assertionMethod',
): JsonObject {
  if (!isObject(secured)) throw wrongShape('document')
  const { proof, ...document } = secured
  if (!isObject(proof)) throw wrongShape('proof')
  const { proofValue, ...config } = proof
  if (config.type !== 'DataIntegrityProof' || config.cryptosuite !== 'eddsa-jcs-2022') {
    throw new CredentialFailure('wrong-algorithm', 'proof.cryptosuite')
  }
  if (config.proofPurpose !== purpose) throw new CredentialFailure('wrong-type', 'proof.proofPurpose')
  if (config.created !== undefined) instantMs(String(config.created), 'proof.created')
  if (typeof proofValue !== 'string' || proofValue[0] !== 'z') throw wrongShape('proof.proofValue')
  if (typeof config.verificationMethod !== 'string') throw wrongShape('proof.verificationMethod')
  const key = keyOf(config.verificationMethod)
  if (!key) throw new CredentialFailure('key-unknown', 'proof.verificationMethod')
  if (key.alg !== 'EdDSA') throw new CredentialFailure('wrong-algorithm', 'proof')
  const unsecured = withContextOf(document, config['@context'])
  if (!key.verify(eddsaJcsInput(unsecured, config), fromBase58(proofValue.slice(1), 'proof.proofValue'))) {
    throw new CredentialFailure('signature-mismatch', 'proof')
  }
  return unsecured
}

/** §3.3.2 step 4: the document's context must begin with the proof's, and the proof's is what was signed. */
function withContextOf(document: JsonObject, context: Json | undefined): JsonObject {
  if (context === undefined) return document
  const all = [document['@context'] ?? []].flat()
  const signed = [context].flat()
  if (!sameJson(all.slice(0, signed.length), signed)) throw new CredentialFailure('content-mismatch', 'proof.@context')
  return { ...document, '@context': context }
}
