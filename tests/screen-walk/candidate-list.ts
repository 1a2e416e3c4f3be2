import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CANDIDATE_COLUMNS, type CandidateColumnKey } from '@lingjiang/assessment/domain'
import { writeRows } from '@lingjiang/sheets'
import { somebody } from './cast.ts'

type Cells = Partial<Record<CandidateColumnKey, string | number>>
const HEADINGS = CANDIDATE_COLUMNS.map((column) => (column.required ? `${column.heading}*` : column.heading))

/** Row `index` of the list: five years of work, for level 4. */
function cellsOf(index: number): Cells {
  const { name, documentNumber, phone } = somebody(index)
  const known = { name, documentType: '居民身份证', documentNumber, phone }
  return { ...known, alternative: '4a', workFrom: '2015-07-01' }
}

/** What is wrong with a row, where it is told, and a word of what is told: one of every kind that a row can show by itself. */
export const BAD_ROWS: readonly (readonly [change: Cells, column: string, words: string])[] = [
  [{ documentNumber: '110105194912310021' }, 'C', '校验码'],
  [{ documentNumber: 110105194912310020 }, 'C', '科学计数'],
  [{ documentType: '图书证' }, 'B', '不在可选范围'],
  [{ documentType: '港澳台居民居住证' }, 'C', '另一种证件'],
  [{ name: '' }, 'A', '未填写'],
  [{ name: '张3' }, 'A', '数字或符号'],
  [{ phone: '12345' }, 'D', '应为 11 位'],
  [{ workFrom: '2015-02-30' }, 'H', '不是日期'],
  [{ workFrom: '2030-01-01' }, 'H', '晚于今天'],
  [{ workTo: '2010-01-01' }, 'I', '早于'],
  [{ employer: '长'.repeat(201) }, 'E', '超过 200'],
  [cellsOf(0), 'C', '与第 2 行重复'],
  [{ alternative: '3a' }, 'F', '没有申报条件'],
  [{ workFrom: '2025-01-01' }, 'F', '还差'],
  [{ certificateLevel: '五级' }, 'K', '另一列已填写'],
  [{ titleRank: '特级', titleDate: '2020-12-01' }, 'L', '不在可选范围'],
  [{ school: '普通高校' }, 'P', '学籍状态'],
  [{ documentType: '护照', documentNumber: 'E12345678' }, 'G', '不含出生日期'],
]

/** The workbook with rows changed by their index. */
export async function candidateWorkbook(
  count: number,
  changes: ReadonlyMap<number, Cells> = new Map(),
): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'lingjiang-list-'))
  try {
    const path = join(folder, '考生名单.xlsx')
    const rows = Array.from({ length: count }, (_, index) => {
      const cells = { ...cellsOf(index), ...changes.get(index) }
      return CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
    })
    await writeRows(path, '考生名单', [HEADINGS, ...rows])
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
