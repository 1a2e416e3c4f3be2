import { join } from 'node:path'
import { EMPTY_STATEMENT, SaveFilingStatement } from '@lingjiang/registry/contract'
import { testApp } from '@lingjiang/testkit'
import { beforeAll, describe, expect, test } from 'vitest'
import { documentOf, type Told } from './document.ts'
import { FILE_ROWS } from './files.ts'
import { OFFICES_ROWS } from './forms-of-offices.ts'
import { ORGANISATIONS_ROWS } from './forms-of-organisations.ts'
import { PEOPLE_ROWS } from './forms-of-people.ts'
import { LIST_ROWS } from './lists.ts'
import { type Scene, setScene, USED_KEY } from './scene.ts'
import { changedBetween, standingOf } from './standing.ts'
import { TRANSPORT_ROWS } from './transport.ts'

const PARTS = [
  { title: 'Forms of people', rows: PEOPLE_ROWS },
  { title: 'Forms of organisations', rows: ORGANISATIONS_ROWS },
  { title: 'Forms of plans and offices', rows: OFFICES_ROWS },
  { title: 'Files', rows: FILE_ROWS },
  { title: 'Lists in Excel', rows: LIST_ROWS },
  { title: 'Requests', rows: TRANSPORT_ROWS },
] as const

const system = testApp()
const told = new Map<string, Told[]>()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(system)
  await system.settle()
})

describe.each(PARTS)('$title', ({ title, rows }) => {
  test.each(rows)('$input: $answer', { timeout: 120_000 }, async (row) => {
    const before = await standingOf(system)
    const [zh, en] = [await row.send(scene, 'zh'), await row.send(scene, 'en')]
    const changed = changedBetween(before, await standingOf(system)).filter((table) => !row.notes?.includes(table))

    expect(changed).toEqual([])
    for (const answer of [zh, en]) expect(`${answer.status} ${answer.code}`, answer.words.join(' ')).toBe(row.answer)
    expect(zh.words.length).toBeGreaterThan(0)
    expect(en.words).toHaveLength(zh.words.length)
    for (const word of zh.words) expect(word).toMatch(/\p{Script=Han}.*\p{Script=Han}/u)
    for (const word of en.words) expect(word).toMatch(/[A-Za-z]{2}.* .*[A-Za-z]{2}/)
    told.set(title, [...(told.get(title) ?? []), { row, zh, en }])
  })
})

test('the same request sent twice is done once and answered as the first time', async () => {
  const before = await standingOf(system)
  const again = await scene.clients.applicant.get(SaveFilingStatement, {
    params: { filingId: scene.filingId },
    body: { statement: EMPTY_STATEMENT, expectedVersion: 1 },
    idempotencyKey: USED_KEY,
  })
  expect(again).toEqual({ version: 2 })
  expect(changedBetween(before, await standingOf(system))).toEqual([])
})

test('text that looks like markup or a statement is kept and shown as the text it is', async () => {
  const hostile = `<img src=x onerror=alert(1)> '; drop table registry.site; --`
  const { SaveOrganisation, GetOrganisation } = await import('@lingjiang/registry/contract')
  const { organisation } = await scene.clients.applicant.get(GetOrganisation)
  await scene.clients.applicant.get(SaveOrganisation, {
    body: { ...scene.organisation, mainBusiness: hostile, expectedVersion: organisation?.version ?? 0 } as never,
  })
  const seen = await scene.clients.applicant.call(GetOrganisation)
  expect(seen.body.organisation?.mainBusiness).toBe(hostile)
  expect(seen.headers['content-type']).toContain('application/json')
  expect(seen.headers['x-content-type-options']).toBe('nosniff')
})

test('docs/bad-input.md is current', async () => {
  const parts = PARTS.map(({ title, rows }) => ({ title, told: told.get(title) ?? [], rows }))
  for (const { title, told: list, rows } of parts) expect(list.length, title).toBe(rows.length)
  await expect(documentOf(parts)).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/bad-input.md'))
})
