import type { AssessmentParameters } from './parameters.ts'
import type { AssessedSubject } from './subject.ts'

/** A score in tenths of a point: 0 to 1000. Absent is a flag and not a zero. */
export type SubjectScore = {
  readonly subject: AssessedSubject
  readonly tenths: number | null
  readonly absent: boolean
}

export const FULL_TENTHS = 1000

export type AssessmentOutcome = 'passed' | 'failed' | 'incomplete'

export type AssessmentResult = {
  readonly outcome: AssessmentOutcome
  /** Required subjects below the mark. */
  readonly failed: readonly AssessedSubject[]
  readonly absent: readonly AssessedSubject[]
  /** Required subjects without a score and not marked absent. */
  readonly missing: readonly AssessedSubject[]
}

/** Reads a score typed by an examiner: 0 to 100 with at most one decimal. @returns tenths, or undefined */
export function parseScore(text: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d))?$/.exec(text.normalize('NFKC').trim())
  if (!match) return undefined
  const tenths = Number(match[1]) * 10 + Number(match[2] ?? 0)
  return tenths <= FULL_TENTHS ? tenths : undefined
}

/** Passed when every required subject reaches the mark and nobody was absent; incomplete while a score is missing (国家职业标准: 每科 60 分以上为合格). */
export function decideResult(
  required: readonly AssessedSubject[],
  scores: readonly SubjectScore[],
  p: AssessmentParameters,
): AssessmentResult {
  const of = (subject: AssessedSubject) => scores.find((score) => score.subject === subject)
  const absent = required.filter((subject) => of(subject)?.absent === true)
  const missing = required.filter((subject) => !absent.includes(subject) && (of(subject)?.tenths ?? null) === null)
  const mark = p['assessment.result.pass-mark'] * 10
  const failed = required.filter((subject) => {
    const score = of(subject)
    return score !== undefined && !score.absent && score.tenths !== null && score.tenths < mark
  })
  const incomplete = missing.length > 0 || required.length === 0
  const outcome = incomplete ? 'incomplete' : failed.length + absent.length > 0 ? 'failed' : 'passed'
  return { outcome, failed, absent, missing }
}
