import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CANDIDATE_COLUMNS } from '@lingjiang/assessment/domain'
import { resultStore } from '@lingjiang/assessment/server'
import { syntheticPerson } from '@lingjiang/codes/synthetic'
import { transactAsSystem } from '@lingjiang/platform'
import { writeRows } from '@lingjiang/sheets'
import type { TestApp } from '@lingjiang/testkit'
import { type ExamScene, examScene } from '../../contexts/assessment/server/test/exam-scene.ts'

const SCORE = { version: 1, tenths: 800, absent: false, replaces: null, reason: null } as const

/** A session whose scores are all in: its results can be published. */
export async function scoredSession(system: TestApp, candidates: number, organisationId: string): Promise<ExamScene> {
  const scene = await examScene(system, { candidates, state: 'scoring', organisationId })
  const rows = scene.candidates.flatMap((candidate) =>
    (['theory', 'practical'] as const).map((subject) => ({
      ...SCORE,
      registrationId: candidate.registrationId,
      subject,
      source: 'entered' as const,
      enteredBy: 'crash test',
      at: system.clock.now(),
    })),
  )
  await transactAsSystem(system.app.services.db, 'test', (tx) => resultStore.appendScores(tx, rows))
  return scene
}

/** A session with approved results of everybody: its certificates can be issued. */
export async function approvedSession(system: TestApp, candidates: number, organisationId: string): Promise<ExamScene> {
  const scene = await examScene(system, { candidates, state: 'approved', organisationId })
  const scores = (['theory', 'practical'] as const).map((subject) => ({ subject, tenths: 800, absent: false }))
  await transactAsSystem(system.app.services.db, 'test', async (tx) => {
    await resultStore.save(
      tx,
      { id: scene.sessionId, organisationId, regionCode: '440106' },
      scene.candidates.map(({ registrationId, personId }) => ({
        registrationId,
        personId,
        version: 1,
        outcome: 'passed' as const,
        scores,
        reason: null,
      })),
      { accountId: null, parameters: {}, now: system.clock.now() },
    )
  })
  await system.owner`update assessment.result set approved_at = ${system.clock.now()} where session_id = ${scene.sessionId}`
  return scene
}

const HEADINGS = CANDIDATE_COLUMNS.map((column) => (column.required ? `${column.heading}*` : column.heading))

/** A workbook with other people in every round; a bad one names somebody without a telephone. */
export async function candidateList(round: number, rows: number, good: boolean): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'lingjiang-crash-'))
  const path = join(folder, 'list.xlsx')
  const lines = Array.from({ length: rows }, (_, i) => {
    const { name, documentNumber, phone } = syntheticPerson('crash', round * rows + i)
    const cells: Record<string, string> = {
      name,
      documentType: '居民身份证',
      documentNumber,
      phone: good || i > 0 ? phone : '',
      alternative: '4a',
      workFrom: '2015-07-01',
    }
    return CANDIDATE_COLUMNS.map(({ key }) => cells[key] ?? '')
  })
  await writeRows(path, '考生名单', [HEADINGS, ...lines])
  const content = readFileSync(path)
  rmSync(folder, { recursive: true, force: true })
  return content
}
