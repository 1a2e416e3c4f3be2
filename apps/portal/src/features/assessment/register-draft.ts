import type { SubmitRegistration } from '@lingjiang/assessment/contract'
import { type EligibilityClaim, EVIDENCE_NAMES, type EvidenceKind } from '@lingjiang/assessment/domain'
import { type BodyOf, type FormErrors, type Say, useDraft } from '@lingjiang/ui'
import { registerMessages as m } from './register-messages.ts'

export type Submission = BodyOf<typeof SubmitRegistration>
export type Claim = Submission['claim']
export type Uploaded = { readonly sha256: string; readonly name: string }

export type RegisterDraft = {
  readonly step: number
  readonly claim: Claim
  readonly alternative: string
  readonly photo: Uploaded | null
  readonly evidence: Readonly<Partial<Record<EvidenceKind, Uploaded>>>
  readonly justification: string
  readonly commitment: boolean
}

const EMPTY: RegisterDraft = {
  step: 0,
  claim: { bornOn: null, intendsToWork: false, work: [], certificates: [], titles: [], studies: [] },
  alternative: '',
  photo: null,
  evidence: {},
  justification: '',
  commitment: false,
}

/** The answers so far, kept in this tab: leaving to sign in or to find a paper loses nothing. */
export function useRegisterDraft(sessionId: string) {
  return useDraft(`register-${sessionId}`, EMPTY as RegisterDraft & Record<string, unknown>)
}

/** Only entries that are whole: a row begun and left empty does not count. */
export function wholeClaim(claim: Claim): Claim {
  return {
    ...claim,
    work: claim.work.filter((one) => one.from).map((one) => ({ ...one, to: one.to || null })),
    certificates: claim.certificates.filter((one) => one.issuedOn),
    titles: claim.titles.filter((one) => one.awardedOn),
  }
}

/** The claim as the rules take it. */
export function toEligibilityClaim(claim: Claim, level: string, bornOn: string | null): EligibilityClaim | undefined {
  const born = bornOn ?? claim.bornOn
  if (!born) return undefined
  return { ...wholeClaim(claim), level, bornOn: born } as unknown as EligibilityClaim
}

/** What is sent. */
export function bodyOf(draft: RegisterDraft, kinds: readonly EvidenceKind[]): Submission {
  const documents = kinds.flatMap((kind) => {
    const file = draft.evidence[kind]
    return file ? [{ kind, sha256: file.sha256 }] : []
  })
  return {
    alternative: draft.alternative,
    claim: wholeClaim(draft.claim),
    employer: draft.claim.work.at(-1)?.employer || null,
    justification: draft.justification.trim() || null,
    photo: draft.photo?.sha256 ?? null,
    documents,
    commitment: true,
  }
}

/** What keeps a step from being left. */
export function faultsOf(
  draft: RegisterDraft,
  asked: { readonly claimed: boolean; readonly kinds: readonly EvidenceKind[]; readonly justify: boolean },
  text: Say,
): FormErrors {
  if (draft.step === 1 && !asked.claimed) return { alternative: text(m.chooseOne) }
  if (draft.step === 2) {
    const absent = asked.kinds.filter((kind) => !draft.evidence[kind])
    return Object.fromEntries([
      ...(draft.photo ? [] : [['photo', text(m.evidenceMissing, { kind: text(m.photo) })]]),
      ...absent.map((kind) => [kind, text(m.evidenceMissing, { kind: text(EVIDENCE_NAMES[kind]) })]),
    ])
  }
  if (draft.step !== 3) return {}
  return {
    ...(asked.justify && !draft.justification.trim() ? { justification: text(m.justificationMissing) } : {}),
    ...(draft.commitment ? {} : { commitment: text(m.commitmentMissing) }),
  }
}
