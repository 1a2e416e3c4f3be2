import type { Text } from './text.ts'

/**
 * The eight-level ladder (人社部发〔2022〕14号): apprentice, five levels of the national standards, two appointed grades.
 * The code of a level is the character at position 16 of a certificate number; '0', 'T' and 'C' are not in the rule read so far.
 */
export const SKILL_LEVELS = ['0', '5', '4', '3', '2', '1', 'T', 'C'] as const
export type SkillLevel = (typeof SKILL_LEVELS)[number]

/** The levels of the national standards, lowest first. */
export const STANDARD_LEVELS = ['5', '4', '3', '2', '1'] as const
export type StandardLevel = (typeof STANDARD_LEVELS)[number]

/** As printed on a certificate: 一级/高级技师 (人社鉴发〔2021〕1号). */
export const SKILL_LEVEL_NAMES: Readonly<Record<SkillLevel, Text>> = {
  '0': { zh: '学徒工', en: 'Apprentice' },
  '5': { zh: '五级/初级工', en: 'Level 5 / junior worker' },
  '4': { zh: '四级/中级工', en: 'Level 4 / intermediate worker' },
  '3': { zh: '三级/高级工', en: 'Level 3 / senior worker' },
  '2': { zh: '二级/技师', en: 'Level 2 / technician' },
  '1': { zh: '一级/高级技师', en: 'Level 1 / senior technician' },
  T: { zh: '特级技师', en: 'Special-grade technician' },
  C: { zh: '首席技师', en: 'Chief technician' },
}

/** Negative when `a` is below `b` on the ladder. */
export function compareLevels(a: SkillLevel, b: SkillLevel): number {
  return SKILL_LEVELS.indexOf(a) - SKILL_LEVELS.indexOf(b)
}

/** 高技能人才: level 3 and above (广东省技能人才发展条例). */
export function isHighSkilled(level: SkillLevel): boolean {
  return compareLevels(level, '3') >= 0
}
