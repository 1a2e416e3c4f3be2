import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Actor, dayOf, instant, type StandardLevel } from '@lingjiang/kernel'
import {
  appendAudit,
  appendOutbox,
  defineJob,
  eventOf,
  incomingFolder,
  recordBlob,
  type Services,
  taskStore,
  transactAsSystem,
} from '@lingjiang/platform'
import type { Tx } from '@lingjiang/platform/sql'
import { CSV_START, csvLine } from '@lingjiang/sheets'
import { assessmentEvents } from '../contract/index.ts'
import { enterCandidates } from './enter-candidates.ts'
import { ruleSetOn } from './evaluations.ts'
import { type CandidateImport, importStore, type RowFault } from './import-store.ts'
import type { AssessmentPorts } from './ports.ts'
import { readApart } from './read-apart.ts'
import { MOST_CANDIDATES, ofFile } from './read-candidates.ts'
import { SpooledRows } from './row-spool.ts'
import { isRegistrable } from './session-phase.ts'
import { type Session, sessionStore } from './session-store.ts'

const JOB = 'import-candidates'
/** Faults kept with the import for the screen; the report holds all. */
const SHOWN_FAULTS = 200
const STRANDED_AFTER_MS = 60_000

/** Carries the faults out of the transaction, so that nothing of the list stays. */
class Rejected extends Error {
  readonly faults: readonly RowFault[]
  constructor(faults: readonly RowFault[]) {
    super('rejected')
    this.faults = faults
  }
}

/**
 * Takes a list of candidates over whole or not at all: read and checked first, then entered in one transaction together with its outcome.
 * Run again after a crash it starts from the file; once done or rejected it changes nothing.
 */
export function importJobs(ports: AssessmentPorts, read = readApart) {
  const importCandidates = defineJob<{ importId: string }>({
    name: JOB,
    run: ({ importId }, services) => runImport(importId, services, ports, read),
  })
  /** A worker that was killed holds its job for an hour; the row it held is free at once. */
  const resumeImports = defineJob<null>({
    name: 'resume-candidate-imports',
    schedule: '* * * * *',
    async run(_payload, services) {
      await transactAsSystem(services.db, 'resume-candidate-imports', async (tx) => {
        const before = instant(Date.parse(services.clock.now()) - STRANDED_AFTER_MS)
        for (const importId of await importStore.listStranded(tx, before))
          await services.jobs.enqueue(tx, importCandidates, { importId })
      })
    },
  })
  return { importCandidates, resumeImports }
}

async function runImport(
  importId: string,
  services: Services,
  ports: AssessmentPorts,
  read: typeof readApart,
): Promise<void> {
  const path = join(await incomingFolder(services.dataDir), randomUUID())
  try {
    await transactAsSystem(services.db, JOB, async (tx) => {
      const entry = await importStore.claim(tx, importId)
      const session = entry && (await sessionStore.find(tx, entry.sessionId))
      if (!entry || !session) return
      await pipeline(services.blobs.stream(entry.fileSha256), createWriteStream(path, { mode: 0o600 }))
      await takeOver(tx, entry, session, path, services, ports, read)
    })
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    await reject(importId, error.faults, services)
  } finally {
    await Promise.all([rm(path, { force: true }), rm(`${path}.rows`, { force: true })])
  }
}

async function takeOver(
  tx: Tx,
  entry: CandidateImport,
  session: Session,
  path: string,
  services: Services,
  ports: AssessmentPorts,
  read: typeof readApart,
): Promise<void> {
  const now = services.clock.now()
  const today = dayOf(now)
  const actor: Actor = { kind: 'system', job: JOB }
  if (!isRegistrable(session, today)) throw new Rejected([ofFile({ zh: '报名已截止', en: 'Registration is closed' })])
  const ruleSet = ruleSetOn(today)
  const level = session.level as StandardLevel
  const tell = (done: number, total: number | null) => taskStore.progress(services.db, entry.taskId, done, total)
  const spoolPath = `${path}.rows`
  const { faults: found, count } = await read({ path, spoolPath, level, today }, (rows) => tell(rows, null))
  if (found.length > 0) throw new Rejected(found)
  if ((await sessionStore.movePlaces(tx, session.id, count)) === undefined) {
    const left = session.capacity - session.taken
    throw new Rejected([
      ofFile({
        zh: `名单有 ${count} 人，名额只剩 ${left} 个`,
        en: `The list has ${count} persons, ${left} places are left`,
      }),
    ])
  }
  const told = (rows: number) => tell(count + rows, 2 * count)
  const faults = await enterCandidates(
    { tx, services, ports, session, entry, actor, now, ruleSetId: ruleSet.id, told },
    new SpooledRows(spoolPath, count),
  )
  if (faults.length > 0) throw new Rejected(faults)
  await importStore.finish(
    tx,
    entry.id,
    { state: 'done', rows: count, badRows: 0, faults: [], reportSha256: null },
    now,
  )
  await taskStore.finish(tx, entry.taskId, 'done', { rows: count })
  await noteOutcome(tx, entry, actor, { outcome: 'done', rows: count }, now)
  const imported = eventOf(assessmentEvents, 'candidates-imported', {
    sessionId: session.id,
    importId: entry.id,
    count,
  })
  await appendOutbox(tx, [imported], now)
}

/** Notes the faults in a transaction of their own: the one that found them is rolled back. */
async function reject(importId: string, faults: readonly RowFault[], services: Services): Promise<void> {
  const now = services.clock.now()
  const sorted = faults.toSorted((a, b) => a.row - b.row)
  const badRows = new Set(sorted.map((fault) => fault.row)).size
  const blob = await services.blobs.put(Buffer.from(reportOf(sorted)))
  await transactAsSystem(services.db, JOB, async (tx) => {
    const entry = await importStore.claim(tx, importId)
    if (!entry) return
    await recordBlob(tx, blob, 'text/csv')
    const outcome = {
      state: 'rejected',
      rows: 0,
      badRows,
      faults: sorted.slice(0, SHOWN_FAULTS),
      reportSha256: blob.sha256,
    } as const
    await importStore.finish(tx, importId, outcome, now)
    await taskStore.finish(tx, entry.taskId, 'failed', { badRows })
    await noteOutcome(tx, entry, { kind: 'system', job: JOB }, { outcome: 'rejected', badRows }, now)
  })
}

async function noteOutcome(
  tx: Tx,
  entry: CandidateImport,
  actor: Actor,
  facts: Readonly<Record<string, string | number>>,
  now: string,
): Promise<void> {
  const audit = {
    action: 'candidates-imported',
    subjectKind: 'session',
    subjectId: entry.sessionId,
    regionCode: entry.regionCode,
    organisationId: entry.organisationId,
    facts: { ...facts, importId: entry.id, accountId: entry.accountId },
  }
  await appendAudit(tx, actor, [audit], instant(now), entry.id, facts.outcome === 'done' ? 'done' : 'refused')
}

function reportOf(faults: readonly RowFault[]): string {
  const head = csvLine(['行', '列', '项目', '问题', '改正办法', 'Fault', 'Mend'])
  const lines = faults.map(({ row, column, heading, fault, mend }) =>
    csvLine([row === 0 ? '' : row, column, heading, fault.zh, mend.zh, fault.en, mend.en]),
  )
  return CSV_START + head + lines.join('')
}

export const MOST_IMPORT_BYTES = 60_000_000
export { MOST_CANDIDATES }
