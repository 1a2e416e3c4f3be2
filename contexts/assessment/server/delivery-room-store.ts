import { randomUUID } from 'node:crypto'
import type { Tx } from '@lingjiang/platform/sql'
import type { ExamRoomState, IncidentKind } from '../contract/delivery-labels.ts'

export type ExamRoom = {
  readonly slotId: string
  readonly sessionId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly state: ExamRoomState
  readonly questions: number
  readonly title: string
  readonly organisation: string
  readonly roomName: string
  readonly siteName: string
  readonly startsAt: string
  readonly endsAt: string
  readonly expected: number
  readonly present: number
  readonly submitted: number
  readonly absent: number
  /** Whether the acting person invigilates here, or the organisation of the session acts. */
  readonly mine: boolean
}

export type Incident = {
  readonly id: string
  readonly kind: IncidentKind
  readonly seat: number | null
  readonly note: string
  readonly extraMinutes: number
  readonly at: string
}

const view = (tx: Tx) => tx`
  select m.slot_id, m.session_id, m.organisation_id, m.region_code, m.state, m.questions, p.occupation_name || ' ' || p.level as title,
    p.organisation_name as organisation, l.room_name, s.site_name, lower(l.during) as starts_at, upper(l.during) as ends_at,
    count(t.id)::integer as expected, count(t.id) filter (where t.state in ('checked-in', 'started', 'submitted'))::integer as present,
    count(t.id) filter (where t.state = 'submitted')::integer as submitted, count(t.id) filter (where t.state = 'absent')::integer as absent,
    (m.organisation_id = platform.actor_organisation() and platform.actor_role() = 'organisation-manager')
      or platform.is_system() or assessment.is_on_duty(m.session_id) as mine
  from assessment.exam_room m join assessment.session_slot l on l.id = m.slot_id join assessment.session s on s.id = m.session_id
  join assessment.plan p on p.id = s.plan_id left join assessment.sitting t on t.slot_id = m.slot_id`
const grouped = (tx: Tx) => tx`group by m.slot_id, l.id, s.id, p.id`

export const roomStore = {
  async find(tx: Tx, slotId: string): Promise<ExamRoom | undefined> {
    const [row] = await tx<ExamRoom[]>`${view(tx)} where m.slot_id = ${slotId} ${grouped(tx)}`
    return row
  },

  async lock(tx: Tx, slotId: string): Promise<ExamRoom | undefined> {
    const [held] = await tx`select slot_id from assessment.exam_room where slot_id = ${slotId} for update`
    return held ? this.find(tx, slotId) : undefined
  },

  async list(
    tx: Tx,
    filter: {
      readonly from: string
      readonly session?: string | undefined
      readonly cursor?: string | undefined
      readonly limit: number
    },
  ): Promise<{ readonly rooms: readonly ExamRoom[]; readonly next: string | null }> {
    const [afterAt, afterId] = /^([\dT:.Z-]{24})~([0-9a-f-]{36})$/.exec(filter.cursor ?? '')?.slice(1) ?? []
    const rows = await tx<ExamRoom[]>`
      select * from (${view(tx)} where upper(l.during) >= (${filter.from}::date)::timestamp at time zone 'Asia/Shanghai'
        ${filter.session ? tx`and m.session_id = ${filter.session}` : tx``} ${grouped(tx)}) room
      ${afterAt && afterId ? tx`where (starts_at, slot_id) > (${afterAt}::timestamptz, ${afterId}::uuid)` : tx``}
      order by starts_at, slot_id limit ${filter.limit + 1}`
    const rooms = rows.slice(0, filter.limit)
    const last = rooms.at(-1)
    return { rooms, next: rows.length > filter.limit && last ? `${last.startsAt}~${last.slotId}` : null }
  },

  async insert(
    tx: Tx,
    common: {
      readonly sessionId: string
      readonly organisationId: string
      readonly regionCode: string
      readonly questions: number
    },
    slotIds: readonly string[],
  ): Promise<void> {
    if (slotIds.length === 0) return
    await tx`insert into assessment.exam_room ${tx(slotIds.map((slotId) => ({ slotId, ...common, state: 'waiting' })))}
      on conflict do nothing`
  },

  async open(tx: Tx, slotId: string, by: string | null, now: string): Promise<void> {
    await tx`update assessment.exam_room set state = 'open', opened_at = ${now}, opened_by = ${by} where slot_id = ${slotId}`
  },

  async close(tx: Tx, slotId: string, by: string | null, now: string): Promise<void> {
    await tx`update assessment.exam_room set state = 'closed', closed_at = ${now}, closed_by = ${by} where slot_id = ${slotId}`
  },

  async addIncident(
    tx: Tx,
    incident: {
      readonly slotId: string
      readonly sittingId: string | null
      readonly sessionId: string
      readonly organisationId: string
      readonly regionCode: string
      readonly kind: IncidentKind
      readonly note: string
      readonly extraMinutes: number
      readonly accountId: string | null
      readonly at: string
    },
  ): Promise<string> {
    const id = randomUUID()
    await tx`insert into assessment.exam_incident ${tx({ id, ...incident })}`
    return id
  },

  async listIncidents(tx: Tx, slotId: string): Promise<readonly Incident[]> {
    return tx<Incident[]>`
      select i.id, i.kind, t.seat, i.note, i.extra_minutes, i.at from assessment.exam_incident i
      left join assessment.sitting t on t.id = i.sitting_id where i.slot_id = ${slotId} order by i.at desc, i.id`
  },
}
