import { expect, test } from 'vitest'
import { apportion, bankFaultText, drawPaper, readBlueprint, readRubrics } from './index.ts'

const csv = (...rows: string[]) => ['代码,名称,鉴定比重,重要程度', ...rows].join('\r\n')
const good = [
  'A,基本要求,40,',
  'A-A,职业道德,10,',
  'A-A-001,守法,,X',
  'A-B,基础知识,30,',
  'A-B-001,电流,,Y',
  'B,相关知识,60,',
  'B-A,照明,60,',
  'B-A-001,开关,,Z',
]

test('a blueprint whose weights add up on every step is read whole', () => {
  const { nodes, faults } = readBlueprint(`\uFEFF${csv(...good)}`)
  expect(faults).toEqual([])
  expect(nodes).toHaveLength(8)
  expect(nodes[2]).toEqual({ code: 'A-A-001', parent: 'A-A', name: '守法', weight: null, importance: 'X' })
})

test.each([
  ['weights-not-whole', good.with(1, 'A-A,职业道德,11,')],
  ['weights-not-whole', good.with(5, 'B,相关知识,61,').with(6, 'B-A,照明,61,')],
  ['weight-wrong', good.with(1, 'A-A,职业道德,十,')],
  ['importance-wrong', good.with(2, 'A-A-001,守法,,W')],
  ['code-wrong', good.with(2, '甲,守法,,X')],
  ['code-twice', [...good, 'B-A-001,又,,X']],
  ['parent-missing', [...good, 'C-A,无上级,0,']],
  ['name-missing', good.with(2, 'A-A-001,,,X')],
  ['scope-without-points', good.slice(0, 7)],
])('a table with the fault %s is refused with row and wording', (code, rows) => {
  const { faults } = readBlueprint(csv(...rows))
  expect(faults.map((fault) => fault.code)).toContain(code)
  for (const fault of faults) expect(bankFaultText(fault).zh).not.toContain('{')
})

test('a file with another header is not taken for a blueprint', () => {
  expect(readBlueprint('a,b\n1,2').faults.map((fault) => fault.code)).toEqual(['header-wrong'])
})

test('scoring sheets need 100 marks a subject in steps of half a mark', () => {
  const sheet = (...rows: string[]) => readRubrics(['科目,工位,考核项目,评分标准,配分', ...rows].join('\n'))
  const read = sheet('操作技能,1 号工位,接线,"正确、牢固",60', '操作技能,2 号工位,排故,每处 20 分,40')
  expect(read.faults).toEqual([])
  expect(read.rubrics[0]?.stations.map((station) => station.criteria[0]?.code)).toEqual(['1.1', '2.1'])
  expect(sheet('操作技能,1,接线,,60').faults[0]?.code).toBe('marks-not-hundred')
  expect(sheet('操作,1,接线,,60.3').faults.map((fault) => fault.code)).toEqual(['subject-wrong', 'marks-wrong'])
})

test('apportioning gives the whole, by largest remainder', () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3])
  expect(apportion(7, [0, 0])).toEqual([0, 0])
})

test('a bank that is too small says of which kind, how many are needed and how many there are', () => {
  const { nodes } = readBlueprint(csv(...good))
  const drawn = drawPaper(nodes, [], [{ kind: 'single', count: 10, markTenths: 100 }], () => 0)
  expect(drawn).toEqual({ ok: false, code: 'bank-too-small', facts: { kind: 'single', needed: 10, available: 0 } })
})
