import type { ExamParameters, PanelRule } from './exam-parameters.ts'

/** The signed sheet of one member of a panel. */
export type PanelSheet = { readonly member: string; readonly totalTenths: number; readonly absent: boolean }

export type PanelScore = {
  /** Null while sheets are missing or the members disagree on whether the candidate was there. */
  readonly tenths: number | null
  readonly absent: boolean
  readonly missing: readonly string[]
  readonly disagreed: boolean
  /** Tenths between the highest and the lowest member. */
  readonly spreadTenths: number
  readonly farApart: boolean
}

/** 独立评分: the score of a panel once every member has signed; each scores alone, the rule is a parameter. */
export function panelScore(members: readonly string[], sheets: readonly PanelSheet[], p: ExamParameters): PanelScore {
  const given = members.flatMap((member) => sheets.filter((sheet) => sheet.member === member).slice(0, 1))
  const missing = members.filter((member) => !sheets.some((sheet) => sheet.member === member))
  const absences = given.filter((sheet) => sheet.absent).length
  const totals = given.filter((sheet) => !sheet.absent).map((sheet) => sheet.totalTenths)
  const spreadTenths = totals.length > 1 ? Math.max(...totals) - Math.min(...totals) : 0
  const complete = missing.length === 0 && members.length > 0
  const disagreed = absences > 0 && totals.length > 0
  const scored = complete && absences === 0
  return {
    tenths: scored ? combine(totals, p['assessment.panel.rule']) : null,
    absent: complete && absences === given.length,
    missing,
    disagreed,
    spreadTenths,
    farApart: spreadTenths > p['assessment.panel.spread'] * 10,
  }
}

/** Rounds half up to a tenth. The trimmed mean needs five members; a smaller panel has the plain mean. */
function combine(totals: readonly number[], rule: PanelRule): number {
  const sorted = [...totals].sort((a, b) => a - b)
  if (rule === 'median') {
    const middle = sorted.length >> 1
    return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : mean([sorted[middle - 1] ?? 0, sorted[middle] ?? 0])
  }
  return mean(rule === 'trimmed-mean' && sorted.length >= 5 ? sorted.slice(1, -1) : sorted)
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}
