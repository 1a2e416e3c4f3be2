/** What can be wrong with something presented for verification: the closed list behind every verdict that is not a yes. */
export const FAILURE_CODES = [
  'too-large',
  'not-utf8',
  'not-json',
  'not-cbor',
  'duplicate-key',
  'too-deep',
  'number-out-of-range',
  'wrong-shape',
  'wrong-algorithm',
  'wrong-type',
  'signature-mismatch',
  'content-mismatch',
  'key-unknown',
  'key-out-of-time',
  'not-in-register',
  'status-unreadable',
] as const
export type FailureCode = (typeof FAILURE_CODES)[number]

/**
 * The one error thrown inside this package for material that was handed in; `verifyBundle` turns it into a verdict at the front.
 * `where` names the part (`certificate.holder.name`), never its content: no personal data leaves through an error.
 */
export class CredentialFailure extends Error {
  override name = 'CredentialFailure'
  readonly code: FailureCode
  readonly where: string

  constructor(code: FailureCode, where = '') {
    super(where ? `${code}: ${where}` : code)
    this.code = code
    this.where = where
  }
}
