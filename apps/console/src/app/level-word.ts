import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import type { Say } from '@lingjiang/ui'

/** A level in a word, for lists of several: 四级, Level 4. */
export function levelWord(text: Say, level: SkillLevel): string {
  const [word = level] = text(SKILL_LEVEL_NAMES[level]).split('/')
  return word.trim()
}
