import type { DataIntegrityProof } from './bundle.ts'
import type { CertificatePayload } from './certificate.ts'
import { addEddsaJcsProof } from './data-integrity.ts'
import type { SigningKey } from './keys.ts'
import { keyId } from './vc-jwt.ts'
import { credentialOf } from './verifiable-credential.ts'

/** An eddsa-jcs-2022 proof over the credential of a certificate, as a bundle carries it: without what follows from the payload. */
export function dataIntegrityProofOf(
  certificate: CertificatePayload,
  key: SigningKey,
  created: string,
): DataIntegrityProof {
  const verificationMethod = keyId(certificate.issuer, key.kid)
  const { proof } = addEddsaJcsProof(credentialOf(certificate), { created, verificationMethod }, key)
  return { type: 'data-integrity', created, verificationMethod, proofValue: proof.proofValue }
}
