import type { SkillLevel } from '@lingjiang/kernel'

export type NormSubject = {
  readonly level: SkillLevel
  readonly subject: 'theory' | 'practical' | 'review' | 'performance'
}

/**
 * The subjects every standard sets at a level: theory and practical at all, comprehensive review at technician and above
 * (国家职业标准编制技术规程). An apprentice's conversion and the two appointed grades are not examined by subject.
 */
export function requiredSubjects(level: SkillLevel): readonly NormSubject['subject'][] {
  if (level === '0' || level === 'T' || level === 'C') return []
  return level === '2' || level === '1' ? ['theory', 'practical', 'review'] : ['theory', 'practical']
}

/** Finds the levels of a norm at which a required subject is not described. A level assessed by work performance alone needs no other. */
export function findMissingSubjects(
  subjects: readonly NormSubject[],
): readonly { readonly level: SkillLevel; readonly missing: readonly NormSubject['subject'][] }[] {
  const levels = [...new Set(subjects.map((subject) => subject.level))]
  return levels.flatMap((level) => {
    const described = subjects.filter((subject) => subject.level === level).map((subject) => subject.subject)
    if (described.every((subject) => subject === 'performance')) return []
    const missing = requiredSubjects(level).filter((subject) => !described.includes(subject))
    return missing.length ? [{ level, missing }] : []
  })
}
