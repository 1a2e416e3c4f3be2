import type { SkillLevel, Subject } from '@lingjiang/kernel'

/** Levels 2 and 1 add the comprehensive review; employers may assess work performance instead of exams. */
export type AssessedSubject = Subject

/** The subjects an exam of a level needs; none for the grades that are appointed or converted. */
export function subjectsOfExam(level: SkillLevel): readonly AssessedSubject[] {
  if (level === '2' || level === '1') return ['theory', 'practical', 'review']
  return level === '5' || level === '4' || level === '3' ? ['theory', 'practical'] : []
}
