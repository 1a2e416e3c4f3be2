import { readFileSync } from 'node:fs'
import { transactAsSystem } from '@lingjiang/platform'
import { type ChoiceItem, readItems, writeItem, writePackage } from '@lingjiang/qti'
import { newId, type TestClient, testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { CreateBank, GetBank, ImportItems, ListBanks, ListItems, OpenItem } from '../contract/index.ts'
import { drawFromBank, seedSampleBanks } from './index.ts'
import { samplePackage } from './sample-source.ts'

const system = testApp()
const SAMPLES = new URL('../../../data/samples/items/', import.meta.url)
const bytesOf = (name: string) => readFileSync(new URL(name, SAMPLES))
const form = [{ kind: 'single' as const, count: 20, markTenths: 50 }]
const zip = (content: Uint8Array, name = 'a.zip') => ({
  content: Buffer.from(content),
  name,
  mediaType: 'application/zip',
})
const item: ChoiceItem = {
  identifier: 'X-1',
  title: 'x',
  point: 'A-A-001',
  kind: 'single',
  stem: '题干',
  choices: [
    { identifier: 'A', text: '甲' },
    { identifier: 'B', text: '乙' },
  ],
  key: ['B'],
}

describe('an organisation and its bank', () => {
  let manager: TestClient
  let bankId = ''
  beforeAll(async () => {
    manager = await system.signIn({ role: 'organisation-manager', organisationId: newId() })
    const body = { occupationCode: '6-31-01-03', level: '4' as const, title: '本单位题库', form }
    bankId = (await manager.get(CreateBank, { body })).bankId
  })

  test('takes over a package with items, blueprint and scoring sheets, and shows weights that add up', async () => {
    const taken = await manager.get(ImportItems, { params: { bankId }, file: zip(bytesOf('electrician.zip')) })
    expect(taken).toMatchObject({ items: 61, replaced: 0, blueprint: true, rubrics: 2 })
    const bank = await manager.get(GetBank, { params: { bankId } })
    expect(bank.bank).toMatchObject({ occupationName: '电工', items: 61, own: true })
    expect(bank.checks).toEqual([])
    expect(bank.blueprint.find((node) => node.code === 'B')).toMatchObject({ weight: 75, items: 43 })
    expect(bank.rubrics.map((rubric) => rubric.subject)).toEqual(['practical', 'review'])
  })

  test('reads one item with its key, and the reading is recorded', async () => {
    const { items } = await manager.get(ListItems, { params: { bankId }, query: { kind: 'multiple', limit: 1 } })
    const opened = await manager.get(OpenItem, { params: { bankId, itemId: items[0]?.id ?? '' } })
    expect(opened.choices.filter((choice) => choice.right).length).toBeGreaterThan(1)
    const [audit] =
      await system.owner`select count(*)::integer as n from platform.audit_event where action = 'item-read'`
    expect(audit).toEqual({ n: 1 })
  })

  test('a file with one broken item tells the file and the fault, and nothing of it is taken over', async () => {
    const broken = writePackage('p', [
      item,
      { ...item, identifier: 'X-2', key: ['Q'] },
      { ...item, identifier: 'X-3', point: 'Z-Z-999' },
    ])
    const answer = await manager.call(ImportItems, { params: { bankId }, file: zip(broken) })
    expect(answer.status).toBe(400)
    expect(answer.problem?.faults?.map((fault) => fault.text)).toEqual([
      '正确答案 Q 不在选项中',
      '试题 X-3 的鉴定点 Z-Z-999 不在细目表中',
    ])
    expect((await manager.get(GetBank, { params: { bankId } })).bank.items).toBe(61)
  })

  test('one XML file is an import too, and the same item again is replaced', async () => {
    const file = { content: Buffer.from(writeItem(item)), name: 'x.xml', mediaType: 'application/xml' }
    expect(await manager.get(ImportItems, { params: { bankId }, file })).toMatchObject({ items: 1, replaced: 0 })
    expect(await manager.get(ImportItems, { params: { bankId }, file })).toMatchObject({ items: 1, replaced: 1 })
  })

  test('another file type, a form that is not 100 marks and a second bank are refused', async () => {
    const csv = { content: Buffer.from('a'), name: 'a.csv', mediaType: 'text/csv' }
    expect((await manager.call(ImportItems, { params: { bankId }, file: csv })).problem?.code).toBe(
      'file-type-not-accepted',
    )
    const body = { occupationCode: '6-31-01-03', level: '4' as const, title: 'x', form }
    expect((await manager.call(CreateBank, { body })).problem?.code).toBe('bank-exists')
    const short = [{ kind: 'single' as const, count: 1, markTenths: 10 }]
    expect((await manager.call(CreateBank, { body: { ...body, form: short } })).problem?.code).toBe('form-not-whole')
  })

  test('text and keys lie sealed in the database', async () => {
    const rows = await system.owner<{ sealed: Buffer }[]>`select sealed from item_bank.item`
    const open = readItems(bytesOf('electrician.zip'), 'electrician.zip').items.flatMap((item) => [
      item.stem,
      ...item.choices.map((choice) => choice.text),
      `"key":${JSON.stringify(item.key)}`,
    ])
    // A few bytes of a sealed text may read like anything; whole texts do not.
    for (const row of rows)
      for (const text of open.filter((one) => Buffer.byteLength(one) > 8)) expect(row.sealed.includes(text)).toBe(false)
  })

  test('strangers do not find it; an officer sees that it is there and cannot read an item', async () => {
    const stranger = await system.signIn({ role: 'organisation-manager', organisationId: newId() })
    expect((await stranger.call(GetBank, { params: { bankId } })).status).toBe(404)
    const officer = await system.signIn({ role: 'province-officer', regions: ['440000'] })
    expect((await officer.get(GetBank, { params: { bankId } })).bank.own).toBe(false)
    expect((await officer.call(ListItems, { params: { bankId } })).status).toBe(404)
    const candidate = await system.signIn({ role: 'candidate', personId: undefined as never })
    expect((await candidate.call(ListBanks)).status).toBe(403)
  })
})

describe('the samples and the draw', () => {
  test('the packages are what their sources say, byte for byte', () => {
    for (const name of ['electrician', 'e-commerce', 'child-care']) {
      const made = samplePackage(bytesOf(`${name}.txt`).toString('utf8'), name.toUpperCase())
      expect(Buffer.from(made).equals(bytesOf(`${name}.zip`))).toBe(true)
      expect(readItems(made, name).faults).toEqual([])
    }
  })

  test('seeding opens 15 marked banks once, and a seed draws the same paper again', async () => {
    const { services } = system.app
    const draw = (seed: string) =>
      transactAsSystem(services.db, 'test', async (tx) => {
        const paper = await drawFromBank(tx, services.vault, {
          organisationId: newId(),
          occupationCode: '4-10-01-03',
          occupationName: '保育师',
          level: '5',
          seed,
        })
        if (!paper.ok) throw new Error(paper.code)
        return paper
      })
    const seed = () =>
      transactAsSystem(services.db, 'test', (tx) => seedSampleBanks(tx, services.vault, system.clock.now()))
    expect([await seed(), await seed()]).toEqual([15, 0])
    const [one, two, other] = [await draw('a'), await draw('a'), await draw('b')]
    const names = (paper: typeof one) => paper.items.map((drawn) => drawn.identifier)
    expect(names(one)).toEqual(names(two))
    expect(names(one)).not.toEqual(names(other))
    expect(one.items).toHaveLength(35)
    for (const part of one.allotments) expect(Math.abs(part.plannedTenths - part.drawnTenths)).toBeLessThanOrEqual(40)
  })
})
