import type { Tx } from '@lingjiang/platform/sql'
import type { Marking } from '../domain/index.ts'
import type { Sheet } from './scoring-store.ts'

export type SeatedSitting = { readonly id: string; readonly registrationId: string; readonly slotId: string }
export type SeededSitting = {
  readonly id: string
  readonly state: 'submitted' | 'started' | 'absent'
  readonly startsAt: string
  readonly endsAt: string
  readonly submittedAt: string | null
  readonly marking: Marking | null
}
export type SeededAnswer = {
  readonly sittingId: string
  readonly counter: number
  readonly item: number
  readonly choices: string
  readonly at: string
}

/** Bulk writes of seeded exams: the rows that the exam day would leave behind. */
export const seedExamStore = {
  async listSittings(tx: Tx, sessionId: string): Promise<readonly SeatedSitting[]> {
    return tx<SeatedSitting[]>`
      select id, registration_id, slot_id from assessment.sitting where session_id = ${sessionId} order by slot_id, seat`
  },

  async listSlots(
    tx: Tx,
    sessionId: string,
  ): Promise<
    readonly { readonly id: string; readonly subject: string; readonly startsAt: string; readonly endsAt: string }[]
  > {
    return tx<{ id: string; subject: string; startsAt: string; endsAt: string }[]>`
      select id, subject, lower(during) as starts_at, upper(during) as ends_at from assessment.session_slot
      where session_id = ${sessionId} order by lower(during), id`
  },

  async addAnswers(tx: Tx, answers: readonly SeededAnswer[]): Promise<void> {
    for (let from = 0; from < answers.length; from += 5000) {
      const rows = answers.slice(from, from + 5000)
      await tx`insert into assessment.exam_answer (sitting_id, epoch, counter, item, choices, received_at)
        select sitting_id, 1, counter, item, choices, at from unnest(${rows.map((row) => row.sittingId)}::uuid[],
          ${rows.map((row) => row.counter)}::integer[], ${rows.map((row) => row.item)}::smallint[], ${rows.map((row) => row.choices)}::text[],
          ${rows.map((row) => row.at)}::timestamptz[]) as a (sitting_id, counter, item, choices, at)`
    }
  },

  async setSitting(tx: Tx, sitting: SeededSitting): Promise<void> {
    const present = sitting.state !== 'absent'
    await tx`update assessment.sitting set state = ${sitting.state}, epoch = ${present ? 1 : 0},
      checked_in_at = ${present ? sitting.startsAt : null}, started_at = ${present ? sitting.startsAt : null},
      ends_at = ${present ? sitting.endsAt : null}, closes_at = ${present ? sitting.endsAt : null}, submitted_at = ${sitting.submittedAt},
      submitted_by = ${sitting.submittedAt ? 'candidate' : null}, score_tenths = ${sitting.marking?.scoreTenths ?? null},
      marking = ${sitting.marking ? tx.json(sitting.marking as never) : null} where id = ${sitting.id}`
  },

  async setRooms(tx: Tx, sessionId: string, state: 'open' | 'closed', at: string): Promise<void> {
    await tx`update assessment.exam_room set state = ${state}, opened_at = coalesce(opened_at, ${at}),
      closed_at = ${state === 'closed' ? at : null} where session_id = ${sessionId}`
  },

  async addSignedSheets(
    tx: Tx,
    sheets: readonly (Sheet & { readonly signature: unknown; readonly now: string })[],
  ): Promise<void> {
    for (let from = 0; from < sheets.length; from += 1000) {
      const rows = sheets.slice(from, from + 1000).map(({ now, signature, marks, ...sheet }) => ({
        ...sheet,
        marks: tx.json(marks as never),
        signature: tx.json(signature as never),
        createdAt: now,
        changedAt: now,
      }))
      await tx`insert into assessment.score_sheet ${tx(rows as never)} on conflict on constraint score_sheet_version_taken do nothing`
    }
  },
}
