import type { EligibilityCondition, EligibilityRuleSet } from '@lingjiang/assessment/domain'

export const REGISTER_STEPS = [
  'you',
  'work',
  'certificates',
  'titles',
  'studies',
  'condition',
  'papers',
  'check',
] as const
export type RegisterStep = (typeof REGISTER_STEPS)[number]

type Kind = EligibilityCondition['kind']
/** The conditions that make a question worth asking. */
const ASKED_FOR: Readonly<Partial<Record<RegisterStep, readonly Kind[]>>> = {
  work: ['works-in-occupation', 'work', 'work-after-certificate', 'work-after-title'],
  certificates: ['certificate', 'certificate-held', 'work-after-certificate'],
  titles: ['work-after-title'],
  studies: ['study'],
}

function kindsOf(ruleSet: EligibilityRuleSet | undefined, level: string): ReadonlySet<Kind> {
  const alternatives = ruleSet?.alternatives.filter((alternative) => alternative.level === level) ?? []
  return new Set(alternatives.flatMap((alternative) => alternative.conditions.map((condition) => condition.kind)))
}

/** The questions of a level, one a page: only what one of its alternatives can rest on. */
export function stepsFor(ruleSet: EligibilityRuleSet | undefined, level: string): readonly RegisterStep[] {
  const kinds = kindsOf(ruleSet, level)
  return REGISTER_STEPS.filter((step) => ASKED_FOR[step]?.some((kind) => kinds.has(kind)) ?? true)
}

/** Whether an alternative of the level asks what one means to work at. */
export function asksIntent(ruleSet: EligibilityRuleSet | undefined, level: string): boolean {
  return kindsOf(ruleSet, level).has('intends-to-work')
}
