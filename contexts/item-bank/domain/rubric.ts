import type { BankFault } from './bank-fault.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'

/** Subjects scored by people: 操作技能考核, 综合评审. */
export const RUBRIC_SUBJECTS = ['practical', 'review'] as const
export type RubricSubject = (typeof RUBRIC_SUBJECTS)[number]

export type Criterion = {
  readonly code: string
  readonly name: string
  /** What full marks ask for, and what costs marks. */
  readonly guidance: string
  /** In tenths of a mark. */
  readonly maxTenths: number
}
export type Station = { readonly code: string; readonly name: string; readonly criteria: readonly Criterion[] }

/** 评分记录表: stations with criteria, 100 marks in all. */
export type Rubric = { readonly subject: RubricSubject; readonly stations: readonly Station[] }

export const RUBRIC_HEADER = ['科目', '工位', '考核项目', '评分标准', '配分'] as const
const SUBJECT_BY_NAME: Readonly<Record<string, RubricSubject>> = { 操作技能: 'practical', 综合评审: 'review' }
const SUBJECT_NAMES: Readonly<Record<RubricSubject, string>> = { practical: '操作技能', review: '综合评审' }

/** Reads the scoring sheets from CSV: one row a criterion; the marks of each subject add up to 100. */
export function readRubrics(csv: string): {
  readonly rubrics: readonly Rubric[]
  readonly faults: readonly BankFault[]
} {
  const [header, ...rows] = csvRows(csv)
  if (!header || RUBRIC_HEADER.some((name, index) => header.cells[index] !== name))
    return { rubrics: [], faults: [{ row: 1, code: 'header-wrong', facts: { expected: RUBRIC_HEADER.join(',') } }] }
  const faults = rows.flatMap(rowFaults)
  if (faults.length) return { rubrics: [], faults }
  const rubrics = RUBRIC_SUBJECTS.flatMap((subject) => {
    const mine = rows.filter((row) => SUBJECT_BY_NAME[row.cells[0] ?? ''] === subject)
    if (mine.length === 0) return []
    const rubric = { subject, stations: toStations(mine) }
    const sum = fullTenths(rubric) / 10
    if (sum !== 100)
      faults.push({
        row: mine[0]?.line ?? 1,
        code: 'marks-not-hundred',
        facts: { subject: SUBJECT_NAMES[subject], sum },
      })
    return [rubric]
  })
  return { rubrics, faults }
}

export function fullTenths(rubric: Pick<Rubric, 'stations'>): number {
  return rubric.stations.flatMap((station) => station.criteria).reduce((sum, criterion) => sum + criterion.maxTenths, 0)
}

function rowFaults(row: CsvRow): BankFault[] {
  const [subject = '', station = '', name = '', , marks = ''] = row.cells
  const tenths = Number(marks) * 10
  return [
    ...(SUBJECT_BY_NAME[subject] ? [] : [{ row: row.line, code: 'subject-wrong' as const, facts: {} }]),
    ...(station && name ? [] : [{ row: row.line, code: 'name-missing' as const, facts: { code: subject || '—' } }]),
    ...(tenths > 0 && tenths % 5 === 0 && tenths <= 1000
      ? []
      : [{ row: row.line, code: 'marks-wrong' as const, facts: { code: name || '—' } }]),
  ]
}

function toStations(rows: readonly CsvRow[]): readonly Station[] {
  const names = [...new Set(rows.map((row) => row.cells[1] ?? ''))]
  return names.map((name, index) => ({
    code: String(index + 1),
    name,
    criteria: rows
      .filter((row) => row.cells[1] === name)
      .map((row, place) => ({
        code: `${index + 1}.${place + 1}`,
        name: row.cells[2] ?? '',
        guidance: row.cells[3] ?? '',
        maxTenths: Math.round(Number(row.cells[4]) * 10),
      })),
  }))
}
