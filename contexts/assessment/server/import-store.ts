import type { Tx } from '@lingjiang/platform/sql'

export type RowFault = {
  readonly row: number
  readonly column: string
  readonly heading: string
  readonly fault: { readonly zh: string; readonly en: string }
  readonly mend: { readonly zh: string; readonly en: string }
}

export type CandidateImport = {
  readonly id: string
  readonly sessionId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly taskId: string
  readonly fileSha256: string
  readonly fileName: string
  readonly state: 'waiting' | 'done' | 'rejected'
  readonly rows: number | null
  readonly badRows: number | null
  readonly faults: readonly RowFault[]
  readonly reportSha256: string | null
  readonly accountId: string | null
  readonly createdAt: string
  readonly finishedAt: string | null
}

const COLUMNS = [
  'id',
  'session_id',
  'organisation_id',
  'region_code',
  'task_id',
  'file_sha256',
  'file_name',
  'state',
  'rows',
  'bad_rows',
  'faults',
  'report_sha256',
  'account_id',
  'created_at',
  'finished_at',
] as const

export const importStore = {
  /** @returns false when the file waits or was taken over for the session already */
  async insert(
    tx: Tx,
    entry: Omit<CandidateImport, 'state' | 'rows' | 'badRows' | 'faults' | 'reportSha256' | 'finishedAt'>,
  ): Promise<boolean> {
    const rows = await tx`insert into assessment.candidate_import ${tx({ ...entry, state: 'waiting' } as never)}
      on conflict (session_id, file_sha256) where state in ('waiting', 'done') do nothing returning id`
    return rows.length === 1
  },

  async find(tx: Tx, id: string): Promise<CandidateImport | undefined> {
    const [row] = await tx<CandidateImport[]>`select ${tx(COLUMNS)} from assessment.candidate_import where id = ${id}`
    return row
  },

  async listOf(tx: Tx, sessionId: string): Promise<readonly CandidateImport[]> {
    return tx<CandidateImport[]>`
      select ${tx(COLUMNS)} from assessment.candidate_import where session_id = ${sessionId} order by created_at desc, id limit 50`
  },

  async isWaiting(tx: Tx, sessionId: string): Promise<boolean> {
    const rows =
      await tx`select 1 from assessment.candidate_import where session_id = ${sessionId} and state = 'waiting' limit 1`
    return rows.length > 0
  },

  /** Takes a waiting import until the transaction ends; undefined when another worker has it or it is over. */
  async claim(tx: Tx, id: string): Promise<CandidateImport | undefined> {
    const [row] = await tx<CandidateImport[]>`
      select ${tx(COLUMNS)} from assessment.candidate_import where id = ${id} and state = 'waiting' for update skip locked`
    return row
  },

  /** Imports that wait longer than a worker needs to take them. */
  async listStranded(tx: Tx, before: string): Promise<readonly string[]> {
    const rows = await tx<{ id: string }[]>`
      select id from assessment.candidate_import where state = 'waiting' and created_at < ${before} for update skip locked`
    return rows.map((row) => row.id)
  },

  async finish(
    tx: Tx,
    id: string,
    outcome: {
      readonly state: 'done' | 'rejected'
      readonly rows: number
      readonly badRows: number
      readonly faults: readonly RowFault[]
      readonly reportSha256: string | null
    },
    now: string,
  ): Promise<void> {
    await tx`update assessment.candidate_import set state = ${outcome.state}, rows = ${outcome.rows}, bad_rows = ${outcome.badRows},
      faults = ${tx.json(outcome.faults as never)}, report_sha256 = ${outcome.reportSha256}, finished_at = ${now} where id = ${id}`
  },
}
