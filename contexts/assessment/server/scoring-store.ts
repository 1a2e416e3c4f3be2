import { createHash, randomUUID } from 'node:crypto'
import type { Station, StoredRubric } from '@lingjiang/item-bank/server'
import type { Tx } from '@lingjiang/platform/sql'
import type { Subject } from '../contract/index.ts'
import type { SheetMarks } from '../domain/index.ts'

export type Sheet = {
  readonly id: string
  readonly registrationId: string
  readonly sessionId: string
  readonly slotId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly subject: Subject
  readonly examinerPersonId: string
  readonly version: number
  readonly revision: number
  readonly state: 'draft' | 'signed'
  readonly marks: SheetMarks
  readonly absent: boolean
  readonly remark: string
  readonly totalTenths: number
  readonly supersedes: string | null
  readonly reason: string | null
  readonly digest: string | null
  readonly signedAt: string | null
}

const SHEET = [
  'id',
  'registration_id',
  'session_id',
  'slot_id',
  'organisation_id',
  'region_code',
  'subject',
  'examiner_person_id',
  'version',
  'revision',
  'state',
  'marks',
  'absent',
  'remark',
  'total_tenths',
  'supersedes',
  'reason',
  'digest',
  'signed_at',
] as const

type Draft = {
  readonly marks: SheetMarks
  readonly absent: boolean
  readonly remark: string
  readonly totalTenths: number
}

export const sheetStore = {
  async find(tx: Tx, id: string): Promise<Sheet | undefined> {
    const [row] = await tx<Sheet[]>`select ${tx(SHEET)} from assessment.score_sheet where id = ${id}`
    return row
  },

  /** The newest version of the own sheet of an examiner. */
  async current(tx: Tx, registrationId: string, subject: Subject, examiner: string): Promise<Sheet | undefined> {
    const [row] = await tx<Sheet[]>`
      select ${tx(SHEET)} from assessment.score_sheet where registration_id = ${registrationId} and subject = ${subject}
        and examiner_person_id = ${examiner} order by version desc limit 1`
    return row
  },

  async listCurrent(tx: Tx, slotId: string, examiner: string): Promise<readonly Sheet[]> {
    return tx<Sheet[]>`
      select distinct on (registration_id) ${tx(SHEET)} from assessment.score_sheet
      where slot_id = ${slotId} and examiner_person_id = ${examiner} order by registration_id, version desc`
  },

  async lockDrafts(tx: Tx, slotId: string, examiner: string, ids: readonly string[]): Promise<readonly Sheet[]> {
    return tx<Sheet[]>`
      select ${tx(SHEET)} from assessment.score_sheet where id = any(${[...ids]}::uuid[]) and slot_id = ${slotId}
        and examiner_person_id = ${examiner} order by id for update`
  },

  /** @returns the sheet, or undefined when that version is there already */
  async insert(
    tx: Tx,
    sheet: Pick<
      Sheet,
      | 'registrationId'
      | 'sessionId'
      | 'slotId'
      | 'organisationId'
      | 'regionCode'
      | 'subject'
      | 'examinerPersonId'
      | 'version'
    > &
      Draft & { readonly supersedes?: string; readonly reason?: string; readonly now: string },
  ): Promise<Sheet | undefined> {
    const { now, marks, ...rest } = sheet
    const row = {
      id: randomUUID(),
      ...rest,
      marks: tx.json(marks as never),
      state: 'draft',
      createdAt: now,
      changedAt: now,
    }
    const [added] = await tx<Sheet[]>`
      insert into assessment.score_sheet ${tx(row as never)} on conflict on constraint score_sheet_version_taken do nothing
      returning ${tx(SHEET)}`
    return added
  },

  async update(tx: Tx, id: string, expectedRevision: number, draft: Draft, now: string): Promise<Sheet | undefined> {
    const [row] = await tx<Sheet[]>`
      update assessment.score_sheet set marks = ${tx.json(draft.marks as never)}, absent = ${draft.absent}, remark = ${draft.remark},
        total_tenths = ${draft.totalTenths}, revision = revision + 1, changed_at = ${now}
      where id = ${id} and revision = ${expectedRevision} and state = 'draft' returning ${tx(SHEET)}`
    return row
  },

  async sign(tx: Tx, sheet: Sheet, signature: Readonly<Record<string, unknown>>, now: string): Promise<string> {
    const digest = sheetDigest(sheet)
    await tx`update assessment.score_sheet set state = 'signed', digest = ${digest}, signed_at = ${now}, changed_at = ${now},
      signature = ${tx.json({ ...signature, digest } as never)} where id = ${sheet.id} and state = 'draft'`
    return digest
  },

  /** The signed sheets in force of a session: the newest signed version of each member. */
  async listSigned(tx: Tx, sessionId: string): Promise<readonly Sheet[]> {
    return tx<Sheet[]>`
      select distinct on (registration_id, subject, examiner_person_id) ${tx(SHEET)} from assessment.score_sheet
      where session_id = ${sessionId} and state = 'signed' order by registration_id, subject, examiner_person_id, version desc`
  },

  /** All signed versions for one candidate with the names of the examiners. */
  async history(tx: Tx, registrationId: string): Promise<readonly (Sheet & { readonly examiner: string })[]> {
    return tx<(Sheet & { examiner: string })[]>`
      select c.*, coalesce((select d.name from assessment.session_duty d where d.session_id = c.session_id and d.person_id = c.examiner_person_id limit 1), '') as examiner
      from assessment.score_sheet c where c.registration_id = ${registrationId} and c.state = 'signed' order by c.subject, c.signed_at`
  },
}

/** What a signature covers: who was scored by whom in what, and every mark (SHA-256 over JSON with sorted marks). */
export function sheetDigest(sheet: Sheet): string {
  const marks = Object.entries(sheet.marks).sort(([a], [b]) => (a < b ? -1 : 1))
  const text = JSON.stringify([
    sheet.registrationId,
    sheet.subject,
    sheet.examinerPersonId,
    sheet.version,
    sheet.absent,
    marks,
    sheet.totalTenths,
    sheet.remark,
    sheet.supersedes,
    sheet.reason,
  ])
  return createHash('sha256').update(text).digest('hex')
}

export const sessionRubricStore = {
  async fix(tx: Tx, sessionId: string, rubric: StoredRubric, now: string): Promise<void> {
    const digest = createHash('sha256').update(JSON.stringify(rubric.stations)).digest('hex')
    await tx`insert into assessment.session_rubric (session_id, subject, rubric_id, version, stations, digest, fixed_at)
      values (${sessionId}, ${rubric.subject}, ${rubric.id}, ${rubric.version}, ${tx.json(rubric.stations as never)}, ${digest}, ${now})
      on conflict do nothing`
  },

  async stations(tx: Tx, sessionId: string, subject: string): Promise<readonly Station[] | undefined> {
    const [row] = await tx<{ stations: readonly Station[] }[]>`
      select stations from assessment.session_rubric where session_id = ${sessionId} and subject = ${subject}`
    return row?.stations
  },
}
