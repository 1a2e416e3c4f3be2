import type { CertificatePayload } from './certificate.ts'
import type { FailureCode } from './failure.ts'

/** The closed list of answers to "is this certificate good?". Only the first is a yes. */
export const VERDICTS = [
  'valid',
  'revoked',
  'suspended',
  'not-yet-valid',
  'unauthorised',
  'altered',
  'unknown-issuer',
  'unproved',
  'unreadable',
] as const
export type Overall = (typeof VERDICTS)[number]

export const STEPS = ['read', 'issuer', 'signature', 'seal', 'register', 'witnesses', 'authority', 'status'] as const
export type StepName = (typeof STEPS)[number]
export type Outcome = 'proved' | 'not-proved' | 'failed'

/** Why a step came out as it did: the closed list whose public wording is in `words.ts`. */
export const REASONS = [
  'readable',
  'unreadable',
  'issuer-known',
  'issuer-unknown',
  'signature-good',
  'signature-absent',
  'signature-wrong',
  'content-differs',
  'wrong-algorithm',
  'key-unknown',
  'key-out-of-time',
  'proof-unchecked',
  'seal-good',
  'seal-absent',
  'seal-wrong',
  'registered',
  'register-absent',
  'log-unknown',
  'checkpoint-wrong',
  'not-in-register',
  'witnessed',
  'witnesses-too-few',
  'authority-filed',
  'authority-committed',
  'authority-uncommitted',
  'scope-mismatch',
  'scope-out-of-time',
  'organisation-not-of-issuer',
  'issued-later',
  'status-good',
  'revoked',
  'suspended',
  'status-absent',
  'status-stale',
  'status-wrong',
  'status-unregistered',
] as const
export type Reason = (typeof REASONS)[number]

export type Text = { readonly zh: string; readonly en: string }
export type StepFacts = Readonly<Record<string, string | number>>

/** One thing that was looked at: whether it was proved, and why, in plain words. */
export type Step = {
  readonly step: StepName
  readonly outcome: Outcome
  readonly why: Reason
  readonly facts: StepFacts
  readonly title: Text
  readonly text: Text
}

export type Verdict = {
  readonly overall: Overall
  readonly title: Text
  /** The moment the answer is about (RFC 3339). */
  readonly at: string
  readonly steps: readonly Step[]
  /** What the certificate says, where it could be read. Believe it only under the verdict `valid`. */
  readonly certificate?: CertificatePayload
  /** What was wrong, where reading stopped. */
  readonly failure?: FailureCode
  /** From when the newest status that was used dates. */
  readonly statusFrom?: string
}
