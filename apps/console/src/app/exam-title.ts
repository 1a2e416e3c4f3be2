import { SKILL_LEVEL_NAMES, type SkillLevel } from '@lingjiang/kernel'
import type { Say } from '@lingjiang/ui'

/** An exam is named by the server as occupation and level code (`电工 4`); here the level is said in the reader's language. */
export function examTitle(text: Say, title: string): string {
  return title.replace(/ ([0-5TC])(?= |$)/, (_, level: string) => ` ${text(SKILL_LEVEL_NAMES[level as SkillLevel])}`)
}
