import { CANDIDATE_COLUMNS } from '@lingjiang/assessment/domain'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { writeRows } from '@lingjiang/sheets'

// candidate-list.ts FILE COUNT: a workbook of made-up candidates for level 4; a process of its own, so that its memory is not measured.
const [path = '', count = '0'] = process.argv.slice(2)

function* rows() {
  yield CANDIDATE_COLUMNS.map((column) => column.heading)
  for (let index = 0; index < Number(count); index += 1) {
    const { name, documentNumber, phone } = syntheticPerson('import bench', index)
    const cells: Record<string, string> = {
      ...{ name, documentNumber, phone, documentType: '居民身份证', employer: '某某电气有限公司', alternative: '4a' },
      workFrom: '2015-07-01',
    }
    yield CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
  }
}

await writeRows(path, '名单', rows())
