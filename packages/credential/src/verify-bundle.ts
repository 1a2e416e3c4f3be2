import { type Bundle, MAXIMUM_BUNDLE_BYTES, readBundle } from './bundle.ts'
import type { CertificatePayload } from './certificate.ts'
import { decodeCompact } from './compact-bundle.ts'
import { CredentialFailure } from './failure.ts'
import { instantMs } from './instant.ts'
import { leafOf } from './leaf.ts'
import { checkAuthority, checkIssuer, checkSignatures, checkUnkeyed } from './proof-steps.ts'
import { RegisterChecker, type Registered } from './register-check.ts'
import { StatusChecker, type StatusResult } from './status-check.ts'
import { stepOf } from './step.ts'
import { parseStrictJson } from './strict-json.ts'
import { readTrust, type Trust, type TrustedIssuer, trustedIssuers } from './trust.ts'
import type { Overall, Reason, Step, Verdict } from './verdict.ts'
import { VERDICT_TEXTS } from './words.ts'

/** A bundle as data, as JSON text, or as the bytes of a file or QR code (JSON or compact). */
export type Presented = Bundle | string | Uint8Array

/** Trust anchors made ready: verify many bundles with one, it remembers keys, checkpoints and status lists. */
export type BundleVerifier = { readonly verify: (presented: Presented, at: string) => Verdict }

const ALTERED: ReadonlySet<Reason> = new Set([
  'signature-wrong',
  'content-differs',
  'wrong-algorithm',
  'seal-wrong',
  'checkpoint-wrong',
  'not-in-register',
  'status-wrong',
])
const UNAUTHORISED: ReadonlySet<Reason> = new Set([
  'key-out-of-time',
  'scope-mismatch',
  'scope-out-of-time',
  'organisation-not-of-issuer',
])

/** The worst finding decides: what was tampered with before who signed, who signed before what holds now. */
function overallOf(steps: readonly Step[]): Overall {
  const has = (reasons: ReadonlySet<Reason>) =>
    steps.some(({ outcome, why }) => outcome === 'failed' && reasons.has(why))
  const found = new Set(steps.map(({ why }) => why))
  if (has(ALTERED)) return 'altered'
  if (found.has('issuer-unknown')) return 'unknown-issuer'
  if (steps.some(({ step, why }) => step === 'signature' && why === 'key-unknown')) return 'unknown-issuer'
  if (has(UNAUTHORISED)) return 'unauthorised'
  if (found.has('issued-later')) return 'not-yet-valid'
  if (found.has('revoked')) return 'revoked'
  if (found.has('suspended')) return 'suspended'
  return steps.every(({ outcome }) => outcome === 'proved') ? 'valid' : 'unproved'
}

/** Hostile input: bundle data from JSON text, JSON bytes or compact bytes. Throws CredentialFailure. */
export function readPresented(presented: Presented): Bundle {
  if (typeof presented !== 'string' && !(presented instanceof Uint8Array)) return readBundle(presented)
  if (presented.length > MAXIMUM_BUNDLE_BYTES) throw new CredentialFailure('too-large')
  if (presented instanceof Uint8Array && presented[0] === COMPACT_FIRST_BYTE) return decodeCompact(presented)
  return readBundle(parseStrictJson(presented))
}
/** A CBOR list of six: no JSON text begins so. */
const COMPACT_FIRST_BYTE = 0x86

function unreadable(failure: CredentialFailure, at: string): Verdict {
  const facts = { code: failure.code, where: failure.where ? `: ${failure.where}` : '' }
  const steps = [stepOf('read', 'failed', 'unreadable', facts)]
  return { overall: 'unreadable', title: VERDICT_TEXTS.unreadable, at, steps, failure: failure.code }
}

class TrustedVerifier {
  private readonly trust: Trust
  private readonly issuers: ReadonlyMap<string, TrustedIssuer>
  private readonly register: RegisterChecker
  private readonly status: StatusChecker

  constructor(trust: Trust) {
    this.trust = readTrust(trust)
    this.issuers = trustedIssuers(this.trust)
    this.register = new RegisterChecker(this.trust)
    this.status = new StatusChecker(this.trust, this.issuers, this.register)
  }

  verify(presented: Presented, at: string): Verdict {
    const moment = instantMs(at, 'at')
    try {
      return this.judge(readPresented(presented), at, moment)
    } catch (failure) {
      if (failure instanceof CredentialFailure) return unreadable(failure, at)
      throw failure
    }
  }

  private judge(bundle: Bundle, at: string, moment: number): Verdict {
    const { certificate } = bundle
    const issuer = this.issuers.get(certificate.issuer)
    const place = bundle.register ? this.register.check(leafOf(certificate), bundle.register) : undefined
    const status: StatusResult = issuer
      ? this.status.check(certificate, bundle.status ?? [], at)
      : { step: stepOf('status', 'not-proved', 'status-absent') }
    const steps = [
      stepOf('read', 'proved', 'readable'),
      checkIssuer(certificate, issuer),
      ...(issuer ? checkSignatures(bundle, issuer, this.trust.policy.seal) : [checkUnkeyed(bundle)]),
      ...this.registerSteps(bundle, place),
      checkAuthority(bundle, issuer, place?.ok === true, this.register),
      status.step,
      ...laterIssue(certificate, moment),
    ]
    const overall = overallOf(steps)
    const answer: Verdict = { overall, title: VERDICT_TEXTS[overall], at, steps, certificate }
    return status.from ? { ...answer, statusFrom: status.from } : answer
  }

  private registerSteps(bundle: Bundle, place: Registered | undefined): Step[] {
    const needed = this.register.needed
    if (!bundle.register || !place) {
      return [
        stepOf('register', 'not-proved', 'register-absent'),
        stepOf('witnesses', needed ? 'not-proved' : 'proved', needed ? 'witnesses-too-few' : 'witnessed', {
          count: 0,
          needed,
        }),
      ]
    }
    if (!place.ok) return [stepOf('register', place.why === 'log-unknown' ? 'not-proved' : 'failed', place.why)]
    const enough = place.witnesses >= needed
    const facts = { count: place.witnesses, needed }
    return [
      stepOf('register', 'proved', 'registered', {
        log: place.log.zh,
        logEn: place.log.en,
        number: bundle.register.index + 1,
        size: place.size,
      }),
      stepOf('witnesses', enough ? 'proved' : 'not-proved', enough ? 'witnessed' : 'witnesses-too-few', facts),
    ]
  }
}

/** A certificate is of a day in Beijing, from its first moment on. */
function laterIssue({ issuedOn }: CertificatePayload, moment: number): Step[] {
  const begins = instantMs(`${issuedOn}T00:00:00+08:00`, 'certificate.issuedOn')
  return begins > moment ? [stepOf('status', 'failed', 'issued-later', { issuedOn })] : []
}

/** Makes a verifier from trust anchors. Throws CredentialFailure when they are malformed. */
export function createVerifier(trust: Trust): BundleVerifier {
  const verifier = new TrustedVerifier(trust)
  return { verify: (presented, at) => verifier.verify(presented, at) }
}

/**
 * Judges a bundle by trust anchors alone for a moment (RFC 3339): a verdict of the closed list with every step that was proved, not proved
 * or failed, in plain words. Fetches nothing, reads no clock, never throws for what was presented; what cannot be known is never "valid".
 */
export function verifyBundle(presented: Presented, trust: Trust, at: string): Verdict {
  return createVerifier(trust).verify(presented, at)
}
