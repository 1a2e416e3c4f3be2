import type { PlainDate, StandardLevel, Text } from '@lingjiang/kernel'
import type { SchoolKind, StudyStatus, TechnicalClass, TitleRank } from './eligibility-claim.ts'

/** One thing an alternative asks for. Years are cumulative, counted to the day of application. */
export type EligibilityCondition =
  | { readonly kind: 'age'; readonly years: number }
  | { readonly kind: 'intends-to-work' }
  | { readonly kind: 'works-in-occupation' }
  | { readonly kind: 'work'; readonly years: number }
  | { readonly kind: 'certificate'; readonly level: StandardLevel }
  | { readonly kind: 'certificate-held'; readonly level: StandardLevel; readonly years: number }
  | { readonly kind: 'work-after-certificate'; readonly level: StandardLevel; readonly years: number }
  | { readonly kind: 'work-after-title'; readonly rank: TitleRank; readonly years: number }
  | {
      readonly kind: 'study'
      readonly title: Text
      readonly schools: readonly SchoolKind[]
      readonly classes?: readonly TechnicalClass[]
      readonly statuses: readonly StudyStatus[]
      readonly approvedOnly?: true
    }

export const EVIDENCE_KINDS = [
  'work-proof',
  'insurance-record',
  'commitment-letter',
  'level-certificate',
  'title-certificate',
  'diploma-or-status',
] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

export const EVIDENCE_NAMES: Readonly<Record<EvidenceKind, Text>> = {
  'work-proof': {
    zh: '工作证明（社会保险参保记录优先）',
    en: 'Proof of work (a social-insurance record is preferred)',
  },
  'insurance-record': { zh: '社会保险参保记录', en: 'Social-insurance record' },
  'commitment-letter': { zh: '工作年限承诺书', en: 'Letter of commitment on years of work' },
  'level-certificate': { zh: '职业技能等级（职业资格）证书', en: 'Skill-level certificate' },
  'title-certificate': { zh: '职称证书或专业技术人员职业资格证书', en: 'Certificate of the professional title' },
  'diploma-or-status': { zh: '毕业证书或学籍证明', en: 'Diploma or proof of student status' },
}

/** One way to be admitted: all its conditions together. The alternatives of a level stand side by side. */
export type EligibilityAlternative<Id extends string = string> = {
  readonly id: Id
  readonly level: StandardLevel
  readonly conditions: readonly EligibilityCondition[]
  readonly evidence: readonly EvidenceKind[]
}

/** A table of alternatives as it held from a day on. A standard names the rule set it was written under. */
export type EligibilityRuleSet<Id extends string = string> = {
  readonly id: string
  readonly title: Text
  readonly effectiveFrom: PlainDate
  readonly document: string
  readonly alternatives: readonly EligibilityAlternative<Id>[]
}

/** The rule set for a standard: the one it names, else the latest in force on the day. */
export function ruleSetFor(
  ruleSets: readonly EligibilityRuleSet[],
  on: PlainDate,
  named?: string,
): EligibilityRuleSet | undefined {
  if (named !== undefined) return ruleSets.find((set) => set.id === named)
  const inForce = ruleSets.filter((set) => set.effectiveFrom <= on)
  return inForce.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0]
}
