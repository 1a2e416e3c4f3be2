export {
  type Bundle,
  bundle,
  MAXIMUM_BUNDLE_BYTES,
  type Proof,
  type ProofType,
  type RegisterPlace,
  type RegisterProof,
  readBundle,
  type StatusEvidence,
} from './bundle.ts'
export { canonicalBytes, canonicalText, type Json } from './canonical-json.ts'
export {
  type Authority,
  authorityDigest,
  CERTIFICATE_TYPE,
  type CertificateLevel,
  type CertificatePayload,
  canonicalPayload,
  certificateDigest,
  certificateText,
  documentDigest,
  LEVEL_NAMES,
  matchesDocument,
  readCertificate,
} from './certificate.ts'
export { decodeCompact, encodeCompact, encodeForQr } from './compact-bundle.ts'
export { addEddsaJcsProof, eddsaJcsInput, type ProofOptions, verifyEddsaJcsProof } from './data-integrity.ts'
export { dataIntegrityProofOf } from './data-integrity-proof.ts'
export { checkCredential, checkEnvelope, checkPresentation } from './data-model.ts'
export { signatureFromDer, signatureToDer } from './der-signature.ts'
export { CredentialFailure, FAILURE_CODES, type FailureCode } from './failure.ts'
export {
  ALGORITHMS,
  type Algorithm,
  CERTIFICATE_ALGORITHMS,
  generateKey,
  loadSigningKey,
  loadVerifyingKey,
  type PrivateJwk,
  type PublicJwk,
  publicJwkOf,
  type SigningKey,
  thumbprint,
  type VerifyingKey,
} from './keys.ts'
export { type CertificateLeaf, certificateLeaf, leafOf, scopeLeafOf, statusLeafOf } from './leaf.ts'
export { jwkOfDidKey, jwkOfMultikey, multikeyOf } from './multikey.ts'
export { bindSdJwt, presentSdJwt, type SdJwtCheck, type SdJwtOptions, signSdJwt, verifySdJwt } from './sd-jwt.ts'
export { CERTIFICATE_VCT, issueSdJwt } from './sd-jwt-certificate.ts'
export {
  type Sm2GroupSeal,
  type Sm2Seal,
  sealSm2,
  sealSm2Group,
  sealSm2Many,
  verifySm2GroupSeal,
  verifySm2Seal,
} from './seal.ts'
export { SM2_DEFAULT_ID } from './sm2.ts'
export {
  decodeBitstring,
  emptyBitstring,
  encodeBitstring,
  MINIMUM_LIST_BITS,
  readStatusList,
  STATUS_PURPOSES,
  type StatusAnswer,
  type StatusPurpose,
  type StatusVersion,
  signStatusList,
  statusAt,
  statusCredentialOf,
  statusValue,
  withStatus,
} from './status-list.ts'
export { parseStrictJson } from './strict-json.ts'
export { readTrust, TRUST_TYPE, type Trust, trustFingerprint } from './trust.ts'
export { keyId, parseJws, signJws, signVcJwt, vcJwtFrom, vcJwtSignature, verifyJws, verifyVcJwtOf } from './vc-jwt.ts'
export {
  type Outcome,
  type Overall,
  REASONS,
  type Reason,
  STEPS,
  type Step,
  type StepName,
  type Text,
  VERDICTS,
  type Verdict,
} from './verdict.ts'
export { credentialOf, statusListUrl, type VerifiableCredential } from './verifiable-credential.ts'
export { type BundleVerifier, createVerifier, type Presented, readPresented, verifyBundle } from './verify-bundle.ts'
export { OUTCOME_TEXTS, REASON_TEXTS, STEP_TEXTS, VERDICT_TEXTS } from './words.ts'
