import { accept, type Decision, type Instant, refuse } from '@lingjiang/kernel'
import { FULL_TENTHS } from './decide-result.ts'

/** One version of a score. Nothing is overwritten: a correction points at the version it replaces and says why. */
export type ScoreVersion = {
  readonly version: number
  readonly tenths: number | null
  readonly absent: boolean
  readonly by: string
  readonly at: Instant
  readonly replaces: number | null
  readonly reason: string | null
}

export type ScoreEntry = {
  readonly tenths: number | null
  readonly absent: boolean
  readonly by: string
  readonly at: Instant
}
export type ScoreRecorded = { readonly kind: 'score-recorded'; readonly score: ScoreVersion }
export type ScoreRefusal =
  | 'score-out-of-range'
  | 'score-recorded-already'
  | 'score-not-recorded'
  | 'score-unchanged'
  | 'correction-needs-reason'
  | 'correction-by-same-person'

/** The version in force: the last one. */
export function currentScore(lineage: readonly ScoreVersion[]): ScoreVersion | undefined {
  return lineage.at(-1)
}

/** Enters the first score. Later changes are corrections. */
export function recordScore(
  lineage: readonly ScoreVersion[],
  entry: ScoreEntry,
): Decision<ScoreRecorded, ScoreRefusal> {
  if (lineage.length > 0) return refuse('score-recorded-already')
  if (!isValid(entry)) return refuse('score-out-of-range')
  return accept({ kind: 'score-recorded', score: { version: 1, ...entry, replaces: null, reason: null } })
}

/** Corrects a score with a reason, by somebody other than who entered the version in force (four eyes). */
export function correctScore(
  lineage: readonly ScoreVersion[],
  entry: ScoreEntry & { readonly reason: string },
): Decision<ScoreRecorded, ScoreRefusal> {
  const current = currentScore(lineage)
  if (!current) return refuse('score-not-recorded')
  if (!isValid(entry)) return refuse('score-out-of-range')
  if (entry.reason.trim() === '') return refuse('correction-needs-reason')
  if (entry.by === current.by) return refuse('correction-by-same-person')
  if (entry.tenths === current.tenths && entry.absent === current.absent) return refuse('score-unchanged')
  const score = { ...entry, reason: entry.reason.trim(), version: current.version + 1, replaces: current.version }
  return accept({ kind: 'score-recorded', score })
}

function isValid({ tenths, absent }: Pick<ScoreEntry, 'tenths' | 'absent'>): boolean {
  if (absent) return tenths === null
  return tenths !== null && Number.isInteger(tenths) && tenths >= 0 && tenths <= FULL_TENTHS
}
