import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { writeRows } from '@lingjiang/sheets'
import { NOON, type TestClient, testApp } from '@lingjiang/testkit'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  GetCandidateTemplate,
  GetImport,
  GetImportReport,
  ImportCandidates,
  ListImports,
  SHEET_MEDIA_TYPE,
} from '../contract/index.ts'
import { CANDIDATE_COLUMNS } from '../domain/index.ts'
import { aCandidate, anOpenSession, asSystem } from './testing/scene.ts'

const system = testApp()
const folder = mkdtempSync(join(tmpdir(), 'lingjiang-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => system.clock.set(NOON))

const HEADINGS = CANDIDATE_COLUMNS.map((column) => (column.required ? `${column.heading}*` : column.heading))
type Row = readonly (string | number)[]
let sessionId = ''
let manager: TestClient
let organisationId = ''

/** Row number `index` of a list for level 4: five years of work. */
function row(
  index: number,
  change: Partial<Record<(typeof CANDIDATE_COLUMNS)[number]['key'], string | number>> = {},
): Row {
  const { name, documentNumber, phone } = syntheticPerson('import', index)
  const cells = {
    name,
    documentType: '居民身份证',
    documentNumber,
    phone,
    alternative: '4a',
    workFrom: '2015-07-01',
    ...change,
  }
  return CANDIDATE_COLUMNS.map(({ key }) => (cells as Record<string, string | number>)[key] ?? '')
}

async function workbook(rows: readonly Row[], headings: Row = HEADINGS): Promise<Buffer> {
  const path = join(folder, `${crypto.randomUUID()}.xlsx`)
  await writeRows(path, '考生名单', [headings, ...rows])
  return readFileSync(path)
}

async function send(content: Buffer, to = sessionId, by = manager) {
  return by.call(ImportCandidates, {
    params: { sessionId: to },
    file: { content, name: '名单.xlsx', mediaType: SHEET_MEDIA_TYPE },
  })
}

async function importing(content: Buffer) {
  const sent = await send(content)
  expect(sent.status, JSON.stringify(sent.problem)).toBe(200)
  await system.settle()
  return manager.get(GetImport, { params: { importId: sent.body.importId } })
}

/** Everything an import could have changed. */
const standing = async () =>
  (
    await system.owner`select (select count(*) from identity.person) as persons, (select count(*) from assessment.registration) as registrations,
    (select coalesce(sum(taken), 0) from assessment.session) as taken, (select count(*) from assessment.registration_event) as events,
    (select count(*) from platform.outbox) as outbox`
  )[0]

beforeAll(async () => {
  const made = await anOpenSession(system, { capacity: 1000 })
  sessionId = made.id
  organisationId = made.organisationId
  manager = await system.signIn({ role: 'organisation-manager', organisationId })
})

describe('a good list', () => {
  test('is taken over whole, with persons, registrations, places, record, audit, and the same file not twice', async () => {
    const content = await workbook(Array.from({ length: 250 }, (_, i) => row(i)))
    const done = await importing(content)
    expect(done).toMatchObject({ import: { state: 'done', rows: 250, badRows: 0 }, faults: [], hasReport: false })
    const [session] = await system.owner`select taken from assessment.session where id = ${sessionId}`
    expect(session?.taken).toBe(250)
    const rows =
      await system.owner`select number, state, source, alternative, evaluation, document_masked from assessment.registration where session_id = ${sessionId} order by number`
    expect(rows).toHaveLength(250)
    expect(rows[0]).toMatchObject({
      state: 'submitted',
      source: 'import',
      alternative: '4a',
      evaluation: { holding: ['4a'], on: '2026-11-23' },
    })
    expect(
      await system.owner`select 1 from platform.outbox where type = 'candidates-imported' and body ->> 'sessionId' = ${sessionId}`,
    ).toHaveLength(1)
    const dump = JSON.stringify(await system.owner`select * from assessment.registration`)
    expect(dump).not.toContain(syntheticPerson('import', 0).documentNumber)
    expect((await send(content)).problem?.code).toBe('file-imported-already')
    const list = await manager.get(ListImports, { params: { sessionId } })
    expect(list.imports).toHaveLength(1)
  })

  test('run again by a worker that was killed changes nothing', async () => {
    const before = await standing()
    const [last] =
      await system.owner`select id from assessment.candidate_import where state = 'done' order by created_at desc limit 1`
    const job = { name: 'import-candidates' }
    await asSystem(system, (tx) => system.app.services.jobs.enqueueByName(tx, job.name, { importId: last?.id }))
    await system.settle()
    expect(await standing()).toEqual(before)
  })

  test('left behind by a killed worker is taken up again within two minutes', async () => {
    const sent = await send(await workbook([row(300), row(301)]))
    await system.owner`delete from jobs.job where name = 'import-candidates'`
    system.clock.set('2026-11-23T02:02:00Z')
    await asSystem(system, (tx) => system.app.services.jobs.enqueueByName(tx, 'resume-candidate-imports', {}))
    await system.settle()
    expect((await manager.get(GetImport, { params: { importId: sent.body.importId } })).import).toMatchObject({
      state: 'done',
      rows: 2,
    })
  })

  test('may have its columns in another order, one more, and dates as the spreadsheet writes them', async () => {
    const order = [5, 2, 0, 1, 3, 7]
    const headings = [...order.map((at) => HEADINGS[at] ?? ''), '备注']
    const given = row(310, { workFrom: '2015/7/1' })
    const content = await workbook([[...order.map((at) => given[at] ?? ''), '任意']], headings)
    expect(await importing(content)).toMatchObject({ import: { state: 'done', rows: 1 } })
  })
})

describe('the template', () => {
  test('is the list that can be imported once it is filled', async () => {
    const file = await manager.call(GetCandidateTemplate, { params: { sessionId } })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.raw as never)
    const sheet = book.worksheets[0]
    const heads = HEADINGS.map((_heading, index) => sheet?.getCell(1, index + 1).value)
    expect(heads).toEqual(HEADINGS)
    expect(JSON.stringify(book.worksheets[1]?.getSheetValues())).toContain('申报条件 4a')
    sheet?.spliceRows(2, 1, [...row(320)])
    expect(await importing(Buffer.from(await book.xlsx.writeBuffer()))).toMatchObject({
      import: { state: 'done', rows: 1 },
    })
  })
})

describe('a bad list changes nothing', () => {
  const good = row(400)
  const cases: readonly [string, readonly Row[], string, string][] = [
    ['a wrong check digit', [good, row(401, { documentNumber: '110105194912310021' })], 'C3', '校验码'],
    ['a number turned into scientific notation', [row(401, { documentNumber: 110105194912310020 })], 'C2', '科学计数'],
    ['an unknown type of document', [row(401, { documentType: '图书证' })], 'B2', '不在可选范围'],
    ['a number of another type', [row(401, { documentType: '港澳台居民居住证' })], 'C2', '另一种证件'],
    ['no name', [row(401, { name: '' })], 'A2', '未填写'],
    ['a name that is none', [row(401, { name: '张3' })], 'A2', '数字或符号'],
    ['a phone that is none', [row(401, { phone: '12345' })], 'D2', '应为 11 位'],
    ['a date that does not exist', [row(401, { workFrom: '2015-02-30' })], 'H2', '不是日期'],
    ['a date to come', [row(401, { workFrom: '2030-01-01' })], 'H2', '晚于今天'],
    ['work that ends before it begins', [row(401, { workTo: '2010-01-01' })], 'I2', '早于'],
    ['an over-long cell', [row(401, { employer: '长'.repeat(201) })], 'E2', '超过 200'],
    ['the same person twice', [good, row(401), good], 'C4', '与第 2 行重复'],
    ['an alternative of another level', [row(401, { alternative: '3a' })], 'F2', '没有申报条件'],
    ['an alternative that does not hold', [row(401, { workFrom: '2023-01-01' })], 'F2', '还差'],
    ['a certificate without its date', [row(401, { certificateLevel: '五级' })], 'K2', '另一列已填写'],
    ['somebody who is registered already', [row(1)], 'C2', '已报名'],
    [
      'a document without date of birth',
      [row(401, { documentType: '护照', documentNumber: 'E12345678' })],
      'G2',
      '不含出生日期',
    ],
  ]
  test.each(cases)('%s is told with row, column and mend', async (_what, rows, place, words) => {
    const before = await standing()
    const result = await importing(await workbook(rows))
    expect(result.import).toMatchObject({ state: 'rejected', rows: 0, badRows: 1 })
    expect(result.faults.map((fault) => `${fault.column}${fault.row}`)).toEqual([place])
    expect(result.faults[0]?.fault.zh).toContain(words)
    expect(result.faults[0]?.mend.zh.length).toBeGreaterThan(3)
    expect(result.faults[0]?.fault.en).toMatch(/[a-z]/)
    expect(await standing()).toEqual(before)
  })

  test('a person on record under another name is told', async () => {
    const { person } = await aCandidate(system, 900)
    const result = await importing(
      await workbook([row(0, { name: '欧阳某某', documentNumber: person.documentNumber })]),
    )
    expect(result.faults).toMatchObject([{ column: 'A', fault: { zh: '该证件已以其他姓名登记' } }])
  })

  test('a formula is told apart from what somebody typed', async () => {
    const before = await standing()
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('考生名单')
    sheet.addRow(HEADINGS)
    sheet.addRow(row(402))
    sheet.getCell('A2').value = { formula: 'CONCAT("张","三")', result: '张三' } as never
    const result = await importing(Buffer.from(await book.xlsx.writeBuffer()))
    expect(result.faults).toMatchObject([{ row: 2, column: 'A', fault: { zh: '单元格是公式' } }])
    expect(await standing()).toEqual(before)
  })

  test.each<[string, () => Promise<Buffer>, string]>([
    ['a text file', async () => Buffer.from('姓名,证件号码'), '不是 xlsx'],
    ['a protected workbook', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), '密码'],
    ['a cut workbook', async () => (await workbook([good])).subarray(0, 2000), '损坏'],
    ['a list without candidates', async () => workbook([]), '没有考生'],
    ['a missing column', async () => workbook([good.slice(1)], HEADINGS.slice(1)), '缺少列“姓名”'],
    ['a column twice', async () => workbook([[...good, '']], [...HEADINGS, '姓名']), '出现了两次'],
    [
      'more candidates than places',
      async () => workbook(Array.from({ length: 900 }, (_, i) => row(1000 + i))),
      '名额只剩',
    ],
  ])('%s is told as a whole', async (_what, content, words) => {
    const before = await standing()
    const result = await importing(await content())
    expect(result.import.state).toBe('rejected')
    expect(result.faults[0]?.fault.zh).toContain(words)
    expect(await standing()).toEqual(before)
  })

  test('that is empty is refused before anything of it is kept', async () => {
    const before = await standing()
    const { status, problem } = await send(Buffer.alloc(0))
    expect([status, problem?.code]).toEqual([422, 'file-empty'])
    expect(await standing()).toEqual(before)
  })

  test('gives all its faults at once, and as a report', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => row(2000 + i, { phone: '1', name: '' }))
    const result = await importing(await workbook(rows))
    expect(result).toMatchObject({ import: { badRows: 300 }, hasReport: true })
    expect(result.faults).toHaveLength(200)
    const report = await manager.call(GetImportReport, { params: { importId: result.import.id } })
    expect(String(report.raw).trim().split('\r\n')).toHaveLength(601)
  })
})

describe('who may import', () => {
  test('only the organisation of the session, while registration is open, one list at a time', async () => {
    const content = await workbook([row(500)])
    const stranger = await system.signIn({ role: 'organisation-manager', organisationId: crypto.randomUUID() })
    expect((await send(content, sessionId, stranger)).status).toBe(404)
    expect(
      (await send(content, sessionId, await system.signIn({ role: 'city-officer', regions: ['440100'] }))).status,
    ).toBe(403)
    const closed = await anOpenSession(system, { organisationId, state: 'closed' })
    expect((await send(content, closed.id)).problem?.code).toBe('registration-not-open')
    const first = await send(content)
    expect((await send(await workbook([row(501)]))).problem?.code).toBe('import-running')
    expect((await stranger.call(GetImport, { params: { importId: first.body.importId } })).status).toBe(404)
    await system.settle()
  })
})
