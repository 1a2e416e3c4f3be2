import { randomUUID } from 'node:crypto'
import { IDENTITY_DOCUMENT_NAMES, IDENTITY_DOCUMENT_TYPES } from '@lingjiang/codes'
import { BrokenInvariant, dayOf, refuse, SKILL_LEVEL_NAMES } from '@lingjiang/kernel'
import { endpoint, type Job, recordBlob, type Task, taskStore } from '@lingjiang/platform'
import { writeTemplate } from '@lingjiang/sheets'
import {
  GetCandidateTemplate,
  GetImport,
  GetImportReport,
  ImportCandidates,
  ListImports,
  SHEET_MEDIA_TYPE,
} from '../contract/index.ts'
import {
  CANDIDATE_COLUMNS,
  CLASS_WORDS,
  SCHOOL_WORDS,
  STUDY_WORDS,
  TITLE_WORDS,
  wordCondition,
} from '../domain/index.ts'
import { ruleSetOn } from './evaluations.ts'
import { MOST_CANDIDATES, MOST_IMPORT_BYTES } from './import-job.ts'
import { type CandidateImport, importStore } from './import-store.ts'
import { isRegistrable } from './session-phase.ts'
import { sessionStore } from './session-store.ts'

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  documentType: IDENTITY_DOCUMENT_TYPES.map((type) => IDENTITY_DOCUMENT_NAMES[type].zh),
  titleRank: Object.keys(TITLE_WORDS),
  school: Object.keys(SCHOOL_WORDS),
  technicalClass: Object.keys(CLASS_WORDS),
  study: Object.keys(STUDY_WORDS),
}

const getTemplate = endpoint(GetCandidateTemplate, async ({ tx, params, now }) => {
  const session = await sessionStore.find(tx, params.sessionId)
  if (!session) return refuse('not-found')
  const alternatives = ruleSetOn(dayOf(now)).alternatives.filter((one) => one.level === session.level)
  const level = SKILL_LEVEL_NAMES[session.level as keyof typeof SKILL_LEVEL_NAMES].zh
  const content = await writeTemplate({
    sheetName: '考生名单',
    columns: CANDIDATE_COLUMNS.map((column) => {
      const choices = column.key === 'alternative' ? alternatives.map((one) => one.id) : CHOICES[column.key]
      return { ...column, note: column.help.zh, ...(choices ? { choices } : {}) }
    }),
    notes: {
      sheetName: '说明',
      rows: [
        ['场次', `${session.organisationName} ${session.occupationName} ${level} ${session.firstDay}`],
        ['填写', `表头带 * 的必须填写；不要改动表头；最多 ${MOST_CANDIDATES} 人；有一行不符合要求，整份名单都不导入`],
        ...alternatives.map((one) => [
          `申报条件 ${one.id}`,
          one.conditions.map((condition) => wordCondition(condition).zh).join('，并且'),
        ]),
        ...CANDIDATE_COLUMNS.map((column) => [column.heading, column.help.zh]),
      ],
    },
  })
  return {
    content,
    mediaType: SHEET_MEDIA_TYPE,
    fileName: `考生名单模板-${session.occupationName}-${session.firstDay}.xlsx`,
  }
})

const list = endpoint(ListImports, async ({ tx, params }) => {
  const imports = await importStore.listOf(tx, params.sessionId)
  return {
    imports: await Promise.all(imports.map(async (one) => importReply(one, await taskStore.find(tx, one.taskId)))),
  }
})

const get = endpoint(GetImport, async ({ tx, params }) => {
  const found = await importStore.find(tx, params.importId)
  if (!found) return refuse('not-found')
  const task = await taskStore.find(tx, found.taskId)
  return {
    import: importReply(found, task),
    faults: [...found.faults],
    hasReport: found.reportSha256 !== null,
  }
})

const getReport = endpoint(GetImportReport, async ({ tx, params, services }) => {
  const found = await importStore.find(tx, params.importId)
  if (!found?.reportSha256) return refuse('not-found')
  return {
    content: await services.blobs.get(found.reportSha256),
    mediaType: 'text/csv; charset=utf-8',
    fileName: `${found.fileName.replace(/\.xlsx$/i, '')}-问题清单.csv`,
  }
})

/** Template, upload, progress and report of imports; the work itself is the job. */
export function importRoutes(job: Job<{ importId: string }>) {
  const take = endpoint(
    ImportCandidates,
    async ({ tx, params, actor, now, services, upload, record }) => {
      if (actor.kind !== 'account' || !upload) throw new BrokenInvariant('an upload without account or file')
      const session = await sessionStore.lock(tx, params.sessionId)
      if (!session || session.organisationId !== actor.organisationId) return refuse('not-found')
      if (!isRegistrable(session, dayOf(now))) return refuse('registration-not-open')
      const blob = await services.blobs.putFile(upload.path)
      await recordBlob(tx, blob, SHEET_MEDIA_TYPE)
      const { regionCode, organisationId } = session
      const taskId = await taskStore.create(tx, {
        kind: 'candidate-import',
        subjectId: session.id,
        actor,
        regionCode,
        organisationId,
      })
      const importId = randomUUID()
      const entry = {
        id: importId,
        sessionId: session.id,
        organisationId,
        regionCode,
        taskId,
        fileSha256: blob.sha256,
        fileName: upload.name,
        accountId: actor.accountId,
        createdAt: now,
      }
      if (await importStore.isWaiting(tx, session.id)) return refuse('import-running')
      if (!(await importStore.insert(tx, entry))) return refuse('file-imported-already')
      await services.jobs.enqueue(tx, job, { importId })
      const facts = { importId, size: blob.size }
      record({
        action: 'candidate-import-begun',
        subjectKind: 'session',
        subjectId: session.id,
        regionCode,
        organisationId,
        facts,
      })
      return { importId }
    },
    { upload: { maxBytes: MOST_IMPORT_BYTES, mediaTypes: [SHEET_MEDIA_TYPE, 'application/octet-stream'] } },
  )
  return [getTemplate, take, list, get, getReport] as const
}

function importReply(one: CandidateImport, task: Task | undefined) {
  const { id, sessionId, fileName, state, rows, badRows, createdAt, finishedAt } = one
  return {
    id,
    sessionId,
    fileName,
    state,
    rows,
    badRows,
    createdAt,
    finishedAt,
    done: task?.done ?? 0,
    total: task?.total ?? null,
  }
}
