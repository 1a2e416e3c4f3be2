import type { Tx } from '@lingjiang/platform/sql'
import type { Subject } from '../contract/index.ts'

export type ScoringSlot = {
  readonly slotId: string
  readonly sessionId: string
  readonly organisationId: string
  readonly regionCode: string
  readonly sessionState: string
  readonly title: string
  readonly organisation: string
  readonly subject: Subject
  readonly roomName: string
  readonly siteName: string
  readonly startsAt: string
  readonly endsAt: string
  readonly candidates: number
  readonly signed: number
  readonly members: number
}
export type ScoredCandidate = {
  readonly registrationId: string
  readonly seat: number
  readonly name: string
  readonly ticketNumber: string
  readonly documentMasked: string
}

const PANEL_ROLES = ['examiner', 'lead-examiner', 'review-panel']

/** Slots scored by people that concern the actor: on the panel, or as the organisation. Sheets are counted as far as the actor sees them. */
const view = (tx: Tx) => tx`
  select l.id as slot_id, l.session_id, s.organisation_id, s.region_code, s.state as session_state,
    p.occupation_name || ' ' || p.level as title, p.organisation_name as organisation, l.subject, l.room_name, s.site_name,
    lower(l.during) as starts_at, upper(l.during) as ends_at,
    (select count(*)::integer from assessment.seat t where t.slot_id = l.id) as candidates,
    (select count(distinct (c.registration_id, c.examiner_person_id))::integer from assessment.score_sheet c
     where c.slot_id = l.id and c.state = 'signed') as signed,
    assessment.panel_size(l.id) as members
  from assessment.session_slot l join assessment.session s on s.id = l.session_id join assessment.plan p on p.id = s.plan_id
  where l.subject in ('practical', 'review')
    and (exists (select from assessment.session_duty d where d.slot_id = l.id and d.role = any(${PANEL_ROLES}) and d.person_id = platform.actor_person())
         or (platform.actor_role() = 'organisation-manager' and s.organisation_id = platform.actor_organisation()))`

export const scoringSlotStore = {
  async find(tx: Tx, slotId: string): Promise<ScoringSlot | undefined> {
    const [row] = await tx<ScoringSlot[]>`${view(tx)} and l.id = ${slotId}`
    return row
  },

  async list(
    tx: Tx,
    filter: {
      readonly from: string
      readonly session?: string | undefined
      readonly cursor?: string | undefined
      readonly limit: number
    },
  ): Promise<{ readonly slots: readonly ScoringSlot[]; readonly next: string | null }> {
    const [afterAt, afterId] = /^([\dT:.Z-]{24})~([0-9a-f-]{36})$/.exec(filter.cursor ?? '')?.slice(1) ?? []
    const rows = await tx<ScoringSlot[]>`
      select * from (${view(tx)} and upper(l.during) >= (${filter.from}::date)::timestamp at time zone 'Asia/Shanghai'
        ${filter.session ? tx`and l.session_id = ${filter.session}` : tx``}) slot
      ${afterAt && afterId ? tx`where (starts_at, slot_id) > (${afterAt}::timestamptz, ${afterId}::uuid)` : tx``}
      order by starts_at, slot_id limit ${filter.limit + 1}`
    const slots = rows.slice(0, filter.limit)
    const last = slots.at(-1)
    return { slots, next: rows.length > filter.limit && last ? `${last.startsAt}~${last.slotId}` : null }
  },

  async candidates(tx: Tx, slotId: string): Promise<readonly ScoredCandidate[]> {
    return tx<ScoredCandidate[]>`
      select t.registration_id, t.number as seat, r.candidate_name as name, coalesce(r.ticket_number, '') as ticket_number, r.document_masked
      from assessment.seat t join assessment.registration r on r.id = t.registration_id where t.slot_id = ${slotId} order by t.number`
  },

  /** The members of the panel of each slot of a session. */
  async panels(
    tx: Tx,
    sessionId: string,
  ): Promise<readonly { readonly slotId: string; readonly subject: Subject; readonly members: readonly string[] }[]> {
    return tx<{ slotId: string; subject: Subject; members: string[] }[]>`
      select l.id as slot_id, l.subject, coalesce(array_agg(d.person_id::text order by d.person_id) filter (where d.id is not null), '{}') as members
      from assessment.session_slot l left join assessment.session_duty d on d.slot_id = l.id and d.role = any(${PANEL_ROLES})
      where l.session_id = ${sessionId} and l.subject in ('practical', 'review') group by l.id`
  },
}
