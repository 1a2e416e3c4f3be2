import { type Refused, refuse } from '@lingjiang/kernel'

export type SheetCriterion = { readonly code: string; readonly maxTenths: number }
/** Marks in tenths by code of the criterion. */
export type SheetMarks = Readonly<Record<string, number>>

/** Marks are half points from nothing to the most of their criterion; a draft may lack some, an absent candidate has none. */
export function checkMarks(
  criteria: readonly SheetCriterion[],
  marks: SheetMarks,
  absent: boolean,
): Refused<'mark-out-of-range' | 'absent-has-no-marks'> | undefined {
  if (absent && Object.keys(marks).length > 0) return refuse('absent-has-no-marks')
  for (const [code, tenths] of Object.entries(marks)) {
    const most = criteria.find((criterion) => criterion.code === code)?.maxTenths
    if (most === undefined || !Number.isInteger(tenths) || tenths < 0 || tenths > most || tenths % 5 !== 0)
      return refuse('mark-out-of-range', { criterion: code, most: (most ?? 0) / 10 })
  }
  return undefined
}

/** Whether a sheet can be signed: every criterion has its mark, or the candidate is absent. */
export function isCompleteSheet(criteria: readonly SheetCriterion[], marks: SheetMarks, absent: boolean): boolean {
  return absent || criteria.every((criterion) => criterion.code in marks)
}

export function totalOf(marks: SheetMarks): number {
  return Object.values(marks).reduce((sum, tenths) => sum + tenths, 0)
}
