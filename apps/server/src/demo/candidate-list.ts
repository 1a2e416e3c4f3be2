import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CANDIDATE_COLUMNS, type CandidateColumnKey } from '@lingjiang/assessment/domain'
import { addYears, type PlainDate, type SkillLevel } from '@lingjiang/kernel'
import { writeRows } from '@lingjiang/sheets'
import type { EnteredPerson } from './enter-people.ts'

/** Begin of working life in the claims of the made-up workers. */
const WORKS_FROM_AGE = 20
/** Years in the occupation that the claim of a level needs, with some to spare (2023 table: 4a five, 3a ten; 2c a title). */
const YEARS: Readonly<Record<string, number>> = { '5': 0, '4': 6, '3': 11, '2': 16 }

/** Whether somebody has worked long enough for a level on a day. */
export function mayClaim(person: EnteredPerson, level: SkillLevel, on: PlainDate): boolean {
  return addYears(person.bornOn, WORKS_FROM_AGE + (YEARS[level] ?? 0)) <= on
}

type Cells = Partial<Record<CandidateColumnKey, string>>

function claimOf(person: EnteredPerson, level: SkillLevel): Cells {
  const workFrom = addYears(person.bornOn, WORKS_FROM_AGE)
  if (level === '5') return { alternative: '5a' }
  if (level === '4') return { alternative: '4a', workFrom }
  if (level === '3') return { alternative: '3a', workFrom }
  return { alternative: '2c', workFrom, titleRank: '中级', titleDate: addYears(person.bornOn, WORKS_FROM_AGE + 12) }
}

/** A workbook with candidates as an organisation fills it in. `folder` holds it for a moment. */
export async function candidateWorkbook(
  folder: string,
  name: string,
  people: readonly EnteredPerson[],
  level: SkillLevel,
  employer: string | null,
): Promise<Buffer> {
  const rows = people.map((person) => {
    const cells: Cells = {
      name: person.name,
      documentType: '居民身份证',
      documentNumber: person.documentNumber,
      phone: person.phone,
      ...(employer ? { employer } : {}),
      ...claimOf(person, level),
    }
    return CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
  })
  const path = join(folder, `${name}.xlsx`)
  const header = CANDIDATE_COLUMNS.map(({ heading, required }) => (required ? `${heading}*` : heading))
  await writeRows(path, '考生名单', [header, ...rows])
  const content = readFileSync(path)
  rmSync(path)
  return content
}
