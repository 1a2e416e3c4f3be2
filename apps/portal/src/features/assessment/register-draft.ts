import type { GetRegistrationStart, SubmitRegistration } from '@lingjiang/assessment/contract'
import { type EligibilityClaim, EVIDENCE_NAMES, type EvidenceKind, workTime } from '@lingjiang/assessment/domain'
import { plainDate } from '@lingjiang/kernel'
import { type BodyOf, type FormErrors, type ReplyOf, type Say, useDraft } from '@lingjiang/ui'
import { registerMessages as m } from './register-messages.ts'
import type { RegisterStep } from './register-steps.ts'

export type Submission = BodyOf<typeof SubmitRegistration>
export type Claim = Submission['claim']
export type Start = ReplyOf<typeof GetRegistrationStart>
export type Uploaded = { readonly sha256: string; readonly name: string }

export type RegisterDraft = {
  readonly claim: Claim
  readonly alternative: string
  readonly photo: Uploaded | null
  readonly evidence: Readonly<Partial<Record<EvidenceKind, Uploaded>>>
  readonly justification: string
  readonly commitment: boolean
}

export const NO_CLAIM: Claim = {
  bornOn: null,
  intendsToWork: false,
  work: [],
  certificates: [],
  titles: [],
  studies: [],
}

/** The answers so far, kept in this tab: leaving to sign in or to find a paper loses nothing. */
export function useRegisterDraft(sessionId: string, claim: Claim) {
  const initial: RegisterDraft & Record<string, unknown> = {
    claim,
    alternative: '',
    photo: null,
    evidence: {},
    justification: '',
    commitment: false,
  }
  return useDraft(`register-${sessionId}`, initial)
}

/** Only entries that are whole: a row begun and left empty does not count. */
export function wholeClaim(claim: Claim): Claim {
  return {
    ...claim,
    work: claim.work
      .filter((one) => one.from)
      .map(({ employer, ...one }) => ({ ...one, to: one.to || null, ...(employer ? { employer } : {}) })),
    certificates: claim.certificates
      .filter((one) => one.issuedOn)
      .map(({ number, ...one }) => ({ ...one, ...(number ? { number } : {}) })),
    titles: claim.titles.filter((one) => one.awardedOn),
  }
}

/** Counted time of work in the occupation or a related one, to the day; faulty rows are left out. */
export function timeWorked(claim: Claim, today: string): number {
  const counted = wholeClaim(claim).work.filter((one) => one.from <= today && (!one.to || one.to >= one.from))
  return workTime(counted as unknown as EligibilityClaim['work'], plainDate(today))
}

/** The claim as the rules take it. */
export function toEligibilityClaim(claim: Claim, level: string, bornOn: string | null): EligibilityClaim | undefined {
  const born = bornOn ?? claim.bornOn
  if (!born) return undefined
  return { ...wholeClaim(claim), level, bornOn: born } as unknown as EligibilityClaim
}

/** What is sent. */
export function bodyOf(draft: RegisterDraft, alternative: string, kinds: readonly EvidenceKind[]): Submission {
  const documents = kinds.flatMap((kind) => {
    const file = draft.evidence[kind]
    return file ? [{ kind, sha256: file.sha256 }] : []
  })
  return {
    alternative,
    claim: wholeClaim(draft.claim),
    employer: draft.claim.work.at(-1)?.employer || null,
    justification: draft.justification.trim() || null,
    photo: draft.photo?.sha256 ?? null,
    documents,
    commitment: true,
  }
}

export type Asked = {
  readonly today: string
  readonly needsBirth: boolean
  readonly claimed: boolean
  readonly kinds: readonly EvidenceKind[]
  readonly justify: boolean
}

/** What keeps one page of the course from being left. */
export function faultsOf(step: RegisterStep, draft: RegisterDraft, asked: Asked, text: Say): FormErrors {
  const day = (value: string) => (value ? (value > asked.today ? text(m.dayAhead) : undefined) : text(m.dayMissing))
  const { claim } = draft
  switch (step) {
    case 'you':
      return asked.needsBirth && !claim.bornOn ? { 'claim/bornOn': text(m.bornMissing) } : {}
    case 'work':
      return named(
        claim.work.flatMap((one, at) => [
          [`work/${at}/from`, day(one.from)],
          [`work/${at}/to`, one.to && one.to < one.from ? text(m.dayOrder) : undefined],
        ]),
      )
    case 'certificates':
      return named(claim.certificates.map((one, at) => [`certificates/${at}/issuedOn`, day(one.issuedOn)]))
    case 'titles':
      return named(claim.titles.map((one, at) => [`titles/${at}/awardedOn`, day(one.awardedOn)]))
    case 'condition':
      return asked.claimed ? {} : { alternative: text(m.chooseOne) }
    case 'papers':
      return named([
        ['photo', draft.photo ? undefined : text(m.evidenceMissing, { kind: text(m.photo) })],
        ...asked.kinds.map((kind): [string, string | undefined] => [
          kind,
          draft.evidence[kind] ? undefined : text(m.evidenceMissing, { kind: text(EVIDENCE_NAMES[kind]) }),
        ]),
      ])
    case 'check':
      return named([
        ['justification', asked.justify && !draft.justification.trim() ? text(m.justificationMissing) : undefined],
        ['commitment', draft.commitment ? undefined : text(m.commitmentMissing)],
      ])
    default:
      return {}
  }
}

function named(entries: readonly (readonly [string, string | undefined] | (string | undefined)[])[]): FormErrors {
  return Object.fromEntries(entries.filter(([, fault]) => fault))
}
