import type { Endpoint } from '@lingjiang/kernel'
import Type from 'typebox'
import { nullable, TextSchema, Uuid } from './session-schemas.ts'

export const SHEET_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A cell that is wrong: where it stands, what is wrong, how to mend it. */
export const RowFaultSchema = Type.Object({
  row: Type.Integer(),
  /** Letter and heading of the column; empty for what concerns the whole row. */
  column: Type.String(),
  heading: Type.String(),
  fault: TextSchema,
  mend: TextSchema,
})

export const ImportSchema = Type.Object({
  id: Type.String(),
  sessionId: Type.String(),
  fileName: Type.String(),
  state: Type.Enum(['waiting', 'done', 'rejected']),
  done: Type.Integer(),
  total: nullable(Type.Integer()),
  rows: nullable(Type.Integer()),
  badRows: nullable(Type.Integer()),
  createdAt: Type.String(),
  finishedAt: nullable(Type.String()),
})

export const GetCandidateTemplate = {
  method: 'GET',
  path: '/assessment/sessions/:sessionId/candidate-template',
  summary: 'The workbook to fill with candidates',
  params: Type.Object({ sessionId: Uuid }),
  may: 'assessment.candidates.import',
  refuses: ['not-found'],
} as const satisfies Endpoint

/** The bare workbook as body. It is taken over whole or not at all. */
export const ImportCandidates = {
  method: 'POST',
  path: '/assessment/sessions/:sessionId/imports',
  summary: 'Import candidates from a workbook',
  params: Type.Object({ sessionId: Uuid }),
  reply: Type.Object({ importId: Type.String() }),
  may: 'assessment.candidates.import',
  refuses: [
    'not-found',
    'registration-not-open',
    'file-too-large',
    'file-empty',
    'file-type-not-accepted',
    'file-imported-already',
    'import-running',
  ],
} as const satisfies Endpoint

export const GetImport = {
  method: 'GET',
  path: '/assessment/imports/:importId',
  summary: 'Progress and outcome of an import, with the first faults',
  params: Type.Object({ importId: Uuid }),
  reply: Type.Object({ import: ImportSchema, faults: Type.Array(RowFaultSchema), hasReport: Type.Boolean() }),
  may: 'assessment.candidates.import',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const GetImportReport = {
  method: 'GET',
  path: '/assessment/imports/:importId/report',
  summary: 'All faults of an import as CSV',
  params: Type.Object({ importId: Uuid }),
  may: 'assessment.candidates.import',
  refuses: ['not-found'],
} as const satisfies Endpoint

export const ListImports = {
  method: 'GET',
  path: '/assessment/sessions/:sessionId/imports',
  summary: 'Imports of a session, the newest first',
  params: Type.Object({ sessionId: Uuid }),
  reply: Type.Object({ imports: Type.Array(ImportSchema) }),
  may: 'assessment.candidates.import',
  refuses: ['not-found'],
} as const satisfies Endpoint
