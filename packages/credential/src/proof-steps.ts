import type { Bundle, Proof } from './bundle.ts'
import { type CertificatePayload, scopeDigestOf } from './certificate.ts'
import { verifyEddsaJcsProof } from './data-integrity.ts'
import { CredentialFailure } from './failure.ts'
import { beijingDay, instantMs } from './instant.ts'
import { scopeLeafOf } from './leaf.ts'
import type { RegisterChecker } from './register-check.ts'
import { verifySm2GroupSeal, verifySm2Seal } from './seal.ts'
import { stepOf } from './step.ts'
import { keyOn, type TrustedIssuer } from './trust.ts'
import { certificateInput, readJwsHeader, verifyVcJwtOf } from './vc-jwt.ts'
import type { Outcome, Reason, Step, StepFacts } from './verdict.ts'
import { credentialOf } from './verifiable-credential.ts'

export function checkIssuer(certificate: CertificatePayload, issuer: TrustedIssuer | undefined): Step {
  if (!issuer) return stepOf('issuer', 'not-proved', 'issuer-unknown')
  if (issuer.organisations && !issuer.organisations.has(certificate.organisation.uscc)) {
    return stepOf('issuer', 'failed', 'organisation-not-of-issuer')
  }
  return stepOf('issuer', 'proved', 'issuer-known', { name: issuer.name.zh, nameEn: issuer.name.en })
}

function verifyVcJwt(certificate: CertificatePayload, jwt: string, issuer: TrustedIssuer): string {
  const header = readJwsHeader(jwt, 'vc+jwt')
  const key = keyOn(issuer, header.kid ?? '', certificate.issuedOn)
  if (key.alg !== header.alg || key.alg === 'SM2') throw new CredentialFailure('wrong-algorithm', 'vc+jwt')
  verifyVcJwtOf(certificate, jwt, key)
  return key.alg
}

function verifyDataIntegrity(
  certificate: CertificatePayload,
  proof: Proof & { type: 'data-integrity' },
  issuer: TrustedIssuer,
): string {
  const { created, verificationMethod, proofValue } = proof
  const credential = credentialOf(certificate)
  const config = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created,
    verificationMethod,
    proofPurpose: 'assertionMethod',
  }
  const secured = { ...credential, proof: { ...config, '@context': credential['@context'], proofValue } }
  verifyEddsaJcsProof(secured, (method) => keyOn(issuer, method, beijingDay(instantMs(created, 'proof.created'))))
  return 'eddsa-jcs-2022'
}

/** Verifies one proof; answers the algorithm's name. Throws CredentialFailure. */
function verifyProof(certificate: CertificatePayload, proof: Proof, issuer: TrustedIssuer): string {
  switch (proof.type) {
    case 'vc+jwt':
      return verifyVcJwt(certificate, proof.jwt, issuer)
    case 'data-integrity':
      return verifyDataIntegrity(certificate, proof, issuer)
    case 'sm2-seal':
      verifySm2Seal(certificate, proof, keyOn(issuer, proof.kid, certificate.issuedOn))
      return 'SM2'
    case 'sm2-group-seal':
      verifySm2GroupSeal(certificate, proof, keyOn(issuer, proof.kid, certificate.issuedOn))
      return 'SM2'
  }
}

type Finding = { readonly outcome: Outcome; readonly why: Reason; readonly facts?: StepFacts }

function findingOf(certificate: CertificatePayload, proof: Proof, issuer: TrustedIssuer): Finding {
  const seal = proof.type === 'sm2-seal' || proof.type === 'sm2-group-seal'
  try {
    return {
      outcome: 'proved',
      why: seal ? 'seal-good' : 'signature-good',
      facts: { alg: verifyProof(certificate, proof, issuer) },
    }
  } catch (failure) {
    if (!(failure instanceof CredentialFailure)) throw failure
    if (failure.code === 'key-unknown') return { outcome: 'not-proved', why: 'key-unknown' }
    if (failure.code === 'key-out-of-time') return { outcome: 'failed', why: 'key-out-of-time' }
    if (failure.code === 'wrong-algorithm') return { outcome: 'failed', why: 'wrong-algorithm' }
    if (failure.code === 'content-mismatch') return { outcome: 'failed', why: 'content-differs' }
    return { outcome: 'failed', why: seal ? 'seal-wrong' : 'signature-wrong' }
  }
}

