import { randomUUID } from 'node:crypto'
import type { Tx } from '@lingjiang/platform/sql'
import type { SittingState } from '../contract/delivery-labels.ts'
import type { Marking } from '../domain/index.ts'

/** A sitting with what its screens show of registration, session and slot. */
export type Sitting = {
  readonly id: string
  readonly registrationId: string
  readonly sessionId: string
  readonly slotId: string
  readonly paperId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly personId: string
  readonly seat: number
  readonly variant: 'A' | 'B'
  readonly state: SittingState
  readonly epoch: number
  readonly extraMinutes: number
  readonly checkedInAt: string | null
  readonly startedAt: string | null
  readonly endsAt: string | null
  readonly closesAt: string | null
  readonly submittedAt: string | null
  readonly submittedBy: string | null
  readonly scoreTenths: number | null
  readonly candidateName: string
  readonly ticketNumber: string
  readonly documentMasked: string
  readonly slotStartsAt: string
  readonly slotEndsAt: string
  readonly roomName: string
  readonly roomState: 'waiting' | 'open' | 'closed'
  readonly title: string
  readonly organisationName: string
  readonly questions: number
}

const view = (tx: Tx) => tx`
  select t.id, t.registration_id, t.session_id, t.slot_id, t.paper_id, t.organisation_id, t.region_code, t.person_id, t.seat, t.variant, t.state,
    t.epoch, t.extra_minutes, t.checked_in_at, t.started_at, t.ends_at, t.closes_at, t.submitted_at, t.submitted_by, t.score_tenths,
    r.candidate_name, coalesce(r.ticket_number, '') as ticket_number, r.document_masked, lower(l.during) as slot_starts_at,
    upper(l.during) as slot_ends_at, l.room_name, m.state as room_state, p.occupation_name || ' ' || p.level as title, p.organisation_name,
    m.questions
  from assessment.sitting t
  join assessment.registration r on r.id = t.registration_id
  join assessment.session_slot l on l.id = t.slot_id
  join assessment.exam_room m on m.slot_id = t.slot_id
  join assessment.session s on s.id = t.session_id
  join assessment.plan p on p.id = s.plan_id`

export type NewSitting = {
  readonly registrationId: string
  readonly slotId: string
  readonly personId: string
  readonly seat: number
}

