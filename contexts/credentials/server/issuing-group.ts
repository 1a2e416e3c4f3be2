import type { PlainDate, SkillLevel } from '@lingjiang/kernel'

/** One candidate whose approved result earns a certificate. */
export type Issuable = {
  readonly registrationId: string
  readonly personId: string
  readonly holderName: string
  readonly documentType: string
  /** In the clear, in memory only. */
  readonly documentNumber: string
  readonly photoSha256: string | null
  readonly scores: {
    readonly theory?: number
    readonly practical?: number
    readonly review?: number
    readonly performance?: number
  }
}

/** What is the same for all certificates of a session. */
export type IssuingGroup = {
  readonly sessionId: string
  readonly organisation: {
    readonly id: string
    readonly code: string
    readonly name: string
    readonly uscc: string
    readonly kind: string
  }
  readonly occupation: { readonly code: string; readonly name: string; readonly workType: string | null }
  readonly level: SkillLevel
  readonly audience: string
  /** County of the exam site: where the certificate counts. */
  readonly regionCode: string
  readonly issuedOn: PlainDate
  /** The filed scope on the day: filing letter and its term. */
  readonly authority: { readonly filing: string; readonly from: PlainDate; readonly to: PlainDate | null }
}