/** A failure counts before a proof that could not be checked, and that before a success: nothing attached is passed over. */
function worst(findings: readonly Finding[], absent: Reason): Finding {
  const failed = findings.find(({ outcome }) => outcome === 'failed')
  const unknown = findings.find(({ outcome }) => outcome === 'not-proved')
  const proved = findings.find(({ outcome }) => outcome === 'proved')
  if (!failed && unknown && proved) return { outcome: 'not-proved', why: 'proof-unchecked' }
  return failed ?? unknown ?? proved ?? { outcome: 'not-proved', why: absent }
}

const isSeal = ({ type }: Proof) => type === 'sm2-seal' || type === 'sm2-group-seal'

/** The step of the signatures and the step of the SM2 seals. A certificate that carries seals only stands on them, if they are good. */
export function checkSignatures({ certificate, proofs }: Bundle, issuer: TrustedIssuer, sealNeeded: boolean): Step[] {
  const find = (some: readonly Proof[]) => some.map((proof) => findingOf(certificate, proof, issuer))
  const seals = find(proofs.filter(isSeal))
  const signatures = find(proofs.filter((proof) => !isSeal(proof)))
  const seal = worst(seals, 'seal-absent')
  const signature = signatures.length ? worst(signatures, 'signature-absent') : signatureBySeal(seal)
  const steps = [stepOf('signature', signature.outcome, signature.why, signature.facts)]
  if (seals.length || sealNeeded) steps.push(stepOf('seal', seal.outcome, seal.why))
  return steps
}

/** Without the issuer's keys one thing can still be seen: whether the signed credential says what the certificate says. */
export function checkUnkeyed({ certificate, proofs }: Bundle): Step {
  const differs = proofs.some((proof) => proof.type === 'vc+jwt' && !isAbout(certificate, proof.jwt))
  return differs ? stepOf('signature', 'failed', 'content-differs') : stepOf('signature', 'not-proved', 'key-unknown')
}

function isAbout(certificate: CertificatePayload, jwt: string): boolean {
  const header = readJwsHeader(jwt, 'vc+jwt')
  const kid = header.kid ?? ''
  return (
    kid.startsWith(`${certificate.issuer}#`) && jwt.startsWith(`${certificateInput(certificate, header.alg, kid)}.`)
  )
}

function signatureBySeal(seal: Finding): Finding {
  return seal.outcome === 'proved'
    ? { outcome: 'proved', why: 'signature-good', facts: { alg: 'SM2' } }
    : { outcome: seal.outcome, why: seal.why === 'seal-absent' ? 'signature-absent' : seal.why }
}

/** Whether the filed scope covered occupation, level and day of issue, and what vouches for that scope: the leaf, and the filing's own leaf. */
export function checkAuthority(
  bundle: Bundle,
  issuer: TrustedIssuer | undefined,
  registered: boolean,
  register: RegisterChecker,
): Step {
  const { certificate, scope } = bundle
  const { authority, occupation, level, issuedOn } = certificate
  const facts = { filing: authority.filing }
  if (authority.occupation !== occupation.code || authority.level !== level)
    return stepOf('authority', 'failed', 'scope-mismatch', facts)
  if (authority.workType !== undefined && authority.workType !== occupation.workType)
    return stepOf('authority', 'failed', 'scope-mismatch', facts)
  if (issuedOn < authority.from || (authority.to !== undefined && issuedOn > authority.to)) {
    return stepOf('authority', 'failed', 'scope-out-of-time', facts)
  }
  if (!registered || !issuer) return stepOf('authority', 'not-proved', 'authority-uncommitted', facts)
  if (!scope) return stepOf('authority', 'proved', 'authority-committed', facts)
  const digest = scopeDigestOf(certificate)
  const filed = register.checkShared(digest, () => scopeLeafOf(digest), scope)
  if (filed.ok) {
    if (filed.witnesses >= register.needed) return stepOf('authority', 'proved', 'authority-filed', facts)
    return stepOf('authority', 'not-proved', 'witnesses-too-few', { count: filed.witnesses, needed: register.needed })
  }
  return stepOf('authority', filed.why === 'log-unknown' ? 'not-proved' : 'failed', filed.why)
}