export const deliveryStore = {
  async find(tx: Tx, id: string): Promise<Sitting | undefined> {
    const [row] = await tx<Sitting[]>`${view(tx)} where t.id = ${id}`
    return row
  },

  /** Like find, and holds the sitting until the transaction ends: answers and a second submission wait. */
  async lock(tx: Tx, id: string): Promise<Sitting | undefined> {
    const [held] = await tx`select id from assessment.sitting where id = ${id} for update`
    return held ? this.find(tx, id) : undefined
  },

  /** The sittings of a ticket around a moment: a day before to a day after. */
  async findByTicket(
    tx: Tx,
    ticketNumber: string,
    now: string,
  ): Promise<readonly (Sitting & { documentType: string })[]> {
    return tx<(Sitting & { documentType: string })[]>`
      select v.*, g.document_type from (${view(tx)}) v join assessment.registration g on g.id = v.registration_id
      where v.ticket_number = ${ticketNumber} and v.slot_ends_at > ${now}::timestamptz - interval '1 day'
        and v.slot_starts_at < ${now}::timestamptz + interval '1 day' order by v.slot_starts_at`
  },

  async listOfSlot(tx: Tx, slotId: string): Promise<readonly (Sitting & { readonly answered: number })[]> {
    return tx<(Sitting & { answered: number })[]>`
      select v.*, 0 as answered from (${view(tx)}) v where v.slot_id = ${slotId} order by v.seat, v.id`
  },

  /** How many questions each candidate has answered; read as the system, because answers are nobody else's. */
  async countAnswered(tx: Tx, sittingIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx<{ sittingId: string; answered: number }[]>`
      select sitting_id, count(*) filter (where choices <> '')::integer as answered from (
        select distinct on (sitting_id, item) sitting_id, item, choices from assessment.exam_answer
        where sitting_id = any(${[...sittingIds]}::uuid[]) order by sitting_id, item, epoch desc, counter desc) current group by 1`
    return new Map(rows.map((row) => [row.sittingId, row.answered]))
  },

  async insert(
    tx: Tx,
    common: {
      readonly sessionId: string
      readonly organisationId: string
      readonly regionCode: string
      readonly paperId: string
    },
    sittings: readonly NewSitting[],
  ): Promise<void> {
    for (let from = 0; from < sittings.length; from += 2000) {
      const rows = sittings.slice(from, from + 2000).map((sitting) => ({
        id: randomUUID(),
        ...common,
        ...sitting,
        variant: sitting.seat % 2 === 1 ? 'A' : 'B',
        state: 'expected',
      }))
      await tx`insert into assessment.sitting ${tx(rows)} on conflict on constraint sitting_once do nothing`
    }
  },

  async checkIn(tx: Tx, id: string, by: string | null, now: string): Promise<boolean> {
    const rows =
      await tx`update assessment.sitting set state = 'checked-in', checked_in_at = ${now}, checked_in_by = ${by}
      where id = ${id} and state = 'expected' returning id`
    return rows.length > 0
  },

  /** Opens the paper: the next epoch; the first opening also starts the time. @returns the epoch */
  async open(
    tx: Tx,
    id: string,
    times: { readonly now: string; readonly endsAt: string; readonly closesAt: string },
  ): Promise<number> {
    const [row] = await tx<{ epoch: number }[]>`
      update assessment.sitting set state = 'started', epoch = epoch + 1, started_at = coalesce(started_at, ${times.now}),
        ends_at = ${times.endsAt}, closes_at = ${times.closesAt}
      where id = ${id} and state in ('checked-in', 'started') returning epoch`
    return row?.epoch ?? 0
  },

  async extend(
    tx: Tx,
    id: string,
    extraMinutes: number,
    end: { readonly endsAt: string; readonly closesAt: string },
  ): Promise<void> {
    await tx`update assessment.sitting set extra_minutes = ${extraMinutes},
      ends_at = case when state = 'started' then ${end.endsAt}::timestamptz else ends_at end,
      closes_at = case when state = 'started' then ${end.closesAt}::timestamptz else closes_at end where id = ${id}`
  },

  async submit(
    tx: Tx,
    id: string,
    done: { readonly at: string; readonly by: 'candidate' | 'clock' | 'invigilator'; readonly marking: Marking },
  ): Promise<void> {
    await tx`update assessment.sitting set state = 'submitted', submitted_at = ${done.at}, submitted_by = ${done.by},
      score_tenths = ${done.marking.scoreTenths}, marking = ${tx.json(done.marking as never)} where id = ${id} and state = 'started'`
  },

  /** Holds sittings whose time is over, some at a time; those that another worker holds are left to it. */
  async takeOverdue(
    tx: Tx,
    now: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly paperId: string; readonly closesAt: string }[]> {
    return tx<{ id: string; paperId: string; closesAt: string }[]>`
      select id, paper_id, closes_at from assessment.sitting where state = 'started' and closes_at < ${now}
      order by closes_at limit ${limit} for update skip locked`
  },

  /** The answers in force of some sittings: the highest epoch and counter of each question. */
  async answersOf(
    tx: Tx,
    sittingIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>> {
    const rows = await tx<{ sittingId: string; item: number; choices: string }[]>`
      select distinct on (sitting_id, item) sitting_id, item, choices from assessment.exam_answer
      where sitting_id = any(${[...sittingIds]}::uuid[]) order by sitting_id, item, epoch desc, counter desc`
    const bySitting = new Map<string, Map<number, readonly string[]>>(sittingIds.map((id) => [id, new Map()]))
    for (const row of rows)
      bySitting.get(row.sittingId)?.set(row.item, row.choices === '' ? [] : row.choices.split(','))
    return bySitting
  },

  async markAbsent(tx: Tx, slotId: string): Promise<number> {
    const rows =
      await tx`update assessment.sitting set state = 'absent' where slot_id = ${slotId} and state in ('expected', 'checked-in') returning id`
    return rows.length
  },
}

/** Writes the answers that come with the submission; one that is there already stays. */
export async function appendAnswers(
  tx: Tx,
  sittingId: string,
  epoch: number,
  answers: readonly { readonly counter: number; readonly number: number; readonly choices: readonly string[] }[],
  at: string,
): Promise<void> {
  if (answers.length === 0) return
  await tx`insert into assessment.exam_answer (sitting_id, epoch, counter, item, choices, received_at)
    select ${sittingId}::uuid, ${epoch}::integer, a.*, ${at}::timestamptz from unnest(${answers.map((answer) => answer.counter)}::integer[],
      ${answers.map((answer) => answer.number)}::smallint[], ${answers.map((answer) => answer.choices.join(','))}::text[]) as a
    on conflict on constraint exam_answer_once do nothing`
}
