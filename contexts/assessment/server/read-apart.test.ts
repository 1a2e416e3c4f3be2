import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { plainDate } from '@lingjiang/kernel'
import { writeRows } from '@lingjiang/sheets'
import { testApp } from '@lingjiang/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ImportCandidates, SHEET_MEDIA_TYPE } from '../contract/index.ts'
import { CANDIDATE_COLUMNS } from '../domain/index.ts'
import { importJobs } from './import-job.ts'
import { readApart } from './read-apart.ts'
import { SpooledRows } from './row-spool.ts'
import { anOpenSession } from './testing/scene.ts'

const system = testApp()
const folder = mkdtempSync(join(tmpdir(), 'lingjiang-reader-'))
const path = join(folder, 'list.xlsx')
const reading = { path, spoolPath: join(folder, 'rows'), level: '4', today: plainDate('2026-11-23') } as const
const ROWS = 4500
const told = async () => undefined

beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const { name, documentNumber, phone } = syntheticPerson('reader', i)
    const cells: Record<string, string> = {
      ...{ name, documentNumber, phone, documentType: '居民身份证', alternative: '4a', workFrom: '2015-07-01' },
    }
    return CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
  })
  await writeRows(path, '考生名单', [CANDIDATE_COLUMNS.map((column) => column.heading), ...rows])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a list read in a process of its own', () => {
  test('comes back row by row, and tells how far it is', async () => {
    const steps: number[] = []
    const found = await readApart(reading, async (rows) => {
      steps.push(rows)
    })
    expect(found).toMatchObject({ faults: [], count: ROWS })
    expect(steps).toEqual([2000, 4000])
    const numbers: number[] = []
    for await (const batch of new SpooledRows(reading.spoolPath, found.count).batches())
      numbers.push(...batch.map((row) => row.rowNumber))
    expect(numbers).toEqual(Array.from({ length: ROWS }, (_, i) => i + 2))
  })

  test('is refused when it takes more memory than a list may', async () => {
    const greedy = join(folder, 'greedy.xlsx')
    const cells = (i: number) => CANDIDATE_COLUMNS.map(({ key }) => `错${i}${key}`.padEnd(150, '误'))
    const rows = Array.from({ length: ROWS }, (_, i) => cells(i))
    await writeRows(greedy, '考生名单', [CANDIDATE_COLUMNS.map((column) => column.heading), ...rows])
    const found = await readApart({ ...reading, path: greedy }, told, 12)
    expect(found.count).toBe(0)
    expect(found.faults.map((fault) => fault.fault.zh)).toEqual([expect.stringContaining('过大')])
  })

  test('fails when the reader fails', async () => {
    await expect(readApart({ ...reading, path: join(folder, 'gone.xlsx') }, told)).rejects.toThrow('ENOENT')
  })
})

test('an import whose reader ends half way leaves nothing, and is taken over whole when it runs again', async () => {
  const { id: sessionId, organisationId } = await anOpenSession(system, { capacity: 5000 })
  const manager = await system.signIn({ role: 'organisation-manager', organisationId })
  const sent = await manager.call(ImportCandidates, {
    params: { sessionId },
    file: { content: readFileSync(path), name: '名单.xlsx', mediaType: SHEET_MEDIA_TYPE },
  })
  const { importId } = sent.body
  const ports = { certificatesHeld: async () => new Map() }
  const ending = importJobs(ports, async (task) => {
    await readApart(task, told)
    expect(existsSync(task.spoolPath)).toBe(true)
    throw new Error('the reader ended with 1')
  })
  await expect(ending.importCandidates.run({ importId }, system.app.services)).rejects.toThrow('ended with 1')
  const standing = async () =>
    (
      await system.owner`select i.state, s.taken, (select count(*) from assessment.registration where session_id = ${sessionId}) as registrations,
        (select count(*) from identity.person) as persons
        from assessment.candidate_import i join assessment.session s on s.id = i.session_id where i.id = ${importId}`
    )[0]
  const nothing = await standing()
  expect(nothing).toMatchObject({ state: 'waiting', taken: 0, registrations: 0 })
  expect(readdirSync(join(system.app.services.dataDir, 'incoming'))).toEqual([])
  await system.settle()
  expect(await standing()).toMatchObject({ state: 'done', taken: ROWS, registrations: ROWS })
})
